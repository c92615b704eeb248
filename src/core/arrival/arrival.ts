import { linkIn } from '../links.ts'

/** What another application gave, in its own words. */
export interface Said {
  title: string
  text: string
  url: string
}

/** One file of it, before anybody looks inside. */
export interface Shared {
  name: string
  type: string
  size: number
}

/** What it turned out to be. */
export interface Arrival {
  what: 'nothing' | 'link' | 'text' | 'picture' | 'pictures' | 'file' | 'files'
  /** The first address in it; http is left as it came. */
  link?: string
  /** All its words, each once. */
  text: string
  files: readonly Shared[]
  /** Whether there was more text than is taken. */
  cut: boolean
}

/** What may be made of it, best first. `join`: open the link. */
export type Proposal = 'join' | 'link' | 'text' | 'pictures' | 'drop'

const longest = { title: 300, text: 200_000, url: 4000, name: 200 }

/** Some applications share what they mean as text by a file of it. */
const nakedText = 100_000

/** What arrived, whoever sent it: nothing in it is believed. `unkept`: how many files are known by name alone. */
export function arrivalOf({ title, text, url }: Said, shared: readonly Shared[] = [], unkept = 0): Arrival {
  const said = { title: line(title, longest.title), text: tidy(text), url: line(url, longest.text) }
  const words = wordsOf(said)
  const apart = linkOf(said.url)
  const link = apart ?? linkOf(said.text) ?? linkOf(said.title)
  const files = shared.map(named)
  return {
    what: kindOf(files, unkept) ?? kindOfWords(words, link, apart !== undefined),
    ...(link !== undefined && { link }),
    text: clamped(words, longest.text),
    files,
    cut: words.length > longest.text,
  }
}

function kindOf(files: readonly Shared[], unkept: number): Arrival['what'] | undefined {
  if (files.length + unkept === 0) return undefined
  // Whoever has them chooses them again, on the page of the tool.
  if (files.length === 0) return unkept === 1 ? 'file' : 'files'
  if (files.every(isPicture)) return files.length === 1 ? 'picture' : 'pictures'
  return files.length === 1 ? 'file' : 'files'
}

/** A link with a few words around it is still a link; a letter with one inside is a text. `apart`: it came by itself. */
function kindOfWords(words: string, link: string | undefined, apart: boolean): Arrival['what'] {
  if (words === '') return 'nothing'
  return link !== undefined && (apart || words.length - link.length <= 300) ? 'link' : 'text'
}

/** `room`: the link leads to a room that the portal knows; `owner`: and owns it, so that nobody else should get it. */
export function proposalsFor({ what, link, text }: Arrival, known?: 'room' | 'owner'): Proposal[] {
  const words: Proposal[] = text === '' ? [] : ['text']
  if (what === 'nothing') return []
  if (what === 'picture' || what === 'pictures') return ['pictures', 'drop', ...words]
  if (what === 'file' || what === 'files') return ['drop', ...words]
  if (link === undefined) return words
  if (known === 'owner') return ['join']
  if (known === 'room') return what === 'link' ? ['join', 'text'] : ['text', 'join']
  return what === 'link' ? ['link', 'text', 'join'] : ['text', 'link', 'join']
}

/** Whether this file is the text itself, shared by an application that knows no other way. */
export const isNakedText = ({ type, size }: Shared): boolean =>
  /^text\/plain\b/i.test(type) && size > 0 && size < nakedText

/** A drawing made of lines is a file like others: tools for pictures want those made of dots. */
export const isPicture = ({ name, type }: Shared): boolean =>
  type === '' ? /\.(jpe?g|png|gif|webp|avif|hei[cf])$/i.test(name) : /^image\/(?!svg)/i.test(type)

/** On Android the address stands in the text, behind its title; elsewhere it may be the title itself. */
function linkOf(words: string): string | undefined {
  // A text may be long: it is read once, and not for ever.
  for (const [found] of [...words.slice(0, longest.text).matchAll(address)].slice(0, 20)) {
    const link = found.length <= longest.url ? linkIn(found) : undefined
    if (link) return link.href
  }
  return undefined
}

const address = /https?:\/\/[^\s<>"«»“”]+/gi

/** Applications repeat themselves: what stands in another part is left out. */
function wordsOf({ title, text, url }: Said): string {
  const parts = [title, text, url].filter(part => part !== '')
  return parts
    .filter(
      (part, at) => !parts.some((other, i) => i !== at && other.includes(part) && (other !== part || i < at)),
    )
    .join('\n')
}

const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g
/** They would let a name read backwards. */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const tidy = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll(controls, '').trim()

/** What somebody else wrote, as one line of so many letters at most that reads as it is written. */
export const line = (text: string, most: number): string =>
  clamped(tidy(text).replaceAll(turns, '').replaceAll(/\s+/g, ' '), most)

/** Never through the middle of a sign. */
const clamped = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\ud800-\udbff]$/, text.length > most ? '' : '$&')

/** Of a long name, both ends: the last one says what the file is. */
function named({ name, type, size }: Shared): Shared {
  const whole = line(name, 4000)
  const half = longest.name / 2
  const short = whole.length > longest.name ? `${whole.slice(0, half)}…${whole.slice(-half)}` : whole
  return { name: short, type, size }
}
