import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysOf, kindsOf, periodsOf, uptimeOf, type DayKind } from '../../../src/core/past/days.ts'
import type { Tally } from '../../../src/core/past/tally.ts'

const today = 20_783
const count = fc.nat(300)
const tally = fc
  .tuple(fc.integer({ min: today - 120, max: today + 3 }), count, count, count)
  .map(([slot, good, bad, doubtful]): Tally => [slot, good, bad, doubtful])
const tallies = fc.uniqueArray(tally, { selector: ([slot]) => slot, maxLength: 120 })

describe('daysOf', () => {
  it.each<[string, Tally, DayKind]>([
    ['all good', [today, 288, 0, 0], 'good'],
    ['all good but doubts', [today, 1, 0, 287], 'good'],
    ['one miss', [today, 287, 1, 0], 'partial'],
    ['one good look', [today, 1, 287, 0], 'partial'],
    ['none good', [today, 0, 3, 2], 'bad'],
    ['only doubts', [today, 0, 0, 4], 'doubtful'],
    ['no look', [today, 0, 0, 0], 'none'],
  ])('calls a day with %s %j %s', (_, tally, kind) => {
    expect(daysOf([tally], today).at(-1)?.kind).toBe(kind)
  })

  it('gives ninety days in a row that end today, whatever is known', () => {
    fc.assert(
      fc.property(tallies, given => {
        const slots = daysOf(given, today).map(({ slot }) => slot)
        expect(slots).toEqual(Array.from({ length: 90 }, (_, place) => today - 89 + place))
      }),
    )
  })

  it('knows nothing of days without a tally, nor of those outside', () => {
    expect(
      kindsOf(
        daysOf(
          [
            [today - 90, 1, 0, 0],
            [today + 1, 0, 1, 0],
          ],
          today,
        ),
      ),
    ).toEqual({
      ...{ good: 0, partial: 0, bad: 0, doubtful: 0 },
      none: 90,
    })
  })
})

describe('periodsOf', () => {
  it('leaves out nothing and tells nothing twice: each period begins where another kind ends', () => {
    fc.assert(
      fc.property(tallies, given => {
        const days = daysOf(given, today)
        const periods = periodsOf(days)
        expect(periods[0]?.first).toBe(today - 89)
        expect(periods.at(-1)?.last).toBe(today)
        periods.forEach((period, place) => {
          const next = periods[place + 1]
          if (next) expect([next.first, next.kind !== period.kind]).toEqual([period.last + 1, true])
        })
        for (const of of ['good', 'bad', 'doubtful'] as const) {
          const sum = (list: readonly { [key in typeof of]: number }[]) =>
            list.reduce((total, each) => total + each[of], 0)
          expect(sum(periods)).toBe(sum(days))
        }
      }),
    )
  })

  it('gives the middle of the days’ latencies, and none where none was measured', () => {
    const days = daysOf(
      [
        [today - 2, 9, 0, 0, 900],
        [today - 1, 9, 0, 0, 100],
        [today, 9, 0, 0, 200],
      ],
      today,
    )
    expect(periodsOf(days).map(({ p50 }) => p50)).toEqual([undefined, 200])
  })
})

describe('uptimeOf', () => {
  const past = (days: number, good: number, bad: number, doubtful = 0): Tally[] =>
    Array.from({ length: days }, (_, place) => [today - place, good, bad, doubtful])

  it.each([
    ['nothing', [], { measured: 0 }],
    ['six days', past(6, 288, 0), { measured: 6 }],
    ['a week of five looks a day', past(7, 5, 0), { measured: 7 }],
    ['a week of six looks a day', past(7, 6, 0), { measured: 7, share: 1 }],
    ['one look a day for forty days', past(40, 1, 0), { measured: 40, share: 1 }],
    ['a miss a day', past(30, 287, 1), { measured: 30, share: 0.996 }],
    ['nothing but doubts', past(90, 0, 0, 288), { measured: 0 }],
    ['nothing but outages', past(90, 0, 288), { measured: 90, share: 0 }],
  ])('of %s says no more than was measured', (_, given, expected) => {
    expect(uptimeOf(daysOf(given, today))).toEqual(expected)
  })

  it('is 1 of what never failed, and of nothing else', () => {
    fc.assert(
      fc.property(tallies, given => {
        const days = daysOf(given, today)
        const { share, measured } = uptimeOf(days)
        const isPerfect = days.every(({ bad }) => bad === 0)
        if (share !== undefined) {
          expect([share >= 0, share <= 1, share === 1]).toEqual([true, true, isPerfect])
          expect(measured).toBeGreaterThanOrEqual(7)
        }
      }),
    )
  })
})
