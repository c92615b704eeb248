import { standing } from '../../core/health/standing.ts'
import type { HealthFile } from '../../core/health/reading.ts'
import type { Instance } from '../../core/pool.ts'
import { order } from '../../core/selection.ts'
import { chiSquaredP } from './chance.ts'
import { healthFile, kittens, plainly, start } from './kittens.ts'

export interface Fairness {
  /** Of the share of the instance that has it worst. */
  maxDeviation: number
  p: number
}

export interface Remap {
  moved: number
  movedElsewhere: number
  failedShare: number
  /** Growth of the survivor that has it worst, beside the ideal 1/(1 - p). */
  survivorOverload: number
}

const weights = [1, 1, 1, 2, 1, 3, 0.5, 1, 4, 2.5]
const ten = kittens(weights)
const total = weights.reduce((sum, weight) => sum + weight, 0)
const failed = 5

/** Shares among ten instances, and what becomes of them when one fails: `devices` draws before, and as many after. */
export function draws(devices: number): { fairness: Fairness; remap: Remap } {
  const before = firsts(ten, fileOf(ten), devices)
  const after = firsts(ten, fileOf(ten, failed), devices)
  return { fairness: fairnessOf(counts(before)), remap: remapOf(before, after) }
}

/** What moves when an instance of weight 2 joins: the share that moved, and of it what did not go to the newcomer. */
export function addition(devices: number): { moved: number; ideal: number; elsewhere: number } {
  const eleven = kittens([...weights, 2])
  const [before, after] = [firsts(ten, fileOf(ten), devices), firsts(eleven, fileOf(eleven), devices)]
  const moved = before.filter((pick, device) => pick !== after[device]).length
  const elsewhere = before.filter((pick, device) => pick !== after[device] && after[device] !== ten.length)
  return { moved: moved / devices, ideal: 2 / (total + 2), elsewhere: elsewhere.length / devices }
}

/** Microseconds for the whole order of a hundred instances of which everything is known. */
export function pickCost(now: () => number): number {
  const hundred = kittens(Array.from({ length: 100 }, (_, i) => 0.5 + (i % 5)))
  const file = fileOf(hundred)
  const batch = (name: string) => {
    const begun = now()
    for (let i = 0; i < 100; i++) ordered(hundred, file, `${'0123456789abcdef'.repeat(2)} pad ${name}-${i}`)
    return ((now() - begun) * 1000) / 100
  }
  for (let i = 0; i < 20; i++) batch(`warm-${i}`)
  const costs = Array.from({ length: 100 }, (_, i) => batch(`${i}`))
  // Whatever else the machine does only adds: the quick ones tell most of the code itself.
  return costs.sort((a, b) => a - b)[10] ?? Infinity
}

const fileOf = (instances: readonly Instance[], down?: number): HealthFile =>
  healthFile(
    start,
    instances.map(({ id, weight }, i) => [id, plainly(i === down ? 'fail' : 'pass', weight, start)]),
  )

const ordered = (instances: readonly Instance[], file: HealthFile, key: string): Instance[] =>
  order(instances, key, instance => standing(instance, file, 'fresh', start))

function firsts(instances: readonly Instance[], file: HealthFile, devices: number): Uint8Array {
  const position = new Map(instances.map(({ id }, i) => [id, i]))
  const picks = new Uint8Array(devices)
  for (let device = 0; device < devices; device++)
    picks[device] = position.get(ordered(instances, file, `seed-${device} pad 42`)[0]?.id ?? '') ?? 255
  return picks
}

function counts(picks: Uint8Array): number[] {
  const each = ten.map(() => 0)
  for (const pick of picks) each[pick] = (each[pick] ?? 0) + 1
  return each
}

function fairnessOf(each: readonly number[]): Fairness {
  const devices = each.reduce((sum, n) => sum + n, 0)
  const expected = weights.map(weight => (devices * weight) / total)
  const deviations = each.map((n, i) => n / (expected[i] ?? NaN) - 1)
  const chi2 = deviations.reduce((sum, deviation, i) => sum + deviation ** 2 * (expected[i] ?? NaN), 0)
  return { maxDeviation: Math.max(...deviations.map(Math.abs)), p: chiSquaredP(chi2, ten.length - 1) }
}

function remapOf(before: Uint8Array, after: Uint8Array): Remap {
  const devices = before.length
  const moved = before.filter((pick, device) => pick !== after[device])
  const [was, is] = [counts(before), counts(after)]
  const ideal = total / (total - (weights[failed] ?? 0))
  const growth = is.flatMap((n, i) => (i === failed ? [] : [n / (was[i] ?? NaN) / ideal]))
  return {
    moved: moved.length / devices,
    movedElsewhere: moved.filter(pick => pick !== failed).length / devices,
    failedShare: (was[failed] ?? NaN) / devices,
    survivorOverload: Math.max(...growth),
  }
}
