import { reasons, statuses, type Depth, type Health, type Reason, type Status } from './health.ts'
import { readMeasures, percentiles, type Measure } from './latency.ts'
import { counted, day, hour, keptDays, keptHours, readTallies, type Tally } from '../past/tally.ts'

/** All the state machine must know of one instance from run to run: plain JSON, bounded. Times in milliseconds since 1970. */
export interface Memory {
  status: Status
  reason: Reason
  depth: Depth
  since: number
  /** When evidence was last seen; 0 when never. */
  time: number
  lastPass?: number
  /** Good runs in a row, negative for bad ones, 0 after a doubtful one. */
  streak: number
  /** When it became `fail`, during the last 24 hours. */
  failures: readonly number[]
  /** Good runs still to go after a failure until it has its full share. */
  recovery: number
  hours: readonly Tally[]
  days: readonly Tally[]
  latencies: readonly Measure[]
  weight: number
  certExpires?: number
}

/** What is remembered of an instance nobody has looked at. */
export const blank: Memory = {
  status: 'unknown',
  reason: 'not-probed',
  depth: 0,
  since: 0,
  time: 0,
  streak: 0,
  failures: [],
  recovery: 0,
  hours: [],
  days: [],
  latencies: [],
  weight: 0,
}

/** What health.json tells of it. */
export function healthOf(memory: Memory, now: number): Health {
  const { status, reason, since, time, lastPass, streak, depth, weight, certExpires } = memory
  const latency = percentiles(memory.latencies)
  return {
    status,
    reason,
    since,
    time,
    ...(lastPass !== undefined && { lastPass }),
    streak,
    depth,
    ...(latency && { latency }),
    availability: availability(memory, now),
    weight,
    ...(certExpires !== undefined && { certExpires }),
  }
}

function availability({ hours, days }: Memory, now: number): NonNullable<Health['availability']> {
  const [thisHour, today] = [Math.floor(now / hour), Math.floor(now / day)]
  const d1 = counted(hours, thisHour - 23)
  const d7 = counted(days, today - 6)
  const d30 = counted(days, today - 29)
  return {
    ...(d1.checks > 0 && { d1: d1.good / d1.checks }),
    ...(d7.checks > 0 && { d7: d7.good / d7.checks }),
    ...(d30.checks > 0 && { d30: d30.good / d30.checks }),
    n7: d7.checks,
  }
}

/** A memory to go on from when only the published file is left: coarser, but nobody starts again from nothing. */
export function memoryOf(health: Health): Memory {
  const { status, reason, since, time, lastPass, streak, depth, weight, certExpires, latency } = health
  const { d7 = 0, n7 = 0 } = health.availability ?? {}
  const good = Math.round(d7 * n7)
  return {
    ...blank,
    ...{ status, reason, since, time, streak, depth, weight },
    ...(lastPass !== undefined && { lastPass }),
    ...(certExpires !== undefined && { certExpires }),
    failures: status === 'fail' ? [since] : [],
    recovery: status === 'fail' ? 3 : 0,
    days: n7 > 0 ? [[Math.floor(time / day), good, n7 - good, 0]] : [],
    latencies: latency ? [[Math.floor(time / 300_000), latency.p50]] : [],
  }
}

/**
 * What was kept as JSON, or nothing where it cannot be used; wrong parts of its statistics are left out. One from the
 * future is taken for one of just now: a clock was or is wrong, and outages are not forgotten for that.
 */
export function readMemory(value: unknown, now: number): Memory | undefined {
  if (typeof value !== 'object' || value === null) return
  const kept: { [Key in keyof Memory]?: unknown } = value
  const { status, reason, depth, since, time, streak, recovery, weight } = kept
  if (!isOneOf(statuses, status) || !isOneOf(reasons, reason) || !isDepth(depth)) return
  if (!isAmount(since) || !isAmount(time) || !Number.isInteger(streak)) return
  return {
    ...{ status, reason, depth, since: Math.min(since, now - 1), time: Math.min(time, now - 1) },
    streak: streak as number,
    ...(isAmount(kept.lastPass) && { lastPass: kept.lastPass }),
    failures: Array.isArray(kept.failures) ? kept.failures.filter(isAmount).slice(-8) : [],
    recovery: isAmount(recovery) ? Math.min(3, Math.round(recovery)) : 0,
    hours: readTallies(kept.hours).slice(-keptHours),
    days: readTallies(kept.days).slice(-keptDays),
    latencies: readMeasures(kept.latencies),
    weight: isAmount(weight) ? Math.min(4, weight) : 0,
    ...(isAmount(kept.certExpires) && { certExpires: kept.certExpires }),
  }
}

function isOneOf<T>(list: readonly T[], value: unknown): value is T {
  return (list as readonly unknown[]).includes(value)
}

const isDepth = (value: unknown): value is Depth => isOneOf([0, 1, 2, 3, 4] as const, value)

const isAmount = (value: unknown): value is number => Number.isFinite(value) && (value as number) >= 0
