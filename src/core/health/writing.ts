import { statuses, type Health, type Reason, type Status } from './health.ts'
import { format, type HealthFile } from './reading.ts'

/** Who looked, for hosts that wonder who is at the door. */
export interface Prober {
  name: string
  version: string
  userAgent: string
  /** Where a host can write to. */
  contact: string
  vantages?: readonly { id: string; country?: string }[]
}

/** What a run publishes. */
export interface Report extends HealthFile {
  prober?: Prober
  /** A hash of the pool that was looked at. */
  catalog?: string
  /** How many instances changed from pass to something else, or back. */
  flipped: number
}

/** `health.json`, as it travels. Lengths in seconds, times as in RFC 3339, to the minute within instances. */
export interface WrittenHealth {
  format: typeof format
  status: 'pass' | 'warn'
  time: string
  interval: number
  fresh: number
  stale: number
  dead: number
  notes: readonly string[]
  prober?: Prober
  catalog?: string
  counts: Record<Status | 'flipped', number>
  instances: Record<string, WrittenEntry>
}

interface WrittenEntry {
  status: Status
  reason: Reason
  since?: string
  time?: string
  lastPass?: string
  streak: number
  depth: number
  latency?: { p50: number; p95: number; n: number }
  availability?: NonNullable<Health['availability']>
  weight: number
  /** Within 30 days: an early warning. */
  certExpires?: string
}

/** Rounded so that a hundred instances travel in 3 kB, and leaving out what goes without saying. */
export function writeHealth(report: Report): WrittenHealth {
  const { status, notes, prober, catalog, flipped, instances } = report
  const all = [...instances.values()]
  const counts = statuses.map(each => [each, all.filter(health => health.status === each).length] as const)
  return {
    format,
    status,
    time: stamp(report.time, 1000),
    interval: report.interval / 1000,
    fresh: report.fresh / 1000,
    stale: report.stale / 1000,
    dead: report.dead / 1000,
    notes,
    ...(prober && { prober }),
    ...(catalog !== undefined && { catalog }),
    counts: { ...(Object.fromEntries(counts) as Record<Status, number>), flipped },
    instances: Object.fromEntries([...instances].map(([id, health]) => [id, entry(health)])),
  }
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

function entry(health: Health): WrittenEntry {
  const { status, reason, depth, weight, latency, availability, certExpires: ends } = health
  const time = health.time > 0 ? stamp(health.time, minute) : undefined
  const streak = Math.min(99, Math.max(-99, health.streak))
  const lastPass = health.lastPass === undefined ? undefined : stamp(health.lastPass, minute)
  return {
    status,
    reason,
    // Nobody asks for the minute of what has lasted for days.
    ...(health.since > 0 && { since: stamp(health.since, health.time - health.since > day ? hour : minute) }),
    ...(time !== undefined && { time }),
    // After a good look it is the time of that look.
    ...(lastPass !== undefined && !(streak > 0 && lastPass === time) && { lastPass }),
    streak,
    depth,
    ...(latency && {
      latency: { p50: coarse(latency.p50), p95: Math.ceil(latency.p95 / 100) * 100, n: coarse(latency.n, 1) },
    }),
    ...(availability && availability.n7 > 0 && { availability: shares(availability) }),
    weight,
    ...(ends !== undefined && ends < health.time + 30 * day && { certExpires: stamp(ends, day) }),
  }
}

function shares({ d1, d7, d30, n7 }: NonNullable<Health['availability']>) {
  return {
    ...(d1 !== undefined && { d1: down(d1, 100) }),
    ...(d7 !== undefined && { d7: down(d7, 1000) }),
    ...(d30 !== undefined && { d30: down(d30, 1000) }),
    n7: coarse(n7, 1),
  }
}

/** Downwards: 1 is said of what never failed, and of nothing else. */
const down = (share: number, parts: number): number => Math.floor(share * parts + 1e-9) / parts

const coarse = (amount: number, digits = 2): number => Number(amount.toPrecision(digits))

const stamp = (time: number, unit: number): string =>
  new Date(Math.floor(time / unit) * unit).toISOString().replace('.000', '')
