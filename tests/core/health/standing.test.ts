import { describe, expect, it } from 'vitest'
import type { Age } from '../../../src/core/health/age.ts'
import type { Status } from '../../../src/core/health/health.ts'
import { isScarce, standing } from '../../../src/core/health/standing.ts'
import { order } from '../../../src/core/selection.ts'
import { instance } from '../instances.ts'
import { file, health } from './files.ts'
import { minute, start } from './samples.ts'

const pad = (id: string, weight = 1) => instance(id, 'etherpad', { weight })
const pool = ['a', 'b', 'c', 'd'].map(id => pad(id))
const untrusted: readonly Age[] = ['old', 'dead', 'future', 'older', 'invalid', 'missing']

describe('standing', () => {
  it('leaves a page without any health file as it was: same kittens, same order', () => {
    for (let device = 0; device < 200; device++) {
      const key = `seed-${device} pad 1`
      const ordered = order(pool, key, each => standing(each, undefined, 'missing', start))
      expect(ordered).toEqual(order(pool, key))
    }
  })

  it.each(untrusted)('knows nothing from a file that is %s, and goes by capacity alone', age => {
    const said = file({ a: health('fail', { weight: 0.1 }) })
    expect(standing(pad('a', 2), said, age, start)).toEqual({ tier: 2, weight: 2 })
  })

  it.each<[Status, Age, number, number]>([
    ['pass', 'fresh', 0, 0],
    ['warn', 'fresh', 0, 1],
    ['unknown', 'fresh', 0, 2],
    ['fail', 'fresh', 0, 3],
    ['fail', 'fresh', 15, 3],
    ['fail', 'stale', 16, 1.5],
    ['pass', 'stale', 59, 0],
    ['warn', 'stale', 59, 1],
  ])('puts %s of a %s file, looked at %i minutes ago, on tier %f', (status, age, minutes, tier) => {
    const said = file({ a: health(status) })
    expect(standing(pad('a'), said, age, start + minutes * minute).tier).toBe(tier)
  })

  it('judges each word by its own age, even in a new file', () => {
    const said = file({
      a: health('pass', { time: start - 61 * minute }),
      b: health('fail', { time: start - 20 * minute }),
    })
    expect(standing(pad('a'), said, 'fresh', start).tier).toBe(2)
    expect(standing(pad('b'), said, 'fresh', start).tier).toBe(1.5)
    expect(standing(pad('newcomer'), said, 'fresh', start)).toEqual({ tier: 2, weight: 1 })
  })

  it('keeps a full host for when nothing else may work, whoever says that it is full', () => {
    const said = file({
      a: health('pass', { weight: 0 }),
      b: health('fail'),
      c: health('unknown'),
      d: health('pass'),
    })
    const ids = order([pad('a', 0), pad('b'), pad('c'), pad('d')], 'key', each =>
      standing(each, said, 'fresh', start),
    )
    expect(ids.map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b'])
    expect(standing(pad('a'), said, 'fresh', start).tier).toBe(2.5)
    expect(standing(pad('a', 0), undefined, 'missing', start)).toEqual({ tier: 2.5, weight: 0 })
  })

  it('tries what failed here after everything that may work, and what is banned after all', () => {
    const said = file({ a: health('pass'), b: health('pass'), c: health('unknown'), d: health('fail') })
    const local = {
      avoided: ({ id }: { id: string }) => id === 'a',
      favour: ({ id }: { id: string }) => (id === 'b' ? 0 : 1),
    }
    for (let device = 0; device < 50; device++) {
      const ids = order(pool, `seed-${device}`, each => standing(each, said, 'fresh', start, local)).map(
        ({ id }) => id,
      )
      expect([ids[0], ids[3]]).toEqual(['c', 'b'])
    }
  })

  it('goes where somebody answered before its equals, never before what is better, nor where the file says down', () => {
    const said = file({ a: health('pass'), b: health('pass'), c: health('warn'), d: health('fail') })
    const tier = (id: string, ...answering: readonly string[]) =>
      standing(pad(id), said, 'fresh', start, { answers: each => answering.includes(each.id) }).tier
    expect(tier('b', 'b')).toBeLessThan(tier('a', 'b'))
    expect(tier('c', 'c')).toBeGreaterThan(tier('a', 'c'))
    expect(tier('d', 'd')).toBe(tier('d'))
  })

  it('multiplies the share with the favour', () => {
    const said = file({ a: health('pass') })
    expect(standing(pad('a'), said, 'fresh', start, { favour: () => 4 }).weight).toBeCloseTo(3.2)
  })
})

it('sends those whose kitten went down to all others, in proportion to their weights', () => {
  const weights = [3, 1, 1, 2, 0.5, 4]
  const kittens = weights.map((weight, i) => pad(`k${i}`, weight))
  const entries = kittens.map(
    ({ id, weight }, i) => [id, health(i === 0 ? 'fail' : 'pass', { weight })] as const,
  )
  const said = file(Object.fromEntries(entries))
  const counts = new Map(kittens.map(({ id }) => [id, 0]))
  let moved = 0
  for (let device = 0; device < 100_000; device++) {
    const key = `seed-${device} pad 3`
    if (order(kittens, key)[0]?.id !== 'k0') continue
    const [second] = order(kittens, key, each => standing(each, said, 'fresh', start))
    counts.set(second?.id ?? '', (counts.get(second?.id ?? '') ?? 0) + 1)
    moved++
  }
  const chi2 = kittens.slice(1).reduce((sum, { id, weight }) => {
    const expected = (moved * weight) / 8.5
    return sum + ((counts.get(id) ?? 0) - expected) ** 2 / expected
  }, 0)
  expect([counts.get('k0'), moved > 20_000]).toEqual([0, true])
  // 4 degrees of freedom: p > 0.001.
  expect(chi2).toBeLessThan(18.47)
})

describe('isScarce', () => {
  const one = { a: health('pass'), b: health('fail'), c: health('warn'), d: health('fail') }

  it('says when less than a third of the capacity works', () => {
    expect(isScarce(pool, file(one), 'fresh', start)).toBe(true)
    expect(isScarce(pool, file({ ...one, b: health('pass') }), 'fresh', start)).toBe(false)
    expect(isScarce([pad('a', 4), pad('b'), pad('c')], file(one), 'fresh', start)).toBe(false)
  })

  it.each(untrusted)('says nothing from a file that is %s', age => {
    expect(isScarce(pool, file(one), age, start)).toBe(false)
  })
})
