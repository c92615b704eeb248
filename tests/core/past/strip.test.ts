import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysOf } from '../../../src/core/past/days.ts'
import { stripHeight, stripOf, stripWidth } from '../../../src/core/past/strip.ts'

/** What a path paints: the boxes it is made of. */
const boxes = (path: string) =>
  [...path.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\3z/g)].map(([, x, y, width, height]) => ({
    ...{ x: Number(x), y: Number(y), right: Number(x) + Number(width), foot: Number(y) + Number(height) },
  }))
const day = (kind: 'good' | 'partial' | 'bad' | 'doubtful' | 'none', good = 0, bad = 0) => ({
  kind,
  good,
  bad,
})

describe('stripOf', () => {
  it('draws each kind of day in another shape, so that nobody needs the colours', () => {
    const shapes = [day('good', 1), day('partial', 1, 1), day('bad', 0, 1), day('doubtful'), day('none')].map(
      each => Object.values(stripOf([each])).join(''),
    )
    expect(new Set(shapes).size).toBe(5)
    expect(shapes.filter(shape => shape === '')).toEqual([])
  })

  it.each([
    [287, 1, 26],
    [1, 287, 6],
    [1, 1, 16],
    [3, 1, 24],
  ])(
    'of %i good and %i bad looks fills the column %i high, never so that either is unseen',
    (good, bad, high) => {
      const { good: full, bad: hatched } = stripOf([day('partial', good, bad)])
      expect(boxes(full)).toEqual([{ x: 0, y: stripHeight - high, right: 3, foot: stripHeight }])
      expect(boxes(hatched).length).toBeGreaterThan(0)
    },
  )

  it('paints nothing outside, and no two things over each other, whatever the days were', () => {
    const looks = fc.tuple(fc.nat(90), fc.nat(9), fc.nat(9), fc.nat(2))
    fc.assert(
      fc.property(fc.array(looks, { maxLength: 90 }), given => {
        const days = daysOf(
          given.map(([ago, good, bad, doubtful]) => [500 - ago, good, bad, doubtful] as const),
          500,
        )
        const all = Object.values(stripOf(days)).flatMap(boxes)
        const isInside = all.every(
          ({ x, y, right, foot }) => x >= 0 && y >= 0 && right <= stripWidth(90) && foot <= stripHeight,
        )
        const columns = Map.groupBy(all, ({ x }) => x)
        const isApart = [...columns.values()].every(column => {
          const sorted = column.toSorted((a, b) => a.y - b.y)
          return sorted.every(({ foot }, place) => foot <= (sorted[place + 1]?.y ?? stripHeight))
        })
        expect([isInside, isApart, columns.size]).toEqual([true, true, 90])
      }),
    )
  })
})
