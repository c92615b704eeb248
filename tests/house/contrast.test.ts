import { describe, expect, it } from 'vitest'
import { contrast } from '../../src/core/colour.ts'
import { house, paperOf } from '../../src/core/paint.ts'
import { colour, pairs, schemes } from './pairs.ts'

const { light, dark } = schemes()

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s', (scheme, tokens) => {
  it.each(pairs)('--%s on --%s is %s to 1 or more', (front, back, least) => {
    const ratio = contrast(colour(tokens, front), colour(tokens, back))
    const advice = `src/tokens.css, ${scheme}: move --${front} away from --${back}`
    expect(ratio, advice).toBeGreaterThanOrEqual(least)
  })
})

it('browsers are told the colour of the paper', () => {
  expect(paperOf({})).toEqual({ light: colour(light, 'paper'), dark: colour(dark, 'paper') })
})

it('a portal with an accent of its own is painted on the grounds that the style has', () => {
  expect(light).toMatchObject(house.light)
  expect(dark).toMatchObject(house.dark)
})
