import { reasons, statuses, type Depth, type Health } from './health.ts'

/** What health.json says, with times and lengths in milliseconds. */
export interface HealthFile {
  /** Of the run, not of the instances. */
  status: 'pass' | 'warn'
  time: number
  /** How often a run is meant to be. */
  interval: number
  /** Until which age its word holds, is half believed, and is worth showing. */
  fresh: number
  stale: number
  dead: number
  notes: readonly string[]
  instances: ReadonlyMap<string, Health>
}

/** Why a health file cannot be used. `format`: it was written for another version of the portal. */
export type HealthProblem = 'corrupt' | 'format'

export const format = 'entraide-health/1'

/**
 * What a parsed `health.json` holds. Instances of which the file says something this version cannot use are left out
 * one by one: nothing is known of them.
 */
export function readHealth(value: unknown): HealthFile | HealthProblem {
  if (!isRecord(value) || typeof value['format'] !== 'string') return 'corrupt'
  if (value['format'] !== format) return 'format'
  const time = moment(value['time'])
  const [interval, fresh, stale, dead] = ['interval', 'fresh', 'stale', 'dead'].map(name =>
    length(value[name]),
  )
  if (time === undefined || !interval || !fresh || !stale || !dead || !isRecord(value['instances']))
    return 'corrupt'
  const instances = Object.entries(value['instances']).flatMap(([id, entry]) => {
    const health = readEntry(entry)
    return health ? [[id, health] as const] : []
  })
  return {
    status: value['status'] === 'pass' ? 'pass' : 'warn',
    ...{ time, interval, fresh, stale, dead },
    notes: Array.isArray(value['notes']) ? value['notes'].filter(note => typeof note === 'string') : [],
    instances: new Map(instances),
  }
}

function readEntry(value: unknown): Health | undefined {
  if (!isRecord(value)) return
  const { streak, weight } = value
  const status = statuses.find(each => each === value['status'])
  const reason = reasons.find(each => each === value['reason'])
  const depth = depths.find(each => each === value['depth'])
  // A newcomer has not been looked at yet.
  const [since, time] = [value['since'], value['time']].map(each => (each === undefined ? 0 : moment(each)))
  if (!status || !reason || depth === undefined || since === undefined || time === undefined) return
  if (!Number.isInteger(streak) || !isAmount(weight)) return
  const lastPass = moment(value['lastPass']) ?? ((streak as number) > 0 ? time : undefined)
  const certExpires = moment(value['certExpires'])
  return {
    ...{ status, reason, depth, since, time, streak: streak as number, weight: Math.min(weight, 4) },
    ...(lastPass !== undefined && { lastPass }),
    ...(certExpires !== undefined && { certExpires }),
    ...measures(value),
  }
}

function measures({
  latency,
  availability,
}: Record<string, unknown>): Pick<Health, 'latency' | 'availability'> {
  const { p50, p95, n } = isRecord(latency) ? latency : {}
  const { d1, d7, d30, n7 } = isRecord(availability) ? availability : {}
  return {
    ...(isAmount(p50) && isAmount(p95) && isAmount(n) && { latency: { p50, p95, n } }),
    ...(isAmount(n7) && {
      availability: {
        ...(isShare(d1) && { d1 }),
        ...(isShare(d7) && { d7 }),
        ...(isShare(d30) && { d30 }),
        n7,
      },
    }),
  }
}

const depths: readonly Depth[] = [0, 1, 2, 3, 4]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isAmount = (value: unknown): value is number => Number.isFinite(value) && (value as number) >= 0

const isShare = (value: unknown): value is number => isAmount(value) && value <= 1

const length = (seconds: unknown): number => (isAmount(seconds) ? seconds * 1000 : 0)

/** RFC 3339 to milliseconds since 1970. */
function moment(value: unknown): number | undefined {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN
  return time >= 0 ? time : undefined
}
