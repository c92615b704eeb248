import type { Sample } from './health.ts'
import { measured, percentiles } from './latency.ts'
import { blank, type Memory } from './memory.ts'
import { counted, day, hour, keptDays, keptHours, tallied } from '../past/tally.ts'
import { weigh } from './weight.ts'

/** How often one run looks before it calls an instance bad; it stops at the first good look and reports once. */
export const attempts = 3

/** Bad runs in a row until `fail`; good ones until `pass`, more for what failed several times in 24 hours. */
const fall = 2
const rise = 2

/**
 * What is remembered after one more run. `capacity` is the weight the pool declares. A sample that is not newer than
 * the memory changes nothing, so samples of a monitor may be given again.
 */
export function next(memory: Memory | undefined, sample: Sample, capacity = 1): Memory {
  const before = aged(memory ?? blank, sample.time)
  if (!(sample.time > before.time)) return before
  return weighed(isEvidence(sample) ? learned(before, sample) : unmoved(before, sample), sample, capacity)
}

/** What is left of a memory at that time: evidence of more than a day ago is none. */
export function aged(memory: Memory, now: number): Memory {
  if (memory.status === 'unknown' || !(now - memory.time > day)) return memory
  return { ...memory, status: 'unknown', reason: 'not-probed', depth: 0, since: now, streak: 0, recovery: 0 }
}

/** What says nothing about the instance: we could not, or may not, look. */
const isEvidence = ({ status, reason }: Sample): boolean =>
  status !== 'unknown' && reason !== 'prober' && reason !== 'not-probed' && reason !== 'opted-out'

function unmoved(before: Memory, { reason, time }: Sample): Memory {
  if (reason === 'opted-out' && before.reason !== reason)
    return { ...before, status: 'unknown', reason, depth: 0, since: time, streak: 0, recovery: 0 }
  if (before.status !== 'unknown' || before.reason === 'opted-out') return before
  return { ...before, reason, since: before.since || time }
}

function learned(before: Memory, sample: Sample): Memory {
  const { time, depth } = sample
  const recent = before.failures.filter(each => time - each <= day)
  const { status, streak } = judged(before, sample, recent.length)
  const failed = status === 'fail' && before.status !== 'fail'
  return {
    ...before,
    status,
    streak,
    depth,
    time,
    // While it recovers, the reason is still what went wrong.
    reason: sample.status === 'pass' && status !== 'pass' ? before.reason : sample.reason,
    since: status === before.status ? before.since : time,
    ...(sample.status === 'pass' && { lastPass: time }),
    failures: failed ? [...recent, time].slice(-8) : recent,
    recovery: status === 'fail' ? 3 : Math.max(0, before.recovery - Number(status === 'pass')),
    ...(sample.certExpires !== undefined && { certExpires: sample.certExpires }),
    ...noted(before, sample),
  }
}

function judged(before: Memory, sample: Sample, failures: number): Pick<Memory, 'status' | 'streak'> {
  const { status } = before
  if (sample.status === 'pass') {
    const streak = Math.max(before.streak, 0) + 1
    const needed = rise + Math.min(Math.max(failures - 1, 0), 4)
    const enough = status === 'pass' || status === 'unknown' || streak >= needed
    return { streak, status: enough ? 'pass' : 'warn' }
  }
  if (sample.status === 'fail') {
    const streak = Math.min(before.streak, 0) - 1
    const enough = status === 'fail' || sample.certain === true || streak <= -fall
    return { streak, status: enough ? 'fail' : 'warn' }
  }
  // Doubtful, a challenge say: no outage, and no proof of life to lift one with before it has lasted two runs.
  return { streak: 0, status: status === 'fail' && before.streak !== 0 ? 'fail' : 'warn' }
}

function noted(before: Memory, { status, reason, time, latency }: Sample) {
  const found = status === 'pass' ? 'good' : status === 'fail' ? 'bad' : 'doubtful'
  const latencies = measured(before.latencies, time, reason === 'ok' ? latency : undefined)
  const p50 = percentiles(latencies)?.p50
  return {
    latencies,
    hours: tallied(before.hours, Math.floor(time / hour), found, keptHours),
    days: tallied(before.days, Math.floor(time / day), found, keptDays, p50),
  }
}

function weighed(memory: Memory, { time }: Sample, capacity: number): Memory {
  const { good, checks } = counted(memory.days, Math.floor(time / day) - 6)
  const p50 = memory.days.at(-1)?.[4]
  const declared = memory.reason === 'full' ? 0 : capacity
  const weight = weigh({ capacity: declared, good, checks, p50, recovery: memory.recovery }, memory.weight)
  return { ...memory, weight }
}
