import type { Said, Shared } from './arrival.ts'

// How the service worker leaves what other applications share, and how the page finds it: one entry that says what there
// is, and one per file.

export const arrivalCache = 'entraide.arrival'

/** The address of the entry that says what arrived. */
export const noteEntry = '/.arrival/note'
/** The address of the entry that holds this file. */
export const fileEntry = (at: number): string => `/.arrival/${at}`

/** For how long it is kept, in milliseconds. */
export const keptFor = 600_000

/** How much is taken at once. */
export const most = { files: 20, bytes: 100_000_000, letters: 250_000 } as const

/** The last part of the address that other applications share to, in each language. */
export const sharePage = 'partager'

/** Why nothing is there, behind the `#` of the page's address: no worker took it, or the device had no room for it. */
export const losses = ['again', 'lost'] as const
export type Loss = (typeof losses)[number]

/** What the entry holds that says what arrived. */
export interface Note extends Said {
  /** When, in milliseconds since 1970. */
  time: number
  files: Shared[]
  /** How many files were too many, or too large. */
  skipped: number
}

/** Whether what arrived then is still kept. A clock that went back makes it old too. */
export const isFresh = (time: unknown, now: number): time is number =>
  typeof time === 'number' && Math.abs(now - time) < keptFor

/** What is found there, if it is one of ours and not too old. */
export function readNote(found: unknown, now: number): Note | undefined {
  if (!isRecord(found)) return undefined
  const { time, skipped, files } = found
  if (!isFresh(time, now)) return undefined
  return {
    ...{ title: textOf(found['title']), text: textOf(found['text']), url: textOf(found['url']) },
    time,
    files: Array.isArray(files) ? files.filter(isShared).slice(0, most.files) : [],
    skipped: typeof skipped === 'number' ? skipped : 0,
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isShared = (value: unknown): value is Shared =>
  isRecord(value) &&
  typeof value['name'] === 'string' &&
  typeof value['type'] === 'string' &&
  typeof value['size'] === 'number'
