import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { against, contrast, inkOn, least } from '../../src/core/colour.ts'

const colour = fc.stringMatching(/^#[0-9a-f]{6}$/)

it('contrast is what WCAG says', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrast('#123456', '#123456')).toBe(1)
})

describe('whatever colour a partner chooses', () => {
  it('what is written on it can be read', () => {
    fc.assert(
      fc.property(colour, fill => {
        expect(contrast(inkOn(fill), fill)).toBeGreaterThanOrEqual(least.text)
      }),
    )
  })

  it('it stands out on any ground, once it was moved away from it', () => {
    fc.assert(
      fc.property(colour, colour, fc.constantFrom(...Object.values(least)), (each, ground, ratio) => {
        expect(contrast(against(each, ground, ratio), ground)).toBeGreaterThanOrEqual(ratio)
      }),
    )
  })

  it('it stays as it is where it stands out already', () => {
    fc.assert(
      fc.property(colour, colour, (each, ground) => {
        fc.pre(contrast(each, ground) >= least.edge)
        expect(against(each, ground, least.edge)).toBe(each)
      }),
    )
  })
})
