import { inflateSync } from 'node:zlib'

/** The colours of a PNG with a palette, as four bytes each; only for what smallPng writes. */
export function coloursIn(png: Buffer): number[][] {
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
