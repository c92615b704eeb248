import { describe, expect, it } from 'vitest'
import type { Instance } from '../../src/core/pool.ts'
import { drawKey, epoch, hash53, order, tiers } from '../../src/core/selection.ts'

const provider = { id: 'host', name: 'Host', website: 'https://host.test/' }

const instance = (id: string, weight = 1): Instance => ({
  id,
  provider,
  weight,
  software: 'etherpad',
  url: `https://${id}.test/`,
  services: ['pad'],
})

const weights = [1, 1, 1, 2, 1, 3, 0.5, 1, 4, 2.5]
const ten = weights.map((weight, i) => instance(`kitten-${i}`, weight))
const total = weights.reduce((sum, weight) => sum + weight, 0)

const million = 1_000_000
const key = (device: number) => `seed-${device} pad 42`

/** How often each instance comes first, by position in `among`. */
function firsts(among: readonly Instance[], draws: number): { counts: number[]; picks: Uint8Array } {
  const position = new Map(ten.map((each, i) => [each.id, i]))
  const counts = ten.map(() => 0)
  const picks = new Uint8Array(draws)
  for (let device = 0; device < draws; device++) {
    const pick = position.get(order(among, key(device))[0]?.id ?? '') ?? -1
    picks[device] = pick
    counts[pick] = (counts[pick] ?? 0) + 1
  }
  return { counts, picks }
}

describe('order', () => {
  // Six standard deviations for the smallest share, 0.5 of 17 at a million draws, is 3.5 %; a biased hash shows as 4 %.
  it('gives every instance its share, at a million draws, and moves only the failed one’s devices', () => {
    const all = firsts(ten, million)
    const chi2 = all.counts.reduce((sum, n, i) => {
      const expected = (million * (weights[i] ?? 0)) / total
      return sum + (n - expected) ** 2 / expected
    }, 0)
    // 9 degrees of freedom: p > 0.001 up to 27.88.
    expect(chi2).toBeLessThan(27.88)
    for (const [i, n] of all.counts.entries()) {
      const expected = (million * (weights[i] ?? 0)) / total
      expect(Math.abs(n / expected - 1)).toBeLessThan(0.015)
    }

    const failed = 5
    const rest = firsts(
      ten.filter((_, i) => i !== failed),
      million,
    )
    let movedElsewhere = 0
    for (let device = 0; device < million; device++)
      if (all.picks[device] !== failed && all.picks[device] !== rest.picks[device]) movedElsewhere++
    expect(movedElsewhere).toBe(0)
    const ideal = total / (total - (weights[failed] ?? 0))
    for (const [i, n] of rest.counts.entries())
      if (i !== failed) expect(n / (all.counts[i] ?? 1) / ideal).toBeCloseTo(1, 1.7)
  }, 60_000)

  it('lists every instance once, the same way every time', () => {
    const once = order(ten, 'key')
    expect(new Set(once)).toEqual(new Set(ten))
    expect(order([...ten].reverse(), 'key')).toEqual(once)
  })

  it('puts lower tiers first, whatever the luck', () => {
    const tiers = new Map(ten.map((each, i) => [each.id, i % 3]))
    const standing = ({ id }: Instance) => ({ tier: tiers.get(id) ?? 0, weight: 1 })
    for (let device = 0; device < 200; device++) {
      const got = order(ten, key(device), standing).map(each => tiers.get(each.id))
      expect(got).toEqual([...got].sort())
    }
  })

  it.each([0, -1, NaN, -Infinity])('keeps an instance of weight %s as the last resort', weight => {
    const odd = instance('odd')
    const standing = (each: Instance) => ({ tier: 0, weight: each === odd ? weight : each.weight })
    for (let device = 0; device < 200; device++)
      expect(order([odd, ...ten], key(device), standing).at(-1)).toBe(odd)
  })

  it('puts those first that the portal prefers, in their own shares, unless they are full or down', () => {
    const ours = { ...provider, id: 'ours', preferred: true as const }
    const three = [1, 2, 1].map((weight, i) => ({ ...instance(`ours-${i}`, weight), provider: ours }))
    const firstOf = (stands: (instance: Instance) => number) =>
      Array.from({ length: 2000 }, (_, device) =>
        order([...ten, ...three], key(device), each => ({ tier: stands(each), weight: each.weight })),
      ).map(([first]) => first?.id)

    const allWork = firstOf(() => tiers.pass)
    expect(allWork.every(id => id?.startsWith('ours'))).toBe(true)
    expect(allWork.filter(id => id === 'ours-1').length / 2000).toBeCloseTo(0.5, 1)
    const oneDoubtful = firstOf(({ id }) => (id === 'ours-1' ? tiers.warn : tiers.pass))
    expect(new Set(oneDoubtful)).toEqual(new Set(['ours-0', 'ours-2']))
    for (const tier of [tiers.full, tiers.fail]) {
      const noneWorks = firstOf(({ id }) => (id.startsWith('ours') ? tier : tiers.unknown))
      expect(noneWorks.some(id => id?.startsWith('ours'))).toBe(false)
    }
  })

  it('orders nothing as nothing', () => {
    expect(order([], 'key')).toEqual([])
  })
})

describe('epoch', () => {
  const hour = 3_600_000
  const week = 7 * 24 * hour

  it('holds for a week on one device, then moves on', () => {
    const changes = Array.from({ length: 4 * 7 * 24 }, (_, i) => epoch('seed', 'pad', i * hour)).filter(
      (value, i, all) => i > 0 && value !== all[i - 1],
    )
    expect(changes).toHaveLength(4)
  })

  it('turns each device at its own hour, so that nothing happens to all at once', () => {
    const now = 1_800_000_000_000
    const devices = 100_000
    let turned = 0
    for (let i = 0; i < devices; i++)
      if (epoch(`seed-${i}`, 'pad', now) !== epoch(`seed-${i}`, 'pad', now + hour)) turned++
    expect(turned / devices).toBeLessThan((1.3 * hour) / week)
  })

  it('gives services keys of their own', () => {
    expect(drawKey('seed', 'pad', 0)).not.toBe(drawKey('seed', 'calc', 0))
  })
})

describe('hash53', () => {
  it('stays a safe whole number', () => {
    for (const text of ['', 'a', 'é', '\ud800', 'x'.repeat(10_000)]) {
      expect(Number.isSafeInteger(hash53(text))).toBe(true)
      expect(hash53(text)).toBeGreaterThanOrEqual(0)
    }
  })

  it('changes about half of its bits with one character', () => {
    let flipped = 0
    const pairs = 2000
    for (let i = 0; i < pairs; i++) {
      const a = BigInt(hash53(`kitten-${i}`))
      const b = BigInt(hash53(`kitten-${i}x`))
      flipped += (a ^ b).toString(2).replaceAll('0', '').length
    }
    expect(flipped / pairs / 53).toBeCloseTo(0.5, 1.5)
  })
})
