import { agesFor } from '../../core/health/age.ts'
import type { Health, Sample } from '../../core/health/health.ts'
import type { HealthFile } from '../../core/health/reading.ts'
import type { Instance } from '../../core/pool.ts'
import { isSoftware, softwares } from '../../core/softwares/index.ts'

export const minute = 60_000
export const month = 30 * 24 * 60 * minute
/** The cadence of the prober. */
export const run = 5 * minute
/** When simulated time begins. */
export const start = Date.UTC(2026, 0, 1)

const [software] = Object.keys(softwares).filter(isSoftware)
const provider = { id: 'kitten', name: 'Kitten', website: 'https://kitten.example/' }

/** One instance per weight, for a service that all of them serve. */
export const kittens = (weights: readonly number[]): Instance[] =>
  weights.map((weight, i) => {
    if (!software) throw new Error('there is no software')
    const id = `kitten-${i}`
    return { id, provider, software, url: `https://${id}.example/`, services: ['pad'], weight }
  })

/** What one run found. */
export const sampleOf = (instance: string, works: boolean, time: number): Sample =>
  works
    ? { instance, time, status: 'pass', reason: 'ok', depth: 4 }
    : { instance, time, status: 'fail', reason: 'connect', depth: 0 }

export const healthFile = (time: number, instances: Iterable<readonly [string, Health]>): HealthFile => ({
  status: 'pass',
  time,
  ...agesFor(run),
  notes: [],
  instances: new Map(instances),
})

/** What the file says of an instance that has its whole declared share, or none of it. */
export const plainly = (status: 'pass' | 'fail', weight: number, time: number): Health => ({
  status,
  reason: status === 'pass' ? 'ok' : 'connect',
  depth: status === 'pass' ? 4 : 0,
  since: time,
  time,
  streak: status === 'pass' ? 9 : -9,
  weight,
})
