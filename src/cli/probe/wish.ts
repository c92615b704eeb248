import type { Reply } from '../../core/health/reply.ts'
import { directions, rulesFor, type Rule } from '../../core/health/robots.ts'
import type { Exchange } from './exchange.ts'
import { hour, isRecent } from './kept.ts'
import type { Means } from './look.ts'
import { follow } from './visit.ts'

/** What robots.txt calls us, and the user agent begins with. */
export const robot = 'Entraide-probe'

/** RFC 9309, 2.3.1.2: at least so many. */
const mostRedirects = 5

/** What the host's robots.txt says to us: asked once a day, or after an hour where it did not say. */
export async function wishOf(
  origin: string,
  { kept, now, manner, inTurn }: Means,
): Promise<{ rules: Rule[]; asked?: Exchange }> {
  const known = kept.robots[origin]
  if (known && isRecent(known.time, now(), 24 * hour)) return { rules: known.rules }

  const patient = { ...manner, limits: { ...manner.limits, total: manner.limits.total / 2 } }
  const address = `${origin}/robots.txt`
  const asked = (await inTurn(() => follow(address, 'GET', patient, mostRedirects, directions))).at(-1)
  const said = asked && rulesIn(asked.reply)
  const rules = said ?? known?.rules ?? []
  kept.robots[origin] = { time: said ? now() : now() - 23 * hour, rules }
  return { rules, ...(asked && { asked }) }
}

/**
 * Undefined where it does not say: then what it said before holds. RFC 9309, 2.3.1.4, takes a host that was never
 * understood for closed; we ask it all the same, or a host that is broken would be told as one that refuses.
 */
function rulesIn(reply: Reply): Rule[] | undefined {
  if (reply.kind !== 'answer') return
  if (reply.status === 200) return rulesFor(robot, reply.body)
  return reply.status >= 400 && reply.status < 500 && reply.status !== 429 ? [] : undefined
}
