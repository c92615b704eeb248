import { ascii, joined, letters, little32, u32le } from './bytes.ts'
import { exifOf, orientationOf } from './orientation.ts'

/** RFC 9649, § 2.7: what the picture is made of, its colours and its movement. */
const wanted = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const inFrames = new Set(['VP8 ', 'VP8L', 'ALPH'])

const exifFlag = 0x08
const xmpFlag = 0x04

interface Chunk {
  type: string
  content: Uint8Array
}

/** A WebP without what it says beside its picture, but for how it is to be turned. `undefined`: not understood to the end. */
export function cleanWebp(bytes: Uint8Array): Uint8Array | undefined {
  const size = u32le(bytes, 4)
  if (letters(bytes, 0, 4) !== 'RIFF' || letters(bytes, 8, 4) !== 'WEBP') return
  if (size === undefined || size + 8 > bytes.length) return
  const chunks = chunksOf(bytes.subarray(12, size + 8))
  if (!chunks?.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF')) return
  const exif = chunks.find(({ type }) => type === 'EXIF')
  const orientation = exif && orientationOf(exif.content)
  const kept: Chunk[] = []
  for (const chunk of chunks.filter(({ type }) => wanted.has(type))) {
    const cleaned = chunk.type === 'ANMF' ? cleanFrame(chunk) : flagged(chunk, orientation !== undefined)
    if (!cleaned) return
    kept.push(cleaned)
  }
  if (orientation) kept.push({ type: 'EXIF', content: exifOf(orientation) })
  const body = joined([ascii('WEBP'), ...kept.map(written)])
  return joined([ascii('RIFF'), little32(body.length), body])
}

function chunksOf(bytes: Uint8Array): Chunk[] | undefined {
  const chunks: Chunk[] = []
  for (let at = 0; at < bytes.length;) {
    const length = u32le(bytes, at + 4)
    if (length === undefined || at + 8 + length > bytes.length) return
    chunks.push({ type: letters(bytes, at, 4), content: bytes.subarray(at + 8, at + 8 + length) })
    at += 8 + length + (length % 2)
  }
  return chunks
}

/** The first chunk tells which others there are. */
function flagged({ type, content }: Chunk, exif: boolean): Chunk {
  if (type !== 'VP8X') return { type, content }
  const changed = content.slice()
  changed[0] = ((changed[0] ?? 0) & ~(exifFlag | xmpFlag)) | (exif ? exifFlag : 0)
  return { type, content: changed }
}

/** A frame may carry chunks of its own. */
function cleanFrame({ type, content }: Chunk): Chunk | undefined {
  const chunks = chunksOf(content.subarray(16))
  const kept = chunks?.filter(each => inFrames.has(each.type))
  return kept && { type, content: joined([content.subarray(0, 16), ...kept.map(written)]) }
}

const written = ({ type, content }: Chunk): Uint8Array =>
  joined([ascii(type), little32(content.length), content, content.length % 2 ? [0] : []])
