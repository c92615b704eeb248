import fc from 'fast-check'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { unpack } from '../../../src/cli/doctor/unpack.ts'

it.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['', (bytes: Buffer) => bytes],
] as const)('a body that was packed as "%s" is what it was', (encoding, pack) => {
  fc.assert(
    fc.property(fc.uint8Array(), bytes => {
      expect(unpack(pack(Buffer.from(bytes)), encoding, 1000)).toEqual({ body: Buffer.from(bytes) })
    }),
    { numRuns: 30 },
  )
})

it.each([
  ['br', gzipSync('Hello'), 'it says it is br, and cannot be unpacked as that'],
  ['gzip', gzipSync('x'.repeat(2000)), 'it says it is gzip, and cannot be unpacked as that'],
  ['zstd', Buffer.from('Hello'), 'it is packed as "zstd", which nobody asked for'],
])('what says it is %s and is not is told', (encoding, packed, flaw) => {
  expect(unpack(packed, encoding, 1000)).toEqual({ body: packed, flaw })
})
