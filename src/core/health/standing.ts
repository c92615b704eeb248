import type { Instance } from '../pool.ts'
import { tiers, type Standing } from '../selection.ts'
import { isTrusted, type Age } from './age.ts'
import type { Health } from './health.ts'
import type { HealthFile, HealthProblem } from './reading.ts'

/** What this device knows and its visitor wants, beside what the file says. */
export interface Local {
  /** Whether it failed here a little while ago. */
  avoided?: (instance: Instance) => boolean
  /** Whether it answered when it was last asked here. */
  answers?: (instance: Instance) => boolean
  /** What the visitor's wishes multiply its share with; 0: banned. */
  favour?: (instance: Instance) => number
}

/** Evidence against it seen here weighs a little more than the file's, which is minutes old: never tried before what may work. */
const behind = 3.25
/** The first of its equals, before those in between that nobody could ask. */
const ahead = 0.25
const banned = 9

/**
 * Where an instance stands for `order`: 0 works, 1 doubtful, 1.5 was down when last looked at, 2 nothing known, 2.5 full,
 * 3 down. All of them stay in the order: the worst is still better than nothing. `now` in milliseconds since 1970.
 */
export function standing(
  instance: Instance,
  file: HealthFile | HealthProblem | undefined,
  age: Age,
  now: number,
  local: Local = {},
): Standing {
  const { tier, weight } = published(
    instance,
    isTrusted(age) && typeof file === 'object' ? file : undefined,
    now,
  )
  const favour = local.favour?.(instance) ?? 1
  if (favour === 0) return { tier: banned, weight }
  return { tier: tier + here(instance, tier, local), weight: weight * favour }
}

/** What this device has found out. What the file calls down stays so: that a server answers is less than the file saw. */
function here(instance: Instance, tier: number, { avoided, answers }: Local): number {
  if (avoided?.(instance)) return behind
  return tier < tiers.fail && answers?.(instance) ? -ahead : 0
}

function published(instance: Instance, file: HealthFile | undefined, now: number): Standing {
  const health = file?.instances.get(instance.id)
  const tier = file && health ? tierOf(health, file, now) : tiers.unknown
  const weight = health && tier !== tiers.unknown ? health.weight : capacity(instance)
  return { tier: capacity(instance) > 0 && weight > 0 ? tier : Math.max(tier, tiers.full), weight }
}

/** What the evidence for one instance is worth by its own age, which is more than the file's where a run left it out. */
function tierOf({ status, time }: Health, { fresh, stale }: HealthFile, now: number): number {
  const age = now - time
  if (!(age <= stale)) return tiers.unknown
  return status === 'fail' && age > fresh ? tiers.wasDown : tiers[status]
}

const capacity = ({ weight }: Instance): number => (weight > 0 ? Math.min(4, Math.max(0.25, weight)) : 0)

/** Whether so little of a service's capacity works that visitors should be told. `instances`: those of the service. */
export function isScarce(
  instances: readonly Instance[],
  file: HealthFile | HealthProblem | undefined,
  age: Age,
  now: number,
): boolean {
  if (!isTrusted(age)) return false
  const working = instances.filter(instance => standing(instance, file, age, now).tier === tiers.pass)
  return sum(working.map(capacity)) < 0.34 * sum(instances.map(capacity))
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
