import { wait } from './chance.ts'
import { minute } from './kittens.ts'

export interface Condition {
  works: boolean
  /** Whether a browser would notice: it cannot see an error page, for one. */
  noticed: boolean
}

const outage = 60 * minute
const noticedShare = 0.8

/** How one instance is at each moment, asked in order: outages of an hour on average, as rare as the uptime says. */
export function life(uptime: number, start: number, random: () => number): (time: number) => Condition {
  const between = (outage * uptime) / (1 - uptime)
  let from = start + wait(random, between)
  let to = from + wait(random, outage)
  let noticed = random() < noticedShare
  return time => {
    while (time >= to) {
      from = to + wait(random, between)
      to = from + wait(random, outage)
      noticed = random() < noticedShare
    }
    return time >= from ? { works: false, noticed } : { works: true, noticed: false }
  }
}
