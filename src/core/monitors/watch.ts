import type { Reason, Sample, Status, Verdict } from '../health/health.ts'
import type { Instance } from '../pool.ts'

/** What a monitor said of one instance. `time` in milliseconds since 1970. */
export type Reading = Omit<Sample, 'instance'>

/** The instances to be found in a monitor's reply, and how to tell them by the names it gives. */
export interface Watch {
  instances: readonly Instance[]
  /** The instance that goes by one of these names. */
  named: (names: readonly unknown[]) => Instance | undefined
  now: number
}

/**
 * An instance goes by what the operator says the monitor calls it, by its id, or by its address; the first of these
 * wins where two instances claim one name.
 */
export function watch(
  instances: readonly Instance[],
  names: ReadonlyMap<string, string>,
  now: number,
): Watch {
  const owners = new Map<string, Instance>()
  const own = (name: string | undefined, instance: Instance) => {
    if (name !== undefined && !owners.has(name)) owners.set(name, instance)
  }
  for (const instance of instances) own(names.get(instance.id), instance)
  for (const instance of instances) own(instance.id, instance)
  for (const instance of instances) own(instance.url, instance)

  const ownerOf = (name: unknown) =>
    owners.get(String(name)) ?? owners.get(`${String(name).replace(/\/+$/, '')}/`)
  return {
    instances,
    named: given => given.map(ownerOf).find(owner => owner !== undefined),
    now,
  }
}

/** Older evidence says nothing about now. In milliseconds. */
const oldest = 60 * 60_000

/** Clocks differ; by more than this, one of them is wrong. In milliseconds. */
const drift = 5 * 60_000

const gravity: Readonly<Record<Status, number>> = { unknown: 0, pass: 1, warn: 2, fail: 3 }

/**
 * One sample for each instance, whatever the reply held: of several readings the newest, or the
 * worse of two as new, and no reading, or one that
 * is too old, is no evidence. It is never bad evidence: a monitor that lost its memory must not empty the portal.
 */
export function samples(
  { instances, now }: Watch,
  readings: Iterable<readonly [Instance, Reading]>,
): Sample[] {
  const newest = new Map<string, Reading>()
  for (const [{ id }, reading] of readings) {
    const known = newest.get(id)
    const worse = known?.time === reading.time && gravity[reading.status] > gravity[known.status]
    if (!known || reading.time > known.time || worse) newest.set(id, reading)
  }
  return instances.map(({ id }) => {
    const reading = newest.get(id)
    if (!reading) return { instance: id, time: now, ...nothing('not-probed') }
    const timely = now - reading.time <= oldest && reading.time - now <= drift
    if (!timely) return { instance: id, time: now, ...nothing('prober') }
    return { instance: id, ...reading, time: Math.min(reading.time, now) }
  })
}

export const nothing = (reason: Reason): Verdict => ({ status: 'unknown', reason, depth: 0 })

/**
 * What several probers say together. Only more than half of those that could look make it a failure; one that cannot
 * get there is a doubt, for it may be the prober's own trouble.
 */
export function agreed(readings: readonly Reading[]): Reading {
  const newestFirst = readings.toSorted((a, b) => b.time - a.time)
  const seen = newestFirst.filter(({ status }) => status !== 'unknown')
  const bad = seen.filter(({ status }) => status === 'fail')
  const [worst = seen.find(({ status }) => status === 'warn')] = bad
  const [first = { time: 0, ...nothing('not-probed') }] = seen.length > 0 ? seen : newestFirst
  if (!worst) return first
  return { ...worst, time: first.time, ...(bad.length * 2 <= seen.length && { status: 'warn' }) }
}
