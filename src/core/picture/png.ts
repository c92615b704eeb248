import { ascii, big32, joined, letters, u32 } from './bytes.ts'
import { exifOf, orientationOf } from './orientation.ts'

const signature = '\x89PNG\r\n\x1a\n'

/** What the picture is made of, its colours and its movement: PNG, third edition, § 4.7. */
const wanted = new Set(
  `IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT`.split(' '),
)

/** A PNG without what it says beside its picture, but for how it is to be turned. `undefined`: not understood to the end. */
export function cleanPng(bytes: Uint8Array): Uint8Array | undefined {
  if (letters(bytes, 0, 8) !== signature || letters(bytes, 12, 4) !== 'IHDR') return
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  let orientation: number | undefined
  let data = false
  for (let at = 8; ;) {
    const length = u32(bytes, at)
    const type = letters(bytes, at + 4, 4)
    if (length === undefined || at + 12 + length > bytes.length) return
    const end = at + 12 + length
    if (type === 'eXIf') orientation ??= orientationOf(bytes.subarray(at + 8, end - 4))
    data ||= type === 'IDAT'
    if (wanted.has(type)) parts.push(bytes.subarray(at, end))
    // A capital first: without it the picture cannot be understood.
    else if (!/^[a-z][A-Za-z]{3}$/.test(type)) return
    if (type === 'IEND')
      return data ? joined([...parts.slice(0, 2), ...turned(orientation), ...parts.slice(2)]) : undefined
    at = end
  }
}

const turned = (orientation: number | undefined): Uint8Array[] =>
  orientation ? [chunk('eXIf', exifOf(orientation))] : []

function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = joined([ascii(type), content])
  return joined([big32(content.length), body, big32(crc(body))])
}

/** The checksum of PNG, annex D. */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return ~sum >>> 0
}
