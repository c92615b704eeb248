import { instancesFor, type Pool } from '../pool.ts'
import { services } from '../services.ts'
import type { Sample } from './health.ts'
import { aged } from './machine.ts'
import type { Memory } from './memory.ts'
import { readHealth, type HealthFile } from './reading.ts'
import { day } from '../past/tally.ts'

/** What a run that looks like our own fault says of itself. */
export type Note = 'mass-failure' | 'canary-failed' | 'carried-over'

/** Something that must not be published: what it is, and the instances or services it is about. */
export interface Objection {
  reason: 'invalid' | 'not-newer' | 'missing-instance' | 'mass-flip' | 'service-emptied'
  about: readonly string[]
}

/** Fewer that fail at once are no sign of our own fault: a small pool may well lose all it has. */
const several = 3

/**
 * Why a run must not change what is remembered, or nothing: a canary, a site known to be up, failed; or most instances
 * that were good in the run before, three at least, are not in this one. A day of that, and memories have aged: then it
 * counts. `memories`: those of the whole pool, before the run.
 */
export function doubts(
  memories: ReadonlyMap<string, Memory>,
  samples: readonly Sample[],
  canaryFailed: boolean,
  now: number,
): Note[] {
  const good = new Set([...memories].filter(([, memory]) => aged(memory, now).streak > 0).map(([id]) => id))
  const flipped = samples.filter(
    ({ instance, status }) => good.has(instance) && (status === 'fail' || status === 'warn'),
  )
  const notes: Note[] = []
  if (flipped.length >= several && flipped.length > good.size / 2) notes.push('mass-failure')
  if (canaryFailed) notes.push('canary-failed')
  return notes.length > 0 ? [...notes, 'carried-over'] : []
}

/**
 * What speaks against replacing the published file with another, as it would travel. Nothing, where there is no previous
 * one or where that one is from more than a day ahead: then it is the one whose clock was wrong.
 */
export function objections(
  written: unknown,
  previous: HealthFile | undefined,
  pool: Pool,
  canaryFailed: boolean,
  now: number,
): Objection[] {
  const file = readHealth(written)
  if (typeof file === 'string') return [{ reason: 'invalid', about: [] }]
  const before = previous && previous.time <= now + day ? previous : undefined
  const missing = pool.instances.filter(({ id }) => !file.instances.has(id)).map(({ id }) => id)
  const flips = before ? flipped(before, file) : []
  const emptied =
    before && canaryFailed ? services.filter(service => isEmptied(service, pool, before, file)) : []
  return [
    ...(file.time > now + 300_000 ? [{ reason: 'invalid' as const, about: [] }] : []),
    ...(before && file.time <= before.time ? [{ reason: 'not-newer' as const, about: [] }] : []),
    ...(missing.length > 0 ? [{ reason: 'missing-instance' as const, about: missing }] : []),
    ...(flips.length > 0 ? [{ reason: 'mass-flip' as const, about: flips }] : []),
    ...(emptied.length > 0 ? [{ reason: 'service-emptied' as const, about: emptied }] : []),
  ]
}

/** What to tell the operator. */
export function inWords({ reason, about }: Objection): string {
  const list = about.join(', ')
  return {
    invalid: 'what this run would publish cannot be read back',
    'not-newer':
      'what is published is as recent as this run: another prober may be at work, or the clock went back',
    'missing-instance': `this run would lose instances of the pool: ${list}`,
    'mass-flip': `most instances that worked would be called down at once: ${list}`,
    'service-emptied': `canaries failed too, and nothing would be left for: ${list}`,
  }[reason]
}

/** Those that would go from pass to fail, if they are several and more than half of what passes. */
function flipped(before: HealthFile, file: HealthFile): string[] {
  const passing = [...before.instances].filter(([, { status }]) => status === 'pass').map(([id]) => id)
  const flips = passing.filter(id => file.instances.get(id)?.status === 'fail')
  return flips.length >= several && flips.length > passing.length / 2 ? flips : []
}

function isEmptied(
  service: (typeof services)[number],
  pool: Pool,
  before: HealthFile,
  file: HealthFile,
): boolean {
  const ids = instancesFor(pool, service).map(({ id }) => id)
  const alive = ({ instances }: HealthFile) =>
    ids.some(id => instances.has(id) && instances.get(id)?.status !== 'fail')
  return alive(before) && !alive(file)
}
