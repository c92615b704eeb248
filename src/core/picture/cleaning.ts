import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

/** A picture's bytes without place, date, device and words, every dot as it was; and the end of its name. */
export interface Cleaned {
  bytes: Uint8Array
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'
  ending: string
}

const cleaners = [
  ['image/jpeg', 'jpg', cleanJpeg],
  ['image/png', 'png', cleanPng],
  ['image/webp', 'webp', cleanWebp],
  ['image/gif', 'gif', cleanGif],
] as const

/** `undefined`: another format, or a damaged file, of which nobody can say what it hides. */
export function cleaned(picture: Uint8Array): Cleaned | undefined {
  for (const [type, ending, clean] of cleaners) {
    const bytes = clean(picture)
    if (bytes) return { bytes, type, ending }
  }
  return undefined
}
