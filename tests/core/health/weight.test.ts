import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weigh, type Merits } from '../../../src/core/health/weight.ts'
import { order } from '../../../src/core/selection.ts'
import { instance } from '../instances.ts'
import { dice } from './pools.ts'

const proven: Merits = { capacity: 1, good: 2016, checks: 2016, recovery: 0 }

describe('weigh', () => {
  it.each<[string, Partial<Merits>, number]>([
    ['a proven host whole', {}, 1],
    ['a newcomer three quarters, to the next step', { good: 0, checks: 0 }, 0.8],
    ['a bad host little, not nothing', { good: 1000 }, 0.107],
    ['a large host more', { capacity: 2 }, 1.95],
    ['no host more than four times', { capacity: 400 }, 3.81],
    ['a full host nothing', { capacity: 0 }, 0],
    ['a slow host less', { p50: 1500 }, 0.64],
    ['the slowest host half', { p50: 60_000 }, 0.512],
    ['a fast host no more for it', { p50: 1 }, 1],
    ['one that has just come back a quarter', { recovery: 2 }, 0.262],
  ])('gives %s', (_, merits, expected) => {
    expect(weigh({ ...proven, ...merits })).toBeCloseTo(expected, 3)
  })

  it.each<Partial<Merits>>([
    { capacity: NaN },
    { capacity: -1 },
    { p50: NaN },
    { good: NaN },
    { checks: NaN },
  ])('never lets %j rise above a good value', odd => {
    expect(weigh({ ...proven, ...odd })).toBe(0)
  })

  it('stays from nothing to four, in steps of 1.25, whatever it is told', () => {
    const any = fc.oneof(fc.double(), fc.nat(3000))
    fc.assert(
      fc.property(any, any, any, fc.nat(9), any, (capacity, good, p50, recovery, previous) => {
        const weight = weigh({ capacity, good, checks: 2016, p50, recovery }, previous)
        expect(weight >= 0 && weight <= 4).toBe(true)
        const steps = Math.log(weight) / Math.log(1.25)
        if (weight > 0) expect(Math.abs(steps - Math.round(steps))).toBeLessThan(0.03)
      }),
    )
  })

  it('brings a host from its first look to its whole share, and does not stick below it', () => {
    let weight = 0
    for (let looks = 0; looks < 300; looks++)
      weight = weigh({ ...proven, good: looks, checks: looks }, weight)
    expect(weight).toBe(1)
  })

  it('moves nobody for noise of five per cent', () => {
    const random = dice('noise')
    const pool = Array.from({ length: 10 }, (_, i) => instance(`k${i}`, 'etherpad'))
    const exact = pool.map(() => 0.3 + 2 * random())
    let weights = exact.map(capacity => weigh({ ...proven, capacity }))
    const picks = (devices: number) =>
      Array.from({ length: devices }, (_, device) => {
        const weightOf = new Map(pool.map((each, i) => [each, weights[i] ?? 0]))
        return order(pool, `seed-${device}`, each => ({ tier: 0, weight: weightOf.get(each) ?? 0 }))[0]
      })
    let before = picks(1000)
    let changed = 0
    for (let run = 0; run < 20; run++) {
      const noisy = exact.map(capacity => capacity * (0.95 + 0.1 * random()))
      weights = noisy.map((capacity, i) => weigh({ ...proven, capacity }, weights[i]))
      const after = picks(1000)
      changed += after.filter((pick, device) => pick !== before[device]).length
      before = after
    }
    expect(changed / 20_000).toBeLessThanOrEqual(0.001)
  })
})
