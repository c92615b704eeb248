import fc from 'fast-check'
import { Window } from 'happy-dom'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { contrast, least } from '../../../src/core/colour.ts'
import { readChoices, usual } from '../../../src/core/embed/choices.ts'
import { ways } from '../../../src/core/embed/draft.ts'
import { oneLine } from '../../../src/core/embed/html.ts'
import {
  buttons,
  component,
  dokuwiki,
  frame,
  html,
  list,
  markdown,
  policy,
  raw,
  spip,
  type Piece,
} from '../../../src/core/embed/snippets.ts'
import { known, pieces } from './pieces.ts'

const window = new Window()

/** What a browser makes of a snippet: each element with its depth, its attributes and its own words. */
function parse(
  text: string,
): [depth: number, name: string, attributes: Record<string, string>, words: string][] {
  const { body } = new window.DOMParser().parseFromString(`<!doctype html><body>${text}`, 'text/html')
  const depthOf = (element: unknown): number => {
    const { parentElement } = element as { parentElement: unknown }
    return parentElement === body ? 0 : depthOf(parentElement) + 1
  }
  return [...body.querySelectorAll('*')].map(element => [
    depthOf(element),
    element.localName,
    Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value ?? ''])),
    [...element.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map(({ textContent }) => textContent)
      .join('')
      .trim(),
  ])
}

const listed = ({ links, language }: Piece, depth: number, style?: { list: unknown; link: unknown }) => [
  [depth, 'ul', { lang: language, ...(style && { style: style.list }) }, ''],
  ...links.flatMap(({ label, address }) => [
    [depth + 1, 'li', {}, ''],
    [depth + 2, 'a', { href: address, ...(style && { style: style.link }) }, oneLine(label)],
  ]),
]

const sandbox = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin'
const framed = ({ title, height }: Piece, src: string, more = {}) => [
  0,
  'iframe',
  {
    ...{ title: oneLine(title), src, loading: 'lazy', sandbox },
    ...{ width: '100%', height: String(height), frameborder: '0', ...more },
    ...{ referrerpolicy: 'strict-origin-when-cross-origin', allow: 'clipboard-write' },
  },
  '',
]

const scripted = ({ base, integrity }: Piece) => [
  0,
  'script',
  { src: `${base}embed/1.js`, integrity, crossorigin: 'anonymous', async: '' },
  '',
]

const srcIn = (text: string): string => /src="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''

describe('whatever titles, names and addresses are, HTML is just what was meant:', () => {
  const always = (holds: (piece: Piece) => void) => fc.assert(fc.property(pieces, holds), { numRuns: 100 })

  it('a list of links', () =>
    always(piece => {
      expect(parse(list(piece))).toEqual(listed(piece, 0))
    }))

  it('the same as buttons, with styles that say nothing else, and of which no text stays where they are removed', () =>
    always(piece => {
      const style = expect.not.stringMatching(/url|@|expression|[<>{}"]/)
      expect(parse(buttons(piece))).toEqual(listed(piece, 0, { list: style, link: style }))
      expect(buttons(piece).replaceAll(/ style="[^"]*"/g, '')).toBe(list(piece))
    }))

  it('the frame, alone and with its script', () =>
    always(piece => {
      const src = srcIn(frame(piece))
      const style = `width:100%;height:${piece.height}px`
      expect(parse(frame(piece))).toEqual([framed(piece, src, { style })])
      expect(parse(html.sized(piece))).toEqual([framed(piece, src), scripted(piece)])
    }))

  it('the component around its links, whose attributes say what was chosen', () =>
    always(piece => {
      const [outer, ...rest] = parse(component(piece))
      expect(outer?.slice(0, 2)).toEqual([0, 'entraide-portail'])
      const { label, ...said } = outer?.[2] ?? {}
      expect(label).toBe(oneLine(piece.title))
      expect(readChoices(new URLSearchParams(said), known)).toEqual(piece.choices)
      expect(rest).toEqual(listed(piece, 1))
      expect(parse(html.component(piece)).at(-1)).toEqual(scripted(piece))
    }))

  it('and SPIP and DokuWiki are told where HTML ends by nobody but us', () =>
    always(piece => {
      for (const way of ways) expect(raw(html[way](piece)).match(/<\/?html>/g)).toEqual(['<html>', '</html>'])
    }))
})

describe('whatever labels are, other systems read just the links:', () => {
  const always = (holds: (piece: Piece) => void) => fc.assert(fc.property(pieces, holds), { numRuns: 100 })
  /** The same however it is written. */
  const plain = (address = '') => decodeURIComponent(new URL(address).href)
  const addresses = ({ links }: Piece) => links.map(({ address }) => plain(address))

  it('Markdown, read by a real reader', () =>
    always(piece => {
      const rendered = new MarkdownIt({ html: true }).render(markdown(piece.links))
      const found = parse(rendered).filter(([, name]) => !['ul', 'li', 'p'].includes(name))
      expect(found.map(([, name, { href }, words]) => [name, plain(href), words])).toEqual(
        piece.links.map(({ label, address }) => ['a', plain(address), oneLine(label)]),
      )
    }))

  it('SPIP', () =>
    always(piece => {
      const lines = spip(piece.links).split('\n')
      const read = lines.map(line => plain(/^-\* \[([^[\]{}|<>]*)->([^\]]*)\]$/.exec(line)?.[2]))
      expect(read).toEqual(addresses(piece))
    }))

  it('DokuWiki', () =>
    always(piece => {
      const lines = dokuwiki(piece.links).split('\n')
      const read = lines.map(line => plain(/^ {2}\* \[\[([^|]*)\|[^[\]{}|]*\]\]$/.exec(line)?.[1]))
      expect(read).toEqual(addresses(piece))
    }))
})

it('buttons can be told from the page and read, whatever the colour', () => {
  fc.assert(
    fc.property(pieces, piece => {
      const colours = /color:(#\w{6});background:(#\w{6});border:1px solid (#\w{6})/.exec(buttons(piece))
      const [, ink = '', fill = '', edge = ''] = colours ?? []
      expect(contrast(ink, fill)).toBeGreaterThanOrEqual(least.text)
      const ground = piece.choices.theme === 'dark' ? '#16120d' : '#ffffff'
      expect(contrast(edge, ground)).toBeGreaterThanOrEqual(least.edge)
      if (piece.choices.accent) expect(fill).toBe(piece.choices.accent)
    }),
  )
})

const piece: Piece = {
  base: 'https://entraide.example/',
  known,
  choices: { ...usual(known), services: ['pad', 'visio'], language: 'fr', kittens: ['a'] },
  language: 'fr',
  links: [{ label: 'Créer un pad', address: 'https://entraide.example/fr/ouvrir/pad/' }],
  title: 'Entraide : Créer un pad',
  height: 480,
  integrity: 'sha384-x',
}

it('reads as people write it', () => {
  expect(list(piece)).toBe(
    '<ul lang="fr">\n  <li><a href="https://entraide.example/fr/ouvrir/pad/">Créer un pad</a></li>\n</ul>',
  )
  expect(srcIn(frame(piece))).toBe('https://entraide.example/embed/fr/?services=pad,visio&prefer=a')
  expect(spip(piece.links)).toBe('-* [Créer un pad->https://entraide.example/fr/ouvrir/pad/]')
  expect(dokuwiki(piece.links)).toBe('  * [[https://entraide.example/fr/ouvrir/pad/|Créer un pad]]')
  expect(markdown(piece.links)).toBe('- [Créer un pad](<https://entraide.example/fr/ouvrir/pad/>)')
})

it.each([
  ['links', []],
  ['frame', ['frame-src https://entraide.example/embed/']],
  [
    'sized',
    [
      'frame-src https://entraide.example/embed/',
      "script-src 'sha384-x' https://entraide.example/embed/1.js",
    ],
  ],
] as const)('a policy has to allow for %s: %j', (way, lines) => expect(policy(piece, way)).toEqual(lines))
