import { grouped } from '../grouped.ts'
import { setTimeout } from 'node:timers/promises'
import type { Sample } from '../../core/health/health.ts'
import type { Instance } from '../../core/pool.ts'
import type { Manner } from './exchange.ts'
import type { Kept } from './kept.ts'
import { lookAt, several, wasReached, type Look, type Means } from './look.ts'
import { turns } from './turns.ts'

/** The pace of a run: times in milliseconds. */
export interface Pace {
  /** How many hosts at once. */
  hosts: number
  pauses: readonly number[]
  /** From the beginning of a run, until when attempts are repeated. */
  patience: number
  pause: (time: number) => Promise<unknown>
  now: () => number
  random: () => number
}

export const pace: Pace = {
  hosts: 10,
  pauses: [2_000, 10_000],
  patience: 35_000,
  pause: time => setTimeout(time),
  now: Date.now,
  random: Math.random,
}

/** Looks at every instance once: few hosts at a time, one request at a time at each, in an order of its own. */
export async function round(
  instances: readonly Instance[],
  manner: Manner,
  kept: Kept,
  pace: Pace,
  tell: (look: Look) => void = () => undefined,
): Promise<Look[]> {
  const means: Means = {
    ...pace,
    ...{ manner, kept, inTurn: turns(pace.hosts), lastAttempt: pace.now() + pace.patience },
    met: { hosts: new Set<string>(), reached: false },
  }
  const hosts = grouped(instances, hostOf)
  const looks = await Promise.all(
    shuffled([...hosts.values()], pace.random).map(async neighbours => {
      const found: Look[] = []
      for (const instance of neighbours) {
        const look = await lookAt(instance, means)
        found.push(look)
        tell(look)
      }
      return found
    }),
  )
  return looks.flat()
}

export const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map(item => ({ item, luck: random() }))
    .sort((a, b) => a.luck - b.luck)
    .map(({ item }) => item)

export const hostOf = ({ url }: Instance): string => new URL(url).hostname

/** What the state machine is told. When no host at all could be reached, it is the prober who is cut off. */
export function samplesOf(looks: readonly Look[], blind = isBlind(looks)): Sample[] {
  return looks.map(({ instance, verdict, time, latency, certExpires }) => ({
    ...(blind ? ({ status: 'unknown', reason: 'prober', depth: 0 } as const) : verdict),
    ...{ instance: instance.id, time },
    ...(latency !== undefined && { latency }),
    ...(certExpires !== undefined && { certExpires }),
  }))
}

/** Whether the run was cut off from everybody, as far as it can tell by itself. */
export const isBlind = (looks: readonly Look[]): boolean => silentHosts(looks).size >= several

/** The hosts that were asked, if none of them was reached; none, if one was. */
export function silentHosts(looks: readonly Look[]): Set<string> {
  const asked = looks.filter(look => look.exchanges.length > 0)
  const reached = asked.some(look => look.exchanges.some(({ reply }) => wasReached(reply)))
  return new Set(reached ? [] : asked.map(({ instance }) => hostOf(instance)))
}
