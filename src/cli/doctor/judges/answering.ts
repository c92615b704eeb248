import { header, isAnswer, placeOf, pointer, type Reply } from '../answer.ts'
import type { Finding, Judge, Name, Seen } from '../seen.ts'
import { failing } from '../words.ts'

/** What every portal has. */
const expected: readonly Name[] = [
  'root',
  'homes',
  'homeHead',
  'service',
  'frames',
  'script',
  'oembed',
  'pool',
  'poolPlain',
  'health',
  'healthPlain',
  'worker',
  'asset',
  'assetGzip',
  'font',
  'manifest',
  'icons',
  'robots',
  'sitemap',
]

/** Whether all that a portal has answers at all. */
export const answering: Judge = seen => [
  ...Object.entries(seen.replies)
    .filter(([name]) => name !== 'plain')
    .flatMap(([, each]) => each ?? [])
    .flatMap(silent),
  ...expected.flatMap(name => seen.replies[name] ?? []).flatMap(reply => refusing(seen, reply)),
]

/** What came of a request that nobody answered. */
export function silent(reply: Reply): Finding[] {
  if (isAnswer(reply)) return []
  const { reason, detail } = reply
  return [{ path: placeOf(reply), message: said[reason].replace('…', detail), tip: tips[reason] }]
}

const said = {
  dns: 'the name leads to no address: …',
  connect: 'no answer: …',
  tls: 'no TLS comes about: …',
  timeout: 'no answer in time',
  unasked: 'not asked any more: …',
}

const tips = {
  dns: 'does the name server know this name?',
  connect: 'does the server run, and may one connect from here?',
  tls: 'is the certificate valid, whole and for this name?',
  timeout: 'look what the server waits for: its log, or what stands behind it',
  unasked: 'mend these first, then ask again',
}

function refusing(seen: Seen, reply: Reply): Finding[] {
  if (!isAnswer(reply) || reply.status === 200) return []
  const to = pointer(reply)
  const message = to ? `redirected to ${header(reply, 'location')}` : `answered with ${reply.status}`
  const how = reply.method === 'HEAD' ? ' when asked with HEAD' : ''
  return [{ path: placeOf(reply), message: message + how, tip: tipFor(seen, reply.status) }]
}

function tipFor(seen: Seen, status: number): string {
  if (status >= 500) return failing(seen)
  if (status === 404) return 'is the whole built folder served, with its own paths?'
  if (status === 405) return 'let GET and HEAD be answered'
  if (status < 400) return 'answer with what is there, not with another address'
  return 'may the server read the built folder, and may anybody ask it?'
}
