import { gzipSync, brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { writeHealth } from '../../../src/core/health/writing.ts'
import { lived, reportOf } from './pools.ts'

it('says all of a hundred instances within 30 kB, and 3 kB compressed', () => {
  const text = JSON.stringify(writeHealth(reportOf(lived(100, 2016))))
  console.log(
    text.length,
    gzipSync(text, { level: 9 }).length,
    brotliCompressSync(text).length,
    text.slice(0, 1500),
  )
  expect(text.length).toBeLessThanOrEqual(30_000)
  expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(3000)
})
