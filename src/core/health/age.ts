import type { HealthFile, HealthProblem } from './reading.ts'

/**
 * How far a health file can be believed. `fresh`: as it says; `stale`: half; `old`: worth showing, no more; `dead`: not
 * even that. `future` and `older` (than one this device has seen) are files that a clock or a cache got wrong.
 */
export type Age = 'fresh' | 'stale' | 'old' | 'dead' | 'future' | 'older' | 'invalid' | 'missing'

/** `newestSeen`: the time of the newest file this device has seen. All in milliseconds since 1970. */
export function judgeAge(file: HealthFile | HealthProblem | undefined, now: number, newestSeen = 0): Age {
  if (file === undefined || file === 'format') return 'missing'
  if (file === 'corrupt') return 'invalid'
  const age = now - file.time
  if (!(age >= -clockSkew)) return 'future'
  if (file.time < newestSeen) return 'older'
  if (age <= file.fresh) return 'fresh'
  if (age <= file.stale) return 'stale'
  return age <= file.dead ? 'old' : 'dead'
}

/** Whether what it says of instances may decide where a visitor is sent. */
export const isTrusted = (age: Age): boolean => age === 'fresh' || age === 'stale'

const clockSkew = 300_000

/** The ages a file should give for what is looked at that often; caches make less than five minutes pointless. */
export function agesFor(interval: number): Pick<HealthFile, 'interval' | 'fresh' | 'stale' | 'dead'> {
  const unit = Math.max(interval, 300_000)
  return { interval, fresh: 3 * unit, stale: 12 * unit, dead: 288 * unit }
}
