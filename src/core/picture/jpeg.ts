import { ascii, joined, letters, u16 } from './bytes.ts'
import { exifOf, orientationOf } from './orientation.ts'

// Markers: ITU-T T.81, table B.1.
const sos = 0xda
const eoi = 0xd9
const app0 = 0xe0
const app1 = 0xe1
const app2 = 0xe2
const app14 = 0xee
const com = 0xfe

const isApplication = (marker: number) => marker >= app0 && marker <= 0xef
/** Frames, tables and restarts: what the picture is made of. Not 0xc8, which nobody uses. */
const isPicture = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= sos && marker <= 0xdf)
const isRestart = (marker: number | undefined) => marker !== undefined && marker >= 0xd0 && marker <= 0xd7

/**
 * A JPEG without what it says beside its picture; only how it is to be turned stays, and its colours. What follows its
 * end goes too: phones append films there. `undefined`: not understood to the end.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (u16(bytes, 0) !== 0xffd8) return
  const parts: Uint8Array[] = []
  let orientation: number | undefined
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) return
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === eoi) return assembled(parts, orientation)
    const length = u16(bytes, at + 2)
    if (marker === undefined || length === undefined || length < 2) return
    const end = at + 2 + length
    if (end > bytes.length) return
    const content = bytes.subarray(at + 4, end)
    if (marker === app1) orientation ??= orientationIn(content)
    const next = marker === sos ? scanEnd(bytes, end) : end
    if (isPicture(marker)) parts.push(bytes.subarray(at, next))
    else if (isApplication(marker)) parts.push(...kept(marker, content))
    else if (marker !== com) return
    at = next
  }
}

const orientationIn = (content: Uint8Array) =>
  letters(content, 0, 6) === 'Exif\0\0' ? orientationOf(content) : undefined

/** Of what applications added: the kind of file, without its small picture; the colours. */
function kept(marker: number, content: Uint8Array): Uint8Array[] {
  if (marker === app0 && letters(content, 0, 5) === 'JFIF\0' && content.length >= 12)
    return [segment(marker, [...content.subarray(0, 12), 0, 0])]
  if (marker === app2 && letters(content, 0, 12) === 'ICC_PROFILE\0') return [segment(marker, content)]
  if (marker === app14 && letters(content, 0, 5) === 'Adobe')
    return [segment(marker, content.subarray(0, 12))]
  return []
}

/** Where the marker after a scan is: in a scan, 0xff is followed by 0 or by the number of a restart. */
function scanEnd(bytes: Uint8Array, start: number): number {
  let at = start
  while (at < bytes.length && (bytes[at] !== 0xff || bytes[at + 1] === 0 || isRestart(bytes[at + 1]))) at++
  return at
}

function segment(marker: number, content: ArrayLike<number>): Uint8Array {
  const length = content.length + 2
  return joined([[0xff, marker, length >> 8, length & 255], content])
}

function assembled(parts: readonly Uint8Array[], orientation: number | undefined): Uint8Array | undefined {
  if (!parts.some(part => part[1] === sos)) return
  const exif = orientation ? [segment(app1, [...ascii('Exif\0\0'), ...exifOf(orientation)])] : []
  // What kind of file it is comes first (JFIF 1.02), then EXIF.
  const first = parts[0]?.[1] === app0 ? 1 : 0
  return joined([[0xff, 0xd8], ...parts.slice(0, first), ...exif, ...parts.slice(first), [0xff, eoi]])
}
