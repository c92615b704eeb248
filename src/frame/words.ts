import type { Instance } from '../core/pool.ts'

/** What the document gives to say, by src/site/frame.ts. */
interface Words {
  /** To name rooms with. */
  lot: readonly string[]
  says: Readonly<Record<string, string>>
}

export const words: Words = JSON.parse(document.getElementById('words')?.textContent ?? '')

export const language = document.documentElement.lang

/** A sentence, with what belongs between its braces. */
export const say = (key: string, values: Readonly<Record<string, string>> = {}): string =>
  (words.says[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

/** Who hosts, for a sentence. */
export const hostOf = ({ provider: { name } }: Instance) => ({ provider: name })
