import { judgeAge } from '../../core/health/age.ts'
import { next } from '../../core/health/machine.ts'
import { healthOf, type Memory } from '../../core/health/memory.ts'
import type { HealthFile } from '../../core/health/reading.ts'
import { standing } from '../../core/health/standing.ts'
import type { Instance } from '../../core/pool.ts'
import { order } from '../../core/selection.ts'
import { dice } from './chance.ts'
import { doorBehindProbe } from './door.ts'
import { healthFile, kittens, minute, run, sampleOf, start } from './kittens.ts'
import { life, type Condition } from './outages.ts'

export const policies = ['noData', 'file', 'probe', 'both', 'both4h', 'oneStrike'] as const
export type OfferRates = Record<(typeof policies)[number], number>

/** A page may have been open, or a cache have kept the file, for as long. */
const lag = 10 * minute
const picksPerRun = 2
const runsIn4h = 48

/** How often a visitor is sent to a dead door, by what is known: eight instances, `days` of runs every five minutes. */
export function deadOffers(uptime: number, days: number): OfferRates {
  const random = dice(Math.round(uptime * 1000))
  const pool = kittens(Array.from({ length: 8 }, () => 1))
  const lives = pool.map((_, i) => life(uptime, start, dice(1000 * i + Math.round(uptime * 100)), i))
  const dead: OfferRates = { noData: 0, file: 0, probe: 0, both: 0, both4h: 0, oneStrike: 0 }
  const [often, seldom] = [prober(pool), prober(pool)]
  const runs = days * 288
  for (let i = 0; i < runs; i++) {
    const time = start + i * run
    const works = conditions(pool, lives, time)
    often(works, time)
    if (i % runsIn4h === 0) seldom(works, time)
    const moments = Array.from({ length: picksPerRun }, () => time + random() * run).sort((a, b) => a - b)
    for (const [n, now] of moments.entries()) {
      const key = `seed-${i}-${n} pad 1`
      const seen = now - random() * lag
      const files = { often: often(undefined, seen), seldom: seldom(undefined, seen) }
      const lastRun = pool.filter(({ id }) => works.get(id)?.works)
      offer(dead, pool, key, now, files, conditions(pool, lives, now), chosen(lastRun, pool, random()))
    }
  }
  for (const policy of policies) dead[policy] /= runs * picksPerRun
  return dead
}

type Conditions = ReadonlyMap<string, Condition>

const conditions = (pool: readonly Instance[], lives: readonly ReturnType<typeof life>[], now: number) =>
  new Map(pool.flatMap(({ id }, i) => (lives[i] ? [[id, lives[i](now)] as const] : [])))

function offer(
  dead: OfferRates,
  pool: readonly Instance[],
  key: string,
  now: number,
  files: Record<'often' | 'seldom', HealthFile | undefined>,
  world: Conditions,
  oneStrike: Instance | undefined,
): void {
  const answers = ({ id }: Instance) => world.get(id)?.noticed === false
  const fails = (door: Instance | undefined) => Number(!door || !world.get(door.id)?.works)
  const blind = order(pool, key)
  const informed = informedOrder(pool, key, files.often, now)
  dead.noData += fails(blind[0])
  dead.file += fails(informed[0])
  dead.probe += fails(doorBehindProbe(blind, answers))
  dead.both += fails(doorBehindProbe(informed, answers))
  dead.both4h += fails(doorBehindProbe(informedOrder(pool, key, files.seldom, now), answers))
  dead.oneStrike += fails(oneStrike)
}

/** As the page does it. */
export function informedOrder(
  pool: readonly Instance[],
  key: string,
  file: HealthFile | undefined,
  now: number,
): Instance[] {
  const age = judgeAge(file, now)
  return order(pool, key, instance => standing(instance, file, age, now))
}

const chosen = (working: readonly Instance[], all: readonly Instance[], luck: number) =>
  working.length > 0 ? working[Math.floor(luck * working.length)] : all[Math.floor(luck * all.length)]

/** Called with conditions it makes a run and publishes; each call gives the newest file published before that time. */
function prober(pool: readonly Instance[]) {
  const memories = new Map<string, Memory>()
  let published: HealthFile[] = []
  return (world: Conditions | undefined, time: number): HealthFile | undefined => {
    if (world) {
      for (const { id, weight } of pool)
        memories.set(id, next(memories.get(id), sampleOf(id, world.get(id)?.works === true, time), weight))
      const entries = [...memories].map(([id, memory]) => [id, healthOf(memory, time)] as const)
      published = [...published.slice(-3), healthFile(time, entries)]
    }
    return published.findLast(file => file.time <= time)
  }
}
