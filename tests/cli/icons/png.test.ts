import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { smallPng, type Pixels } from '../../../src/cli/icons/png.ts'

/** The colours of a PNG with a palette, as four bytes each; only for what smallPng writes. */
function coloursIn(png: Buffer): number[][] {
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const [palette, alphas, header] = ['PLTE', 'tRNS', 'IHDR'].map(name => chunks.get(name) ?? Buffer.alloc(0))
  const width = header?.readUInt32BE(0) ?? 0
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
  const places = [...rows].filter((_, i) => i % (width + 1) !== 0)
  return places.map(place => [...(palette?.subarray(place * 3, place * 3 + 3) ?? []), alphas?.[place] ?? 255])
}

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
