import { parseArgs } from 'node:util'
import type { Output } from './check.ts'
import { isAnswer } from './doctor/answer.ts'
import { asker, limits, type Limits } from './doctor/ask.ts'
import { stranger } from './doctor/judges/address.ts'
import { silent } from './doctor/judges/answering.ts'
import { untold } from './doctor/judges/headers.ts'
import { subjects, type Subject } from './doctor/judges/index.ts'
import { isPortal, look } from './doctor/look.ts'
import { version } from './program.ts'
import { asJson, countOf, inWords, type Ward } from './doctor/report.ts'
import type { Name, Seen } from './doctor/seen.ts'

/** What tests replace. */
export interface World {
  limits?: Partial<Limits>
  /** Further certificates to trust. */
  ca?: string
  now?: () => number
}

/** Says what is wrong with a portal that is served somewhere. What parseArgs throws is the caller's to tell. */
export async function doctor(
  args: string[],
  out: Output = process.stdout,
  world: World = {},
): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const address = readAddress(positionals)
  if (typeof address === 'string') {
    out.write(`${address}\n`)
    return 2
  }
  const { ca, now = Date.now } = world
  const all = { ...limits, ...world.limits }
  const asking = asker(`Entraide-doctor/${await version()}`, all, ca)
  try {
    const seen = await look(address, { asker: asking, patience: all.each, ca, now })
    const wards = judged(seen)
    const tell = values.json ? asJson : inWords
    out.write(tell(wards, seen.address.href, asking.asked()))
    return countOf(wards).problems === 0 ? 0 : 1
  } finally {
    asking.close()
  }
}

/** The address of the portal, or what is wrong with what was typed. */
function readAddress([typed, ...others]: readonly string[]): URL | string {
  const how = 'Say which portal to look at, by its whole address: doctor https://portal.example/'
  if (typed === undefined || others.length > 0) return how
  const address = URL.parse(typed)
  if (!address || !/^https?:$/.test(address.protocol)) return `"${typed}" is no such address. ${how}`
  if (address.username || address.password)
    return `Leave the name and the password out of the address. ${how}`
  return new URL(`${address.origin}${address.pathname.replace(/\/?$/, '/')}`)
}

/** Every subject, where there is a portal to judge. */
export function judged(seen: Seen): Ward[] {
  const end = seen.hops.at(-1)
  if (!end || !isAnswer(end)) return [{ subject: 'address', findings: end ? silent(end) : [] }]
  if (!isPortal(end)) return [{ subject: 'address', findings: stranger(seen, end) }]
  const isUntold = untold(seen) !== undefined
  return Object.entries<Subject>(subjects).flatMap(([subject, { judge, needs, told }]) => {
    if (told && isUntold) return [{ subject, findings: [], unseen: true as const }]
    const findings = judge(seen)
    return findings ? [{ subject, findings, ...(!needs.every(isKnown) && { unseen: true as const }) }] : []
  })

  function isKnown(name: Name): boolean {
    const replies = seen.replies[name] ?? []
    return replies.length > 0 && replies.every(reply => isAnswer(reply) && reply.status < 500)
  }
}
