import { isAnswer, pointer, type Reply } from './answer.ts'
import type { Asker, How } from './ask.ts'
import { lineTo } from './line.ts'
import { first, second, type Call } from './plan.ts'
import type { Name, Seen } from './seen.ts'

interface Means {
  asker: Asker
  /** For the TLS connection, in milliseconds. */
  patience: number
  ca?: string | undefined
  now: () => number
}

/** Looks at a portal from outside: the first page, then what each portal has, then what its pages name. */
export async function look(address: URL, { asker, patience, ca, now }: Means): Promise<Seen> {
  const hops = await follow(address, asker)
  const end = new URL(hops.at(-1)?.url ?? address.href)
  const place = placeOf(address, end)
  const line = place.protocol === 'https:' ? await lineTo(place, patience, ca) : undefined
  let seen: Seen = { address: place, hops, line, replies: { root: hops.slice(-1) }, now: now() }
  if (!isAnswer(hops.at(-1)) || !isPortal(hops.at(-1))) return seen
  for (const plan of [first, second]) seen = withReplies(seen, await round(plan(seen), asker))
  return seen
}

const mostHops = 5

/** Goes where redirects lead, five times at most. */
async function follow(address: URL, { ask }: Asker): Promise<Reply[]> {
  const hops: Reply[] = []
  let next: URL | undefined = address
  while (next && hops.length <= mostHops && !hops.some(({ url }) => url === next?.href)) {
    const reply = await ask(next.href, page)
    hops.push(reply)
    next = isAnswer(reply) ? pointer(reply) : undefined
  }
  return hops
}

const page: How = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', encoding: 'gzip' }

/** Where the portal is: a redirect to one of its own pages does not move it. */
function placeOf(address: URL, end: URL): URL {
  const place = new URL(end.pathname.startsWith(address.pathname) ? address.pathname : './', end)
  return new URL(place.origin + place.pathname.replace(/\/?$/, '/'))
}

/** Whether an answer can be a page of a portal, whatever happened to it on the way. */
export const isPortal = (reply: Reply | undefined): boolean =>
  isAnswer(reply) && reply.status === 200 && /<div\s[^>]*\bid=["']?app\b/i.test(reply.body.toString())

async function round(calls: readonly Call[], { ask }: Asker): Promise<(readonly [Name, Reply])[]> {
  return Promise.all(calls.map(async ({ name, url, how }) => [name, await ask(url, how)] as const))
}

function withReplies(seen: Seen, found: readonly (readonly [Name, Reply])[]): Seen {
  const replies: Partial<Record<Name, Reply[]>> = {}
  for (const [name, reply] of found) (replies[name] ??= []).push(reply)
  return { ...seen, replies: { ...seen.replies, ...replies } }
}
