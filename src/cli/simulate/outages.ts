import { wait } from './chance.ts'
import { minute } from './kittens.ts'

export interface Condition {
  works: boolean
  /** Whether a browser would notice: it cannot see an error page, for one. */
  noticed: boolean
}

const outage = 60 * minute
/** One outage in five goes unnoticed: exactly, so that few of them say as much as many by chance. */
const unnoticed = 5

/** How one instance is at each moment, asked in order: outages of an hour on average, as rare as the uptime says. */
export function life(
  uptime: number,
  start: number,
  random: () => number,
  first: number,
): (time: number) => Condition {
  const between = (outage * uptime) / (1 - uptime)
  let from = start + wait(random, between)
  let to = from + wait(random, outage)
  let count = first
  return time => {
    while (time >= to) {
      from = to + wait(random, between)
      to = from + wait(random, outage)
      count++
    }
    return time >= from ? { works: false, noticed: count % unnoticed !== 0 } : { works: true, noticed: false }
  }
}
