import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Age } from '../../../src/core/health/age.ts'
import { conditionOf, type Condition } from '../../../src/core/health/condition.ts'
import { reasons, statuses, type Health, type Status } from '../../../src/core/health/health.ts'
import { format, readHealth } from '../../../src/core/health/reading.ts'
import { file, health } from './files.ts'
import { minute, start } from './samples.ts'

const ages = ['fresh', 'stale', 'old', 'dead', 'future', 'older', 'invalid', 'missing'] as const
const since = start - 90 * minute

/** What is said of `a`, looked at `old` minutes ago. */
const said = (status: Status, age: Age, old = 0, more: Partial<Health> = {}) =>
  conditionOf('a', file({ a: health(status, { since, ...more }) }), age, start + old * minute)

const works: Condition = { what: 'works', at: start }
const doubtful: Condition = { what: 'doubtful', at: start, reason: 'timeout' }
const down: Condition = { what: 'down', at: start, reason: 'timeout', since }
const unknown: Condition = { what: 'unknown', at: start }
const nothing: Condition = { what: 'unknown' }

describe('conditionOf', () => {
  it.each<[Status, Age, number, Condition]>([
    ['pass', 'fresh', 0, works],
    ['warn', 'fresh', 0, doubtful],
    ['fail', 'fresh', 0, down],
    ['unknown', 'fresh', 0, unknown],
    ['pass', 'stale', 60, works],
    ['fail', 'stale', 60, down],
    // Left out by newer runs: its own age counts.
    ['pass', 'fresh', 61, unknown],
    ['fail', 'fresh', 61, unknown],
    ['pass', 'old', 61, unknown],
    ['fail', 'old', 23 * 60, unknown],
    ['pass', 'dead', 25 * 60, nothing],
    ['pass', 'future', -10, nothing],
    ['fail', 'older', 0, nothing],
    // A clock that is a little slow is no reason to doubt.
    ['pass', 'fresh', -4, works],
  ])('makes of %s in a %s file, looked at %i minutes ago: %j', (status, age, old, expected) => {
    expect(said(status, age, old)).toEqual(expected)
  })

  it.each(['corrupt', 'format', undefined] as const)('knows nothing from a file that is %s', problem => {
    for (const age of ages) expect(conditionOf('a', problem, age, start)).toEqual(nothing)
  })

  it('knows nothing of an instance the file does not name, or that nobody has looked at', () => {
    expect(conditionOf('newcomer', file({ a: health('pass') }), 'fresh', start)).toEqual(nothing)
    for (const status of statuses) expect(said(status, 'fresh', 0, { time: 0 })).toEqual(nothing)
  })

  it('takes the last look for the beginning where the file does not say since when it is down', () => {
    expect(said('fail', 'fresh', 0, { since: 0 })).toEqual({ ...down, since: start })
  })
})

it('says something true of any file that can be read: no other time than the file’s, and never 1970', () => {
  const near = { min: start - 100 * minute, max: start + 10 * minute }
  const date = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
  const time = fc.oneof(
    date,
    fc.integer(near).map(each => new Date(each)),
  )
  const entry = fc.record(
    {
      status: fc.constantFrom(...statuses),
      reason: fc.constantFrom(...reasons),
      depth: fc.constantFrom(0, 1, 2, 3, 4),
      since: time,
      time,
      streak: fc.integer(),
      weight: fc.double({ min: 0, max: 4, noNaN: true }),
    },
    { requiredKeys: ['status', 'reason', 'depth', 'streak', 'weight'] },
  )
  let seen = 0
  fc.assert(
    fc.property(entry, fc.constantFrom(...ages), fc.oneof(fc.double(), fc.integer(near)), (a, age, now) => {
      const head = { format, time: new Date(start), interval: 1, fresh: 900, stale: 3600, dead: 86_400 }
      const read = readHealth(JSON.parse(JSON.stringify({ ...head, instances: { a } })))
      const condition = conditionOf('a', read, age, now)
      expect(['works', 'doubtful', 'down', 'unknown']).toContain(condition.what)
      if (condition.at === undefined) return
      seen++
      expect(condition.at).toBe(a.time?.getTime())
      if (condition.what === 'down') expect([a.since?.getTime(), condition.at]).toContain(condition.since)
      if (condition.what === 'down') expect(condition.since).toBeGreaterThan(0)
    }),
    { numRuns: 2000 },
  )
  expect(seen).toBeGreaterThan(100)
})
