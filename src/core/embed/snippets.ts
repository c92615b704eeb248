import { frameAddress, scriptAddress } from './addresses.ts'
import { writeChoices, type Choices, type Known } from './choices.ts'
import type { Way } from './draft.ts'
import { element, oneLine, words } from './html.ts'
import type { Ground } from './draft.ts'
import { verdict } from './verdict.ts'

/** What snippets are made of. */
export interface Piece {
  /** Where the portal is: absolute, with a trailing slash. */
  base: string
  known: Known
  choices: Choices
  /** The portal's own colour for buttons; left out, the house's. */
  own?: Readonly<Record<Ground, string>>
  /** Of the words. */
  language: string
  links: readonly Link[]
  /** What the frame is called. */
  title: string
  /** In pixels, as far as it is known. */
  height: number
  /** Of the script: `sha384-…`. */
  integrity: string
}

export interface Link {
  label: string
  address: string
}

/** Links as a list: what stands everywhere. */
export const list = (
  { links, language }: Pick<Piece, 'links' | 'language'>,
  styles: { list?: string; link?: string } = {},
): string =>
  element(
    'ul',
    { lang: language, style: styles.list },
    `\n${links.map(link => item(link, styles.link)).join('')}`,
  )

const item = ({ label, address }: Link, style: string | undefined): string =>
  `  ${element('li', {}, element('a', { href: address, style }, words(label)))}\n`

/**
 * The same list as buttons. Their style is in attributes: where those are filtered or forbidden the list remains, while
 * of a style of its own some systems leave the text.
 */
export function buttons(piece: Piece): string {
  const { accent, theme, size } = piece.choices
  const { fill, edge, ink } = verdict(accent, theme === 'dark' ? 'dark' : 'light', piece.own)
  const [gap, room] = size === 'compact' ? ['.5rem', '.5rem .875rem'] : ['.75rem', '.75rem 1.25rem']
  return list(piece, {
    list: `display:flex;flex-wrap:wrap;gap:${gap};padding:0;list-style:none`,
    link: `display:block;padding:${room};font-weight:600;text-decoration:none;color:${ink};background:${fill};border:1px solid ${edge};border-radius:.75rem`,
  })
}

/**
 * The frame alone, as high as it was in the preview. Its height is a style, too: many themes say `height: auto` of frames.
 * Where a strict policy refuses styles, the attribute remains.
 */
export const frame = (piece: Piece): string => framed(piece, { style: `width:100%;height:${piece.height}px` })

/** Before the script comes: it sets the height itself, as strict policies let it. */
const framed = (
  { base, choices, known, title, height }: Piece,
  more: Readonly<Record<string, string>> = {},
): string =>
  element('iframe', {
    title,
    src: frameAddress(base, choices, known),
    width: '100%',
    height: String(height),
    frameborder: '0',
    ...more,
    loading: 'lazy',
    referrerpolicy: 'strict-origin-when-cross-origin',
    allow: 'clipboard-write',
    sandbox: 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin',
  })

/**
 * The element whose links become the frame; its attributes are the words of the frame's query. It keeps the place that
 * the frame will take, so that nothing below it moves.
 */
export function component(piece: Piece): string {
  const { choices, known, title } = piece
  const said = Object.fromEntries(new URLSearchParams(writeChoices(choices, known)))
  const style = `display:block;min-height:${roomFor(choices)}`
  return element('entraide-portail', { ...said, label: title, style }, `\n${list(piece)}\n`)
}

/** About how high the frame will be: its tools below each other on a phone, three in a row where there is room. */
function roomFor({ services, size }: Choices): string {
  const row = size === 'compact' ? 70 : 95
  const [tall, low] = [services.length, Math.ceil(services.length / 3)].map(rows => 130 + rows * row) as [
    number,
    number,
  ]
  const slope = (tall - low) / 500
  return `clamp(${low}px,calc(${Math.round(tall + 400 * slope)}px - ${Math.round(100 * slope)}vw),${tall}px)`
}

/** What stands on a page of HTML, for each way but the list. */
export const html: Readonly<Record<Way, (piece: Piece) => string>> = {
  links: buttons,
  frame,
  sized: piece => `${framed(piece)}\n${script(piece)}`,
  component: piece => `${component(piece)}\n${script(piece)}`,
}

const script = ({ base, integrity }: Piece): string =>
  element('script', { src: scriptAddress(base), integrity, crossorigin: 'anonymous', async: true })

/** What the partner's own policy has to allow. Nothing, for links. */
export function policy({ base, integrity }: Pick<Piece, 'base' | 'integrity'>, way: Way): string[] {
  if (way === 'links') return []
  const frames = `frame-src ${base}embed/`
  return way === 'frame' ? [frames] : [frames, `script-src '${integrity}' ${scriptAddress(base)}`]
}

// What other systems write instead of HTML. They know no way to escape what they read as theirs: it is replaced.

/** https://www.spip.net/fr_article1578.html: a list of links. */
export const spip = (links: readonly Link[]): string =>
  links.map(({ label, address }) => `-* [${words(bare(label))}->${tame(address)}]`).join('\n')

/** https://www.dokuwiki.org/wiki:syntax: a list of links. */
export const dokuwiki = (links: readonly Link[]): string =>
  links.map(({ label, address }) => `  * [[${tame(address)}|${bare(label)}]]`).join('\n')

/** A list of links, as CommonMark has it. */
export const markdown = (links: readonly Link[]): string =>
  links.map(({ label, address }) => `- [${escaped(label)}](<${literal(tame(address))}>)`).join('\n')

/** Markdown reads `&lt;` in an address too. */
const literal = (address: string): string => address.replaceAll(/&(?=#?\w+;)/g, '&amp;')

/** HTML in the midst of the text of SPIP or DokuWiki. */
export const raw = (html: string): string => `<html>\n${html}\n</html>`

/** An address without the signs by which these systems end one. */
const tame = (address: string): string => address.replaceAll(/[\s<>"'[\]{}|\\]/g, encodeURIComponent)

const bare = (label: string): string =>
  oneLine(label).replaceAll(/[[{]/g, '(').replaceAll(/[\]}]/g, ')').replaceAll('|', '/').replaceAll('->', '→')

const escaped = (label: string): string => oneLine(label).replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`)
