import { joined, letters } from './bytes.ts'

// Blocks: GIF89a, appendix A.
const extension = 0x21
const control = 0xf9
const application = 0xff
const image = 0x2c
const trailer = 0x3b

/** A GIF without comments and what applications say; its movement stays. `undefined`: not understood to the end. */
export function cleanGif(bytes: Uint8Array): Uint8Array | undefined {
  if (!/^GIF8[79]a$/.test(letters(bytes, 0, 6)) || bytes.length < 13) return
  const parts: Uint8Array[] = []
  let pictures = 0
  let at = 13 + tableSize(bytes[10])
  parts.push(bytes.subarray(0, at))
  for (;;) {
    const kind = bytes[at]
    if (kind === trailer) return pictures ? joined([...parts, [trailer]]) : undefined
    const data = kind === image ? at + 11 + tableSize(bytes[at + 9]) : at + 2
    if (kind !== image && kind !== extension) return
    const end = blocksEnd(bytes, data)
    if (end === undefined) return
    if (kind === image) pictures++
    if (kind === image || bytes[at + 1] === control) parts.push(bytes.subarray(at, end))
    else if (bytes[at + 1] === application) parts.push(...loop(bytes.subarray(at, end)))
    at = end
  }
}

/** How long the list of colours is, by the byte that tells. */
const tableSize = (packed = 0): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)

/** Where a chain of blocks ends, each led by its length, the last empty. */
function blocksEnd(bytes: Uint8Array, start: number): number | undefined {
  let at = start
  while (bytes[at]) at += 1 + (bytes[at] ?? 0)
  return at < bytes.length ? at + 1 : undefined
}

/** How often it moves, said by the first browsers' own extension, without what else may stand there. */
function loop(block: Uint8Array): Uint8Array[] {
  const known = /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(letters(block, 3, 11))
  const whole = block[2] === 11 && block[14] === 3 && block[15] === 1
  return known && whole ? [joined([block.subarray(0, 18), [0]])] : []
}
