import { expect, it } from 'vitest'
import { smallPng, type Pixels } from '../../../src/cli/icons/png.ts'
import { coloursIn } from './colours.ts'

const pixels = (width: number, colours: number[][]): Pixels => ({
  width,
  height: colours.length / width,
  data: Uint8Array.from(colours.flat()),
})

const ginger = [246, 166, 60, 255]
const clear = [0, 0, 0, 0]

it('keeps every pixel where there are few colours, transparent ones too', () => {
  const colours = [ginger, clear, [1, 2, 3, 128], ginger, ginger, clear]
  expect(coloursIn(smallPng(pixels(3, colours)))).toEqual(colours)
})

it('says its size where readers look for it', () => {
  const png = smallPng(pixels(2, [ginger, ginger, clear, clear, ginger, ginger]))
  expect(png.toString('latin1', 1, 4)).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 3])
})

it('gives up the rarest of too many colours for the nearest', () => {
  const greys = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey, 255])
  const rare = [101, 100, 100, 255]
  const colours = coloursIn(smallPng(pixels(1, [...greys, ...greys, rare])))
  expect(colours.slice(0, 256)).toEqual(greys)
  expect(colours.at(-1)).toEqual([100, 100, 100, 255])
})
