import type { Instance } from './pool.ts'
import type { ServiceId } from './services.ts'

/** Where an instance stands among those of its service: lower tiers first, then chance in proportion to the weight. */
export interface Standing {
  tier: number
  weight: number
}

/** What an instance is worth by what is known of its health: works, doubtful, was down, nothing known, full, down. */
export const tiers = { pass: 0, warn: 1, wasDown: 1.5, unknown: 2, full: 2.5, fail: 3 } as const

/** Those a portal prefers come before all tiers, in the order of their own; full or down, they stand as everybody. */
const preference = 10

const hour = 3_600_000
const day = 24 * hour

/** How long a device keeps the same kitten: a week for what people come back to, a day for what is used once. */
const periods: Readonly<Record<ServiceId, number>> = {
  pad: 7 * day,
  visio: 7 * day,
  date: 7 * day,
  calc: 7 * day,
  drop: day,
  pictures: day,
  postit: 7 * day,
  link: day,
  text: day,
}

/** Without anything known of its health, an instance stands by its declared capacity alone. */
const byCapacity = (instance: Instance): Standing => ({ tier: 0, weight: instance.weight })

/**
 * All the instances, best first, for one key: the first is the one to offer, the next are where to go when it fails.
 * Weighted rendezvous hashing as an exponential race, so that shares follow the weights exactly, devices need not
 * agree on anything, and an instance that leaves moves only its own share, spread over all others.
 * (Efraimidis and Spirakis, Weighted random sampling with a reservoir, 2006.)
 */
export function order(
  instances: readonly Instance[],
  key: string,
  standing: (instance: Instance) => Standing = byCapacity,
): Instance[] {
  // The key is the longer part of what is hashed, and the same for all.
  const begun = absorbed(`${key} `)
  return instances
    .map(instance => {
      const { tier, weight } = standing(instance)
      const luck = (finished(absorbed(instance.id, begun)) + 0.5) / 2 ** 53
      // What has no usable weight comes last in its tier, whoever made the mistake. Between two of them the difference
      // is NaN, and luck decides.
      const arrival = weight > 0 ? -Math.log(luck) / weight : Infinity
      const isAhead = instance.provider.preferred && weight > 0 && tier < tiers.full
      return { instance, tier: isAhead ? tier - preference : tier, arrival, luck }
    })
    .sort((a, b) => a.tier - b.tier || a.arrival - b.arrival || a.luck - b.luck)
    .map(({ instance }) => instance)
}

/** What decides the order on one device: it changes once per period, at a moment of the device's own. */
export function drawKey(seed: string, service: ServiceId, now: number): string {
  return `${seed} ${service} ${epoch(seed, service, now)}`
}

/** The number of the device's present period. `now` in milliseconds since 1970. */
export function epoch(seed: string, service: ServiceId, now: number): number {
  const period = periods[service]
  return Math.floor((now + (hash53(`${seed} ${service}`) % period)) / period)
}

/**
 * A whole number from 0 to 2^53 - 1. Two FNV-1a passes, each finished by MurmurHash3's avalanche: raw FNV-1a is too
 * regular on names that differ in one character, and shares would then drift by some 4 %.
 */
export const hash53 = (text: string): number => finished(absorbed(text))

/** The two halves on their way. */
interface Hashing {
  a: number
  b: number
}

function absorbed(text: string, from: Hashing = { a: 0x811c9dc5, b: 0x1b873593 }): Hashing {
  let { a, b } = from
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5bd1e995)
  }
  return { a, b }
}

const finished = ({ a, b }: Hashing): number => avalanche(a) * 2 ** 21 + (avalanche(b ^ a) >>> 11)

function avalanche(bits: number): number {
  let h = bits
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
