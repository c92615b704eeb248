/** One request as a kitten sees it: what is above its own address is cut off. */
export interface Visit {
  method: string
  /** As it was sent, still percent-encoded, below the kitten's address and without the query: `p/ma%20salle`. */
  path: string
  /** With its question mark, or empty. */
  search: string
  query: URLSearchParams
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>
  body: string
  /** The same as it came, where it is more than text. */
  bytes: Buffer
}

export interface Reply {
  status: number
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array
}

/** `hang-up` closes the connection without a word, `silence` keeps it open and never answers. */
export type Answer = Reply | 'hang-up' | 'silence'

/**
 * How a software itself may be: `well`; `login`, where its host asks for accounts; `maintenance`, on its own page
 * for that; `full`, where its host has closed new uploads; `hollow`, where its pages come and what does the work
 * behind them is dead; `guarded`, where it takes forms from its own pages only.
 */
export type OwnMood = 'well' | 'login' | 'maintenance' | 'full' | 'hollow' | 'guarded'

export type Handler = (visit: Visit, mood: OwnMood) => Answer

/** A server that behaves like an instance of one software, as far as links and probes can tell. */
export interface Kitten {
  /** The moods it plays as its software does; those of any server are in moods.ts. */
  moods: readonly OwnMood[]
  /** A new one at this address, which ends with a slash. What visitors create there is remembered. */
  at: (base: string) => Handler
}
