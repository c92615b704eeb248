import { isIP } from 'node:net'
import { isOnThisMachine } from '../../core/poolfile.ts'
import { isPublic } from '../probe/reach.ts'
import { isAnswer, type Answer, type Reply } from './answer.ts'
import type { Line } from './line.ts'

/** What is asked of a portal: one address, or several of a kind. */
export type Name =
  | 'plain'
  | 'root'
  | 'homes'
  | 'homeHead'
  | 'homeKnown'
  | 'service'
  | 'slashless'
  | 'frames'
  | 'script'
  | 'oembed'
  | 'pool'
  | 'poolPlain'
  | 'health'
  | 'healthPlain'
  | 'history'
  | 'runs'
  | 'worker'
  | 'asset'
  | 'assetGzip'
  | 'font'
  | 'missingPage'
  | 'missingAsset'
  | 'listing'
  | 'hidden'
  | 'share'
  | 'manifest'
  | 'icons'
  | 'robots'
  | 'sitemap'
  | 'security'

/** All that was seen of a portal, for the judges. */
export interface Seen {
  /** Where it is, with a slash at the end. */
  address: URL
  /** From the address that was given to the first page, redirects among them. */
  hops: readonly Reply[]
  line?: Line | undefined
  replies: Readonly<Partial<Record<Name, readonly Reply[]>>>
  /** When it was looked at, in milliseconds since 1970. */
  now: number
}

/** Something an operator should know. `warning`: it may be left so. */
export interface Finding {
  /** Where: a path of the portal, or its whole address. */
  path: string
  /** What was seen. */
  message: string
  /** What to do. */
  tip: string
  warning?: true
}

/** Tells what is wrong about one subject, from what was seen and nothing else. Nothing: there is nothing to judge. */
export type Judge = (seen: Seen) => Finding[] | undefined

export const answers = ({ replies }: Seen, ...names: Name[]): Answer[] =>
  names.flatMap(name => replies[name] ?? []).filter(isAnswer)

export const answer = (seen: Seen, name: Name): Answer | undefined => answers(seen, name)[0]

/** The same, where what was asked for is there. */
export const given = (seen: Seen, ...names: Name[]): Answer[] =>
  answers(seen, ...names).filter(({ status, flaw }) => status === 200 && flaw === undefined)

/** What is missing, as it should be. */
export const lost = (seen: Seen): Answer[] =>
  answers(seen, 'missingPage', 'missingAsset').filter(({ status }) => status === 404)

/** The path of an answer behind the portal's base: `fr/`. */
export const pathIn = ({ address }: Seen, { url }: { url: string }): string =>
  new URL(url).pathname.slice(address.pathname.length)

/** Whether an address is one for the operator alone: of this machine, or of a network that is not public. */
export function isNear({ hostname }: URL): boolean {
  const name = hostname.replace(/^\[|\]$/g, '')
  return isOnThisMachine(hostname) || (isIP(name) !== 0 && !isPublic(name))
}
