import { afterEach, describe, expect, it, vi } from 'vitest'
import { simulate } from '../../src/cli/simulate.ts'
import { chiSquaredP } from '../../src/cli/simulate/chance.ts'
import { goals, isMet, isTiming, missedOf } from '../../src/cli/simulate/goals.ts'
import { simulated, type Figures, type Size } from '../../src/cli/simulate/figures.ts'

// Less than what the command does, and enough for each goal. The seeds are fixed: nothing here is left to chance.
const size: Size = { days: 60, months: 300, devices: 400_000, visits: 5000, intents: 300_000 }
const figures = simulated(size, () => performance.now())

const timeless = goals.filter(goal => !isTiming(goal))
afterEach(() => vi.restoreAllMocks())

describe('the choice', () => {
  it.each(timeless)('keeps its promise: $what', goal => {
    expect(isMet(goal, figures), `${goal.figure(figures)}`).toBe(true)
  })

  it.each(['95', '97', '99'] as const)(
    'offers fewer dead doors than each policy beside it, at an uptime of %s',
    uptime => {
      const { both, ...others } = figures.deadOfferRate[uptime]
      for (const rate of Object.values(others)) expect(both).toBeLessThan(rate)
    },
  )

  it('is not better than it can be: without any knowledge it offers what is down', () => {
    for (const uptime of [95, 97, 99] as const)
      expect(figures.deadOfferRate[uptime].noData / (1 - uptime / 100)).toBeCloseTo(1, 0)
  })
})

describe('simulate', () => {
  const tiny: Size = { days: 1, months: 10, devices: 1000, visits: 100, intents: 1000 }
  async function told(args: string[]): Promise<{ code: number; text: string }> {
    let text = ''
    const code = await simulate(args, { write: part => (text += part) }, tiny)
    return { code, text }
  }

  it('prints exactly the figures that were agreed on', async () => {
    const printed = JSON.parse((await told(['--json'])).text) as Figures
    expect(Object.keys(printed)).toEqual(Object.keys(figures))
    expect(Object.keys(printed)).toEqual([
      'deadOfferRate',
      'falseEjections',
      'timeToEjectRuns',
      'fairness',
      'remap',
      'firstNavigation',
      'intentToVerdictMs',
      'pickMicroseconds',
    ])
    expect(Object.keys(printed.deadOfferRate[97])).toEqual([
      'noData',
      'file',
      'probe',
      'both',
      'both4h',
      'oneStrike',
    ])
  })

  it('prints each goal beside its figure, and fails when one is missed', async () => {
    const { code, text } = await told([])
    for (const { what } of goals) expect(text).toContain(what)
    // A thousand draws cannot be fair to half a per cent.
    expect(text).toMatch(/unfairness of shares +<= 1.5 % +[\d.]+ % +missed/)
    expect([code, text.includes('Missed: ')]).toEqual([1, true])
  })

  it('tells how long a pick took, and blames nobody for a slow machine', async () => {
    expect(missedOf({ ...figures, pickMicroseconds: 9000 })).toEqual([])
    expect(missedOf({ ...figures, timeToEjectRuns: 9 }).map(({ what }) => what)).toEqual([
      'runs until a dead one is called so',
    ])
    let slow = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (slow += 1e9))
    const { text } = await told([])
    expect(text).toMatch(/a pick among 100 +<= 50 µs +[\de+]+ µs +missed on this machine/)
    expect(text).not.toMatch(/Missed: .*a pick among 100/)
  })
})

it.each([
  [27.877, 9, 0.001],
  [16.919, 9, 0.05],
  [8.343, 9, 0.5],
  [5.991, 2, 0.05],
])('gives a chi-squared of %f with %i degrees of freedom its p', (chi2, degrees, p) => {
  expect(chiSquaredP(chi2, degrees)).toBeCloseTo(p, 3)
})
