import { describe, expect, it } from 'vitest'
import { historyOf, readHistory } from '../../../src/core/past/history.ts'
import { next } from '../../../src/core/health/machine.ts'
import { blank, healthOf, memoryOf, readMemory } from '../../../src/core/health/memory.ts'
import { instance } from '../instances.ts'
import { after, run, sample, start } from './samples.ts'

const carried = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const now = start + 2000 * run
const memory = next(after('good*30 bad bad good'), sample('good', 33, { latency: 250, certExpires: now }))

describe('readMemory', () => {
  it('reads back what was kept', () => {
    expect(readMemory(carried(memory), now)).toEqual(memory)
  })

  it.each([
    null,
    'text',
    [],
    {},
    { ...memory, status: 'dead' },
    { ...memory, reason: 'unheard-of' },
    { ...memory, depth: 9 },
    { ...memory, time: 'noon' },
    { ...memory, streak: null },
  ])('gives nothing for %j', value => {
    expect(readMemory(value, now)).toBeUndefined()
  })

  it('keeps what can be kept of broken statistics', () => {
    const [first] = memory.days
    const broken = {
      ...memory,
      days: ['x', [1, 2], first, [1, -2, 3, 4]],
      latencies: 7,
      hours: null,
      failures: [NaN, 'x'],
    }
    expect(readMemory(broken, now)).toEqual({
      ...memory,
      days: [first],
      latencies: [],
      hours: [],
      failures: [],
    })
  })
})

describe('memoryOf', () => {
  it('goes on from the published file where the memory was lost: same status, weight and availability', () => {
    for (const looks of ['good*50', 'good*50 bad', 'good*50 bad bad', 'good challenge', 'skipped']) {
      const lost = after(looks)
      const health = healthOf(lost, lost.time)
      const again = memoryOf(health)
      const { status, reason, since, weight, streak } = health
      expect(healthOf(again, lost.time)).toMatchObject({ status, reason, since, weight, streak })
      expect(healthOf(again, lost.time).availability?.d7).toBe(health.availability?.d7)
    }
    expect(next(memoryOf(healthOf(after('good bad'), now)), sample('bad', 2)).status).toBe('fail')
    expect(next(memoryOf(healthOf(after('good bad bad'), now)), sample('good', 3)).status).toBe('warn')
  })
})

describe('healthOf', () => {
  it('says how often it worked in a day, a week and a month', () => {
    const dayLater = after('bad*10', after('good*90'), 90 + 288)
    const { availability } = healthOf(dayLater, dayLater.time)
    expect(availability).toEqual({ d1: 0, d7: 0.9, d30: 0.9, n7: 100 })
    const weekLater = healthOf(dayLater, dayLater.time + 7 * 288 * run).availability
    expect(weekLater).toEqual({ d30: 0.9, n7: 0 })
  })

  it('gives the middle and the slow end of the last 24 hours, and no figure for what is none', () => {
    let seen = after('good')
    for (let i = 1; i <= 400; i++) seen = next(seen, sample('good', i, { latency: i < 112 ? 9000 : i }))
    expect(healthOf(seen, seen.time).latency).toEqual({ p50: 256, p95: 386, n: 288 })
    for (let i = 1; i <= 50; i++) seen = next(seen, sample('good', 400 + i / 5, { latency: 50 }))
    expect(healthOf(seen, seen.time).latency?.n).toBe(288)
    expect(seen.latencies.slice(-12).map(([, latency]) => latency)).toEqual([399, ...Array(11).fill(50)])
    for (const latency of [NaN, -1, Infinity])
      expect(healthOf(next(undefined, sample('good', 0, { latency })), start)).not.toHaveProperty('latency')
  })
})

describe('historyOf', () => {
  const pool = { instances: [instance('a', 'etherpad'), instance('b', 'jitsi'), instance('c', 'etherpad')] }

  it('tells the days of the instances of one service, and is read back', () => {
    const history = historyOf('pad', pool, new Map([['a', memory]]), now)
    expect(Object.keys(history.instances)).toEqual(['a', 'c'])
    expect(history.instances['a']).toEqual(memory.days)
    expect([...readHistory(carried(history))]).toEqual([
      ['a', memory.days],
      ['c', []],
    ])
  })

  it('holds ninety days, no more, whatever happens in them', () => {
    let old = after('good')
    for (let day = 1; day < 200; day++)
      old = next(old, sample(day % 3 ? 'good' : 'bad', day * 288, { latency: 123 }))
    const history = historyOf('pad', pool, new Map([['a', old]]), old.time)
    expect(history.instances['a']).toHaveLength(90)
    expect(JSON.stringify(history.instances['a']).length).toBeLessThan(90 * 30)
  })

  it.each([
    null,
    7,
    'text',
    {},
    { format: 'entraide-history/0' },
    { format: 'entraide-history/1', instances: 3 },
  ])('reads nothing from %j', value => {
    expect(readHistory(value).size).toBe(0)
  })
})

it('one from the future keeps its outage, as of just now', () => {
  const ahead = { ...blank, status: 'fail', reason: 'connect', since: 9_000_000, time: 9_000_000, streak: -4 }
  expect(readMemory(ahead, 1_800_000)).toMatchObject({ status: 'fail', streak: -4, time: 1_799_999 })
})
