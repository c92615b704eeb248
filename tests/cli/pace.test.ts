import { describe, expect, test } from 'vitest'
import { median, medians, shortfalls, type Figures } from '../../src/cli/pace.ts'

const good: Figures = {
  fcp: 650,
  lcp: 660,
  tbt: 10,
  cls: 0,
  bytes: 60_000,
  requests: 6,
  performance: 100,
  accessibility: 100,
  bestPractices: 100,
  seo: 100,
}

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[10, 9], 9.5],
  [[7], 7],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('medians are taken figure by figure', () => {
  const runs = [good, { ...good, lcp: 700, tbt: 0 }, { ...good, lcp: 900, tbt: 30 }]
  expect(medians(runs)).toEqual({ ...good, lcp: 700, tbt: 10 })
})

describe('a page', () => {
  test('misses nothing at its very limits', () => {
    const page = { ...good, lcp: 1.2 * good.lcp, tbt: 100, cls: 0.01, performance: 99 }
    expect(shortfalls(page, good)).toEqual([])
  })

  test.each<[Partial<Figures>, string]>([
    [{ lcp: 1000 }, "lcp is 1.52 times the empty page's, at most 1.2"],
    [{ tbt: 101 }, 'tbt is 101, at most 100'],
    [{ cls: 0.02 }, 'cls is 0.02, at most 0.01'],
    [{ performance: 98 }, 'performance is 98, at least 99'],
    [{ accessibility: 99 }, 'accessibility is 99, at least 100'],
    [{ bestPractices: 96 }, 'bestPractices is 96, at least 100'],
    [{ seo: 92 }, 'seo is 92, at least 100'],
    [{ tbt: NaN }, 'tbt is not known'],
  ])('with %o misses one thing', (change, sentence) => {
    expect(shortfalls({ ...good, ...change }, good)).toEqual([sentence])
  })
})
