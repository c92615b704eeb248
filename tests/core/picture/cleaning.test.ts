import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleaned } from '../../../src/core/picture/cleaning.ts'
import * as samples from './samples.ts'

const { bareGif, bareJpeg, bareWebp, chatty, chattyGif, chattyWebp, chunk, exif, jpeg, movingWebp, png } =
  samples

// Its module for import is broken in Node.
const exifr: typeof import('exifr') = createRequire(import.meta.url)('exifr/dist/full.umd.cjs')

/** Another reader's word: everything it finds beside the picture. */
const told = async (bytes: Uint8Array) =>
  (await exifr.parse(Buffer.from(bytes), { xmp: true, iptc: true, ihdr: false, jfif: false, icc: false })) ??
  {}
const clean = (bytes: Uint8Array): Buffer => Buffer.from(cleaned(bytes)?.bytes ?? [])
const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text, 0, 'latin1')

const turnedPng = (orientation: number) =>
  png(
    [
      chunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
      chunk('tEXt', Buffer.from(`Comment\0${samples.secret}`)),
      chunk('tIME', Buffer.from([7, 230, 1, 1, 0, 0, 0])),
      chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${samples.xmp}`)),
    ],
    [chunk('eXIf', exif(orientation)), chunk('zTXt', Buffer.from(samples.secret))],
  )

describe('a photograph', () => {
  it('tells where it was taken before, as the other reader sees', async () => {
    const before = await told(chatty(6))
    expect([before.Make, before.latitude.toFixed(2), before.longitude.toFixed(2)]).toEqual([
      'Cam',
      '48.39',
      '-4.49',
    ])
  })

  it.each([true, false])(
    'tells nothing after but how it is turned (numbers little end first: %s)',
    async little => {
      for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
        const after = clean(chatty(orientation, little))
        expect(await exifr.orientation(after)).toBe(orientation)
        expect(Object.keys(await told(after))).toEqual(['Orientation'])
      }
    },
  )

  it('tells nothing at all where it stands upright', async () => {
    expect(await told(clean(chatty(1)))).toEqual({})
    expect(holds(clean(chatty(1)), 'Exif')).toBe(false)
  })

  it('keeps its colours and every dot', () => {
    const after = clean(chatty(1))
    for (const kept of ['JFIF', 'ICC_PROFILE\0\x01\x01colours', 'Adobe\0d'])
      expect(holds(after, kept), kept).toBe(true)
    for (const gone of ['Exif', 'xap', 'MPF', 'Photoshop', samples.secret, 'GPS'])
      expect(holds(after, gone), gone).toBe(false)
    const dots = bareJpeg.subarray(20)
    expect(after.subarray(-dots.length)).toEqual(dots)
  })

  it('is left as it was where it says nothing', () => {
    expect(clean(bareJpeg)).toEqual(bareJpeg)
  })

  it('loses the small picture of itself and the film behind it', () => {
    const thumbnail = samples.segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc', 'latin1'))
    const behind = Buffer.concat([
      bareJpeg.subarray(0, 2),
      thumbnail,
      bareJpeg.subarray(20),
      Buffer.from('film'),
    ])
    const after = clean(behind)
    expect(holds(after, 'film')).toBe(false)
    expect(holds(after, 'abc')).toBe(false)
    expect(after).toHaveLength(bareJpeg.length)
  })
})

describe('a PNG', () => {
  it.each([3, 6, 8])('tells nothing but how it is turned (%i), and keeps its colours', async orientation => {
    expect(await told(turnedPng(orientation))).toHaveProperty('latitude')
    const after = clean(turnedPng(orientation))
    expect(Object.keys(await told(after))).toEqual(['Orientation'])
    expect(await exifr.orientation(after)).toBe(orientation)
    expect(holds(after, 'gAMA')).toBe(true)
    for (const gone of [samples.secret, 'XML', 'tIME', 'zTXt']) expect(holds(after, gone), gone).toBe(false)
  })

  it('is left as it was where it says nothing, whatever follows its end', () => {
    expect(clean(png())).toEqual(png())
    expect(clean(Buffer.concat([png(), Buffer.from(samples.secret)]))).toEqual(png())
  })

  it('is not taken for clean where it needs what nobody knows', () => {
    expect(cleaned(png([chunk('ABCD', Buffer.from('x'))]))).toBeUndefined()
    expect(clean(png([chunk('abCd', Buffer.from('x'))]))).toEqual(png())
  })
})

describe('a WebP', () => {
  const flags = (bytes: Buffer) => bytes[20]

  it('tells nothing but how it is turned', () => {
    const after = clean(chattyWebp(6))
    for (const gone of ['XMP', samples.secret, 'GPS', 'Cam', 'talk'])
      expect(holds(after, gone), gone).toBe(false)
    expect([holds(after, 'EXIF'), flags(after)]).toEqual([true, 0x08])
    expect(after.readUInt32LE(4)).toBe(after.length - 8)
    expect(holds(clean(chattyWebp(1)), 'EXIF')).toBe(false)
    expect(flags(clean(chattyWebp(1)))).toBe(0)
  })

  it('is left as it was where it says nothing', () => {
    expect(clean(bareWebp)).toEqual(bareWebp)
  })

  it('keeps moving, without what a frame says', () => {
    const after = clean(movingWebp)
    expect([holds(after, 'ANIM'), holds(after, 'ANMF'), holds(after, samples.secret)]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('a GIF', () => {
  it('keeps moving for ever, without comments and what applications say', () => {
    expect(clean(chattyGif)).toEqual(bareGif)
    expect(clean(bareGif)).toEqual(bareGif)
  })
})

it.each([
  ['image/jpeg', 'jpg', bareJpeg],
  ['image/png', 'png', png()],
  ['image/webp', 'webp', bareWebp],
  ['image/gif', 'gif', bareGif],
])('says that it is %s, whatever its name said', (type, ending, bytes) => {
  expect(cleaned(bytes)).toMatchObject({ type, ending })
})

describe('a file that is not understood to its end', () => {
  const whole = [chatty(6), turnedPng(6), chattyWebp(6), movingWebp, chattyGif]

  it.each(whole.map(bytes => [bytes]))('is not called clean, wherever it was cut', bytes => {
    for (let length = 0; length < bytes.length; length++)
      expect(cleaned(bytes.subarray(0, length))).toBeUndefined()
  })

  it('is not called clean in another format', () => {
    for (const bytes of [
      [],
      [0xff],
      [0xff, 0xd8],
      [...Buffer.from('\0\0\0\x18ftypheic')],
      [...Buffer.from('<svg/>')],
    ])
      expect(cleaned(new Uint8Array(bytes))).toBeUndefined()
  })

  it('never makes it throw, nor lets a place through, whatever has happened to it', async () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(2000), fc.uint8Array({ maxLength: 20 })), { maxLength: 3 }),
      )
      .map(([bytes, changes, additions]) => {
        const copy = [...bytes]
        for (const [at, value] of changes) copy[at % copy.length] = value
        for (const [at, more] of additions) copy.splice(at % copy.length, 0, ...more)
        return Uint8Array.from(copy)
      })
    await fc.assert(
      fc.asyncProperty(damaged, async bytes => {
        const after = cleaned(bytes)?.bytes
        if (!after) return
        const found: object = await told(after).catch(() => ({}))
        expect(Object.keys(found).filter(key => /gps|latitude|longitude|Make/i.test(key))).toEqual([])
        expect(cleaned(after)?.bytes, 'cleaned again').toEqual(after)
      }),
      { numRuns: 1500 },
    )
  })

  it('is nothing new among any bytes at all', () => {
    const starts = ['', 'GIF89a', 'RIFF\x20\0\0\0WEBP', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe1']
    const any = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }))
    fc.assert(
      fc.property(any, ([start, rest]) => void cleaned(Buffer.concat([Buffer.from(start, 'latin1'), rest]))),
    )
  })
})

it('reads what stands first where a photograph says twice how it is turned', () => {
  const twice = jpeg(samples.jpegExif(6), samples.jpegExif(3))
  expect(clean(twice)).toEqual(clean(jpeg(samples.jpegExif(6))))
})
