import type { Instance } from '../../core/pool.ts'
import { dice } from './chance.ts'
import { doorBehindProbe } from './door.ts'
import { healthFile, kittens, plainly, start } from './kittens.ts'
import { informedOrder } from './offers.ts'

/** How often the first navigation ends at an instance that works, by policy. */
export type Successes = Record<'ours' | 'hardFilter' | 'panic', number>

interface Scenario {
  /** Which of eight the file calls down, and which of them are. */
  says: (instance: number) => boolean
  isDown: (instance: number, random: () => number) => boolean
}

const truly = (share: number) => (_: number, random: () => number) => random() < share

export const scenarios = {
  blind: { says: () => true, isDown: truly(0.03) },
  sixOfEightDown: { says: i => i < 6, isDown: i => i < 6 },
  fiveOfEightWronglyDown: { says: i => i < 5, isDown: truly(0.03) },
} satisfies Record<string, Scenario>

export function firstNavigation({ says, isDown }: Scenario, visits: number): Successes {
  const random = dice(visits)
  const pool = kittens(Array.from({ length: 8 }, () => 1))
  const entries = pool.map(({ id }, i) => [id, plainly(says(i) ? 'fail' : 'pass', 1, start)] as const)
  const file = healthFile(start, entries)
  const left = pool.filter((_, i) => !says(i))
  // Below half of them, health is ignored: Envoy's panic threshold.
  const panicked = left.length < pool.length / 2 ? pool : left
  const successes: Successes = { ours: 0, hardFilter: 0, panic: 0 }
  for (let visit = 0; visit < visits; visit++) {
    const down = new Set(pool.filter((_, i) => isDown(i, random)))
    const unnoticed = new Set([...down].filter(() => random() >= 0.8))
    const works = (door: Instance | undefined) => Number(door !== undefined && !down.has(door))
    const ordered = informedOrder(pool, `seed-${visit} pad 1`, file, start)
    successes.ours += works(doorBehindProbe(ordered, each => !down.has(each) || unnoticed.has(each)))
    successes.hardFilter += works(left[Math.floor(random() * left.length)])
    successes.panic += works(panicked[Math.floor(random() * panicked.length)])
  }
  for (const policy of ['ours', 'hardFilter', 'panic'] as const) successes[policy] /= visits
  return successes
}
