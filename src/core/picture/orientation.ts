import { letters } from './bytes.ts'

// EXIF holds a TIFF file: a header, then a directory whose entry 0x0112 says how the picture is to be turned
// (Exif 2.32, § 4.6.4). It is the one thing that people would miss.

const turned = 0x0112

/** How a picture is to be turned, from 2 to 8; `undefined` where it stands upright or nobody says. */
export function orientationOf(exif: Uint8Array): number | undefined {
  const tiff = letters(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
  const order = letters(tiff, 0, 4)
  if (order !== 'II*\0' && order !== 'MM\0*') return
  const little = order === 'II*\0'
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const has = (at: number, length: number) => at + length <= tiff.length
  if (!has(4, 4)) return
  const start = view.getUint32(4, little)
  if (!has(start, 2)) return
  const count = view.getUint16(start, little)
  for (let entry = start + 2; entry < start + 2 + count * 12 && has(entry, 12); entry += 12)
    if (view.getUint16(entry, little) === turned) {
      const value = view.getUint16(entry + 8, little)
      return value >= 2 && value <= 8 ? value : undefined
    }
  return undefined
}

/** The smallest EXIF there is: it says how to turn the picture and nothing else. */
export const exifOf = (orientation: number): Uint8Array =>
  // Big-endian; one directory at 8, with one entry: a number of 16 bits, once; no other directory.
  new Uint8Array([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])
