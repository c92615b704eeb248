import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noted, readRuns, runReasons, writeRuns, type Run, type Runs } from '../../../src/core/past/runs.ts'
import { day } from '../../../src/core/past/tally.ts'
import { minute, start } from '../health/samples.ts'

const run = (at: number, ...reasons: Run['reasons']): Run => ({
  ...{ time: start + at * 5 * minute, looked: 88, of: 90, reasons },
  refused: reasons.includes('mass-flip'),
})
const after = (...runs: readonly Run[]): Runs | undefined =>
  runs.reduce<Runs | undefined>((before, each) => noted(before, each), undefined)
const carried = (runs: Runs | undefined) => readRuns(JSON.parse(JSON.stringify(runs && writeRuns(runs))))

describe('noted', () => {
  it('tells since when, and the last run', () => {
    expect(after(run(0), run(1))).toEqual({ since: start, last: run(1), asides: [] })
  })

  it('puts runs in a row that were set aside for the same reasons into one line', () => {
    const runs = after(run(0), run(1, 'mass-failure'), run(2, 'mass-failure'), run(3), run(4, 'mass-failure'))
    expect(
      runs?.asides.map(({ first, last, runs }) => [(first - start) / minute, (last - start) / minute, runs]),
    ).toEqual([
      [5, 10, 2],
      [20, 20, 1],
    ])
  })

  it.each([
    ['other reasons', run(1, 'mass-failure'), run(2, 'canary-failed')],
    ['one that was not even published', run(1, 'mass-failure'), run(2, 'mass-failure', 'mass-flip')],
  ])('begins another line with %s', (_, first, second) => {
    expect(after(first, second)?.asides).toHaveLength(2)
  })

  it('forgets what is older than ninety days, and says since when it knows', () => {
    const runs = after(run(0, 'mass-failure'), run(1, 'canary-failed'), run(91 * 288))
    expect(runs).toEqual({ since: start + 91 * day - 90 * day, last: run(91 * 288), asides: [] })
  })

  it('begins anew after a clock that was days ahead', () => {
    expect(after(run(9 * 288, 'mass-failure'), run(0))).toEqual({ since: start, last: run(0), asides: [] })
  })

  const any = fc.record({
    time: fc.integer({ min: start - 200 * day, max: start }),
    looked: fc.nat(2000),
    of: fc.nat(2000),
    reasons: fc.subarray([...runReasons]),
    refused: fc.boolean(),
  })

  it('stays small and can be read back, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 60 }), list => {
        const runs = after(...list.map(each => ({ ...each, time: Math.floor(each.time / 1000) * 1000 })))
        expect(carried(runs)).toEqual(runs)
        expect(runs?.asides.length).toBeLessThanOrEqual(20)
        expect(JSON.stringify(runs && writeRuns(runs)).length).toBeLessThan(6000)
      }),
    )
  })
})

describe('readRuns', () => {
  it.each([null, 7, [], {}, { format: 'entraide-runs/2' }, { format: 'entraide-runs/1', last: {} }])(
    'reads nothing from %j',
    value => {
      expect(readRuns(value)).toBeUndefined()
    },
  )

  it('leaves out reasons it does not know, and lines that make no sense', () => {
    const written = {
      ...writeRuns({ since: start, last: run(0), asides: [] }),
      asides: [
        {
          first: '2026-11-25T12:00:00Z',
          last: '2026-11-25T12:05:00Z',
          runs: 2,
          reasons: ['sunspots', 'invalid'],
        },
        { first: 'yesterday', last: '2026-11-25T12:05:00Z', runs: 2, reasons: [] },
        7,
      ],
    }
    expect(readRuns(written)?.asides).toEqual([
      { first: start, last: start + 5 * minute, runs: 2, reasons: ['invalid'], refused: false },
    ])
  })
})
