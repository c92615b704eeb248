import type { NameRule } from './softwares/contract.ts'

/** `length` bytes that nobody can predict: `crypto.getRandomValues` on the page, chosen bytes in tests. */
export type Random = (length: number) => Uint8Array

/** The chance in one room, drawn once so that its name stays still while the title is typed. */
export interface Lot {
  /** Two words, for rooms without a title. */
  words: string
  /** What makes the name hard to guess: 12 characters of 5 bits, in three groups. */
  tail: string
  /** A 128-bit secret in base64url, for software whose links carry one. */
  key: string
}

/** Crockford's base 32, lower case: no i, l, o or u to misread or to spell something with. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Longest part made from a title, so that the whole stays below Etherpad's 50, the strictest limit. */
const titleMax = 30

/** The longest name ever made: a title, a hyphen, the longest tail. */
export const nameMax = titleMax + 1 + 14

/**
 * Names that mean something else on some software (its routes, its folders, its public rooms), so nobody gets them.
 * From the routers of Etherpad, EtherCalc, Scrumblr, HedgeDoc, WBO, MiroTalk and the stock Jitsi proxies.
 */
const reserved = new Set(
  `new edit view app form appeditor static css js lib libs images fonts lang sounds img demo random admin login join
  config status metrics health api p s me history auth socketio etc var boards anonymous foobar robots manifest
  favicon index room rooms`.split(/\s+/),
)

/** Letters that Unicode does not decompose, as people type them without an accent. */
const plainLetters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** `words`: up to 256 to name rooms with, kind and plain, in the visitor's language (src/locales). */
export function drawLot(random: Random, words: readonly string[]): Lot {
  const word = () => words[below(words.length, random)] ?? ''
  const group = () => Array.from(random(4), byte => alphabet[byte % alphabet.length]).join('')
  return {
    words: `${word()}-${word()}`,
    tail: [group(), group(), group()].join('-'),
    key: base64url(random(16)),
  }
}

/**
 * The name of a room: what was typed, made so that no software and no proxy changes it, then the tail.
 * `guessable` drops the tail, for people who want a short name and were told that whoever guesses it gets in;
 * it has no effect where there is no usable title, or where the software wants random names only.
 */
export function roomName(title: string, lot: Lot, rule: NameRule, guessable = false): string {
  const typed = rule.typed ? slug(title) : ''
  // 60 bits for what lasts, 50 for a call: contracts in core/softwares/contract.ts.
  const tail = rule.lasting ? lot.tail : lot.tail.slice(0, -2)
  const name = typed && guessable ? unreserved(typed) : `${typed || lot.words}-${tail}`
  return rule.alphabet === 'alphanumeric' ? name.replaceAll('-', '') : name
}

/** Whether anything of a title is left in a name: only then can the tail be dropped. */
export const hasTitle = (title: string): boolean => slug(title) !== ''

/**
 * A title as a-z, 0-9 and single inner hyphens: the only spelling that all software and the proxies in front of
 * them leave alone. Titles in other scripts become empty: the room is then named by the lot.
 */
export function slug(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþı]/g, letter => plainLetters[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, titleMax)
    .replace(/-$/, '')
}

/** `new` is a page of the software, `new-room` is ours; without hyphens too. */
const unreserved = (name: string): string => (reserved.has(name.replaceAll('-', '')) ? `${name}-room` : name)

/** A whole number from 0 to `limit` - 1 (`limit` up to 256), every one as likely: bytes that would favour some are redrawn. */
function below(limit: number, random: Random): number {
  const fair = 256 - (256 % limit)
  for (;;) {
    const byte = random(1)[0] ?? 0
    if (byte < fair) return byte % limit
  }
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
