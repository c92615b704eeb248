import { expect, it } from 'vitest'
import { agesFor, judgeAge } from '../../../src/core/health/age.ts'
import { minute, start } from './samples.ts'

const file = { status: 'pass', time: start, ...agesFor(5 * minute), notes: [], instances: new Map() } as const
const hour = 60 * minute

it.each([
  [0, 'fresh'],
  [15 * minute, 'fresh'],
  [15 * minute + 1, 'stale'],
  [hour, 'stale'],
  [hour + 1, 'old'],
  [24 * hour, 'old'],
  [24 * hour + 1, 'dead'],
  [-5 * minute, 'fresh'],
  [-5 * minute - 1, 'future'],
  [NaN, 'future'],
])('calls a file of %i milliseconds ago %s', (age, expected) => {
  expect(judgeAge(file, start + age)).toBe(expected)
})

it('refuses a file older than one already seen, and takes the same one again', () => {
  expect(judgeAge(file, start, start + 1)).toBe('older')
  expect(judgeAge(file, start, start)).toBe('fresh')
})

it('tells what is broken from what is not there or was written for another version', () => {
  expect(judgeAge('corrupt', start)).toBe('invalid')
  expect(judgeAge('format', start)).toBe('missing')
  expect(judgeAge(undefined, start)).toBe('missing')
})

it('gives what is looked at less often more time, and never less than caches need', () => {
  expect(agesFor(5 * minute)).toEqual({
    interval: 300_000,
    fresh: 900_000,
    stale: 3_600_000,
    dead: 86_400_000,
  })
  expect(agesFor(hour).fresh).toBe(3 * hour)
  expect(agesFor(minute).fresh).toBe(15 * minute)
})
