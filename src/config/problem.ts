import { unseen } from '../core/poolfile.ts'

/** Where something is in the files: which one, then keys and positions in lists. */
export type Path = readonly ['portal' | 'pool' | 'accessibility', ...(string | number)[]]

/** What a rule or the schema found. The sentence says what is wrong, the tip what to do about it. */
export interface Problem {
  path: Path
  message: string
  tip: string
  /** The key itself is meant, not its value. */
  key?: true
}

/** A problem, found in a file. Lines and columns count from 1. */
export interface Finding {
  file: string
  line: number
  column: number
  message: string
  tip: string
}

/** What an operator reads of it: `file:line:column  sentence`, and the tip below. */
export function inWords({ file, line, column, message, tip }: Finding): string {
  return `${file}:${line}:${column}  ${message}\n    tip: ${tip}`
}

/** In the order in which they are met when reading the files. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted(
    (a, b) =>
      a.file.localeCompare(b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      a.message.localeCompare(b.message),
  )

/** A moment as operators read it; in milliseconds since 1970. */
export const minute = (time: number): string =>
  `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** How a message names a place: `weight`, `retention.days`, `an entry of services`. */
export function label(path: Path): string {
  const [, ...keys] = path
  const last = keys.at(-1)
  if (last === undefined) return 'the file'
  if (typeof last === 'number') return `an entry of ${keys.findLast(key => typeof key === 'string')}`
  return keys.slice(keys.findLastIndex(key => typeof key === 'number') + 1).join('.')
}

/** How a message shows a value that was found, also what cannot be seen in it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const written = typeof value === 'string' ? JSON.stringify(value) : String(value)
  const text = written.replace(new RegExp(unseen, 'gu'), escaped)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
