import { crc32, deflateSync } from 'node:zlib'

/** A picture as a browser's canvas gives it: four bytes a pixel, red, green, blue, alpha. */
export interface Pixels {
  width: number
  height: number
  data: Uint8Array
}

/** The size that a PNG says it has. */
export const sizeOf = (png: Buffer): { width: number; height: number } => ({
  width: png.readUInt32BE(16),
  height: png.readUInt32BE(20),
})

/**
 * A PNG of at most 256 colours: a quarter of what a browser writes, and for flat drawings the same to the eye. Colours
 * beyond the commonest become the nearest of them. https://www.w3.org/TR/png-3/
 */
export function smallPng({ width, height, data }: Pixels): Buffer {
  const colours = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const palette = commonest(colours, 256)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const placeOf = (colour: number): number => {
    const known = places.get(colour)
    if (known !== undefined) return known
    const found = nearest(colour, palette)
    places.set(colour, found)
    return found
  }
  // Each row begins with its filter: none.
  const rows = Buffer.alloc((width + 1) * height)
  colours.forEach((colour, i) => (rows[i + 1 + Math.floor(i / width)] = placeOf(colour)))

  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits a pixel, each a place in the palette.
  header.set([8, 3], 8)
  const bytes = palette.map(bytesOf)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(bytes.flatMap(([red, green, blue]) => [red, green, blue]))),
    chunk('tRNS', Buffer.from(bytes.map(([, , , alpha]) => alpha))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function commonest(colours: Uint32Array, most: number): number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([colour]) => colour)
}

function nearest(colour: number, palette: readonly number[]): number {
  const far = palette.map(other => distance(bytesOf(colour), bytesOf(other)))
  return far.indexOf(Math.min(...far))
}

type Bytes = readonly [red: number, green: number, blue: number, alpha: number]

const bytesOf = (colour: number): Bytes => [
  colour & 255,
  (colour >>> 8) & 255,
  (colour >>> 16) & 255,
  colour >>> 24,
]

const distance = (one: Bytes, other: Bytes): number =>
  one.reduce((sum, value, i) => sum + (value - (other[i] ?? 0)) ** 2, 0)

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
