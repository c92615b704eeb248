import { crc32, deflateSync } from 'node:zlib'

/** A JPEG of 16 by 8 dots, blue on the left and red on the right, as Chromium's canvas wrote it. */
export const bareJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19i' +
    'Z2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj' +
    'Y2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/E' +
    'ABQBAQAAAAAAAAAAAAAAAAAAAAT/xAAYEQACAwAAAAAAAAAAAAAAAAAABUKBwf/aAAwDAQACEQMRAD8AwVwGNYXg9bKtP//Z',
  'base64',
)

/** The same as the `VP8 ` chunk of a WebP. */
const vp8 = Buffer.from('VlA4ICoAAABwAQCdASoQAAgAAsBMJaACdAFAAAD+7SH+nGv/M0dzf+W0VsP/fFt5jAA=', 'base64')

const ascii = (text: string) => Buffer.from(text, 'latin1')
const numbers = (little: boolean) => ({
  u16: (value: number) => Buffer.from(little ? [value & 255, value >> 8] : [value >> 8, value & 255]),
  u32: (value: number) => {
    const bytes = Buffer.alloc(4)
    if (little) bytes.writeUInt32LE(value)
    else bytes.writeUInt32BE(value)
    return bytes
  },
})

/** What a telephone writes: how the picture is turned, its maker, and that it was taken in Brest. */
export function exif(orientation: number, little = true): Buffer {
  const { u16, u32 } = numbers(little)
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([u16(tag), u16(type), u32(count), value, Buffer.alloc(4 - value.length)])
  const rational = (...parts: number[]) => Buffer.concat(parts.flatMap(part => [u32(part), u32(1)]))
  const directory = (...entries: Buffer[]) => Buffer.concat([u16(entries.length), ...entries, u32(0)])
  // Header of 8, a directory of 3 entries, then one of 4 for the place, then what is longer than four bytes.
  const place = 8 + 2 + 3 * 12 + 4
  const long = place + 2 + 4 * 12 + 4
  return Buffer.concat([
    ascii(little ? 'II*\0' : 'MM\0*'),
    u32(8),
    directory(
      entry(0x010f, 2, 4, ascii('Cam\0')),
      entry(0x0112, 3, 1, u16(orientation)),
      entry(0x8825, 4, 1, u32(place)),
    ),
    directory(
      entry(1, 2, 2, ascii('N\0')),
      entry(2, 5, 3, u32(long)),
      entry(3, 2, 2, ascii('W\0')),
      entry(4, 5, 3, u32(long + 24)),
    ),
    rational(48, 23, 24),
    rational(4, 29, 10),
  ])
}

export const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>48,23.4N</exif:GPSLatitude></x:xmpmeta>'
export const secret = 'taken at home'

export const segment = (marker: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), numbers(false).u16(content.length + 2), content])

/** A JPEG with these segments after the one that says what it is. */
export const jpeg = (...segments: Buffer[]): Buffer =>
  Buffer.concat([bareJpeg.subarray(0, 20), ...segments, bareJpeg.subarray(20)])

export const jpegExif = (orientation: number, little?: boolean): Buffer =>
  segment(0xe1, Buffer.concat([ascii('Exif\0\0'), exif(orientation, little)]))

export const chatty = (orientation: number, little?: boolean): Buffer =>
  jpeg(
    jpegExif(orientation, little),
    segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${xmp}`)),
    segment(0xe2, ascii(`ICC_PROFILE\0\x01\x01colours`)),
    segment(0xe2, ascii(`MPF\0${secret}`)),
    segment(0xed, ascii(`Photoshop 3.0\0${secret}`)),
    segment(0xee, ascii('Adobe\0d\0\0\0\0\0\x01')),
    segment(0xfe, ascii(secret)),
  )

export const chunk = (type: string, content: Buffer): Buffer => {
  const { u32 } = numbers(false)
  const body = Buffer.concat([ascii(type), content])
  return Buffer.concat([u32(content.length), body, u32(crc32(body))])
}

/** A PNG of 2 by 1 dots with these chunks before and after its data. */
export const png = (before: readonly Buffer[] = [], after: readonly Buffer[] = []): Buffer =>
  Buffer.concat([
    ascii('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
    ...before,
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0, 0, 0, 255]))),
    ...after,
    chunk('IEND', Buffer.alloc(0)),
  ])

const riffChunk = (type: string, content: Buffer): Buffer =>
  Buffer.concat([ascii(type), numbers(true).u32(content.length), content, Buffer.alloc(content.length % 2)])

const vp8x = (flags: number) => riffChunk('VP8X', Buffer.from([flags, 0, 0, 0, 15, 0, 0, 7, 0, 0]))

const riff = (...chunks: Buffer[]): Buffer => {
  const body = Buffer.concat([ascii('WEBP'), ...chunks])
  return Buffer.concat([ascii('RIFF'), numbers(true).u32(body.length), body])
}

export const bareWebp = riff(vp8)
export const chattyWebp = (orientation: number): Buffer =>
  riff(
    vp8x(0x0c),
    vp8,
    riffChunk('EXIF', exif(orientation)),
    riffChunk('XMP ', ascii(xmp)),
    riffChunk('talk', ascii(secret)),
  )
/** One frame that carries a word of its own. */
export const movingWebp = riff(
  vp8x(0x02),
  riffChunk('ANIM', Buffer.from([255, 255, 255, 255, 0, 0])),
  riffChunk(
    'ANMF',
    Buffer.concat([
      Buffer.from([0, 0, 0, 0, 0, 0, 15, 0, 0, 7, 0, 0, 100, 0, 0, 0]),
      vp8,
      riffChunk('talk', ascii(secret)),
    ]),
  ),
)

const gifStart = Buffer.concat([ascii('GIF89a'), Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255])])
const gifPicture = Buffer.from([
  0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
])
const loops = Buffer.concat([
  Buffer.from([0x21, 0xff, 11]),
  ascii('NETSCAPE2.0'),
  Buffer.from([3, 1, 0, 0, 0]),
])

/** A GIF of one dot that moves for ever; with what others write into it. */
export const bareGif = Buffer.concat([gifStart, loops, gifPicture, Buffer.from([0x3b])])
export const chattyGif = Buffer.concat([
  gifStart,
  loops,
  Buffer.from([0x21, 0xfe, secret.length]),
  ascii(secret),
  Buffer.from([0, 0x21, 0xff, 11]),
  ascii('XMP DataXMP'),
  ascii(xmp),
  // Its end, which makes a reader of blocks land on an empty one: XMP specification, part 3.
  Buffer.from([1, ...Array.from({ length: 256 }, (_, i) => 255 - i), 0]),
  gifPicture,
  Buffer.from([0x3b]),
])
