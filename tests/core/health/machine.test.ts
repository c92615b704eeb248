import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aged, next } from '../../../src/core/health/machine.ts'
import { healthOf, type Memory } from '../../../src/core/health/memory.ts'
import { after, memories, run, sample, start, type Look } from './samples.ts'

const hour = 3_600_000
const statuses = (looks: string) => memories(looks).map(({ status }) => status)

describe('next', () => {
  it.each([
    ['takes the first good look at its word', 'good', 'pass'],
    ['doubts after one bad look at a newcomer', 'bad', 'warn'],
    ['gives a newcomer up after two', 'bad bad', 'warn fail'],
    ['forgives one bad run, after two good ones', 'good bad good good', 'pass warn warn pass'],
    ['gives up after two bad runs', 'good bad bad', 'pass warn fail'],
    ['needs two good runs after a failure', 'good bad bad good good', 'pass warn fail warn pass'],
    ['needs them in a row', 'good bad bad good bad good good', 'pass warn fail warn warn warn pass'],
    ['believes certain evidence at once', 'good parked', 'pass fail'],
    ['doubts behind a challenge, and never calls it down', 'good challenge*40', `pass${' warn'.repeat(40)}`],
    ['doubts in maintenance, and never calls it down', 'good maintenance*9', `pass${' warn'.repeat(9)}`],
    ['takes no single challenge for a proof of life', 'bad bad challenge bad', 'warn fail fail fail'],
    ['sees in a lasting challenge that it is no outage', 'bad bad challenge*2', 'warn fail fail warn'],
    ['counts no bad run across a challenge', 'good bad challenge bad', 'pass warn warn warn'],
    ['learns nothing when we are blind', 'good blind*20', `pass${' pass'.repeat(20)}`],
    ['learns nothing when it does not look', 'good bad skipped bad', 'pass warn warn fail'],
    ['knows nothing of who asked not to be looked at', 'good opted opted', 'pass unknown unknown'],
    ['knows nothing before the first look', 'skipped blind good', 'unknown unknown pass'],
  ])('%s', (_, looks, expected) => {
    expect(statuses(looks).join(' ')).toBe(expected)
  })

  it('asks for more good runs after each failure of the last 24 hours, up to six', () => {
    let memory: Memory | undefined
    const needed: number[] = []
    let runs = 0
    for (let failure = 0; failure < 7; failure++) {
      memory = after('bad bad', memory, runs)
      runs += 2
      let good = 0
      while (memory.status !== 'pass') {
        memory = after('good', memory, runs++)
        good++
      }
      needed.push(good)
    }
    expect(needed).toEqual([2, 3, 4, 5, 6, 6, 6])
    const dayLater = after('good*290', memory, runs)
    const again = after('bad bad good good', dayLater, runs + 290)
    expect(again.status).toBe('pass')
  })

  it('gives back a quarter, half, then the whole share after a failure', () => {
    const before = after('good*1000')
    const weights = memories('bad bad good good good good', before, 1000).map(({ weight }) => weight)
    const [quarter = 0, half = 0, whole = 0] = weights.slice(3)
    // Within the step of 1.25 that published weights have.
    for (const [weight, share] of [
      [quarter, 0.25],
      [half, 0.5],
      [whole, 1],
    ] as const)
      expect(Math.abs(Math.log(weight / before.weight / share))).toBeLessThan(Math.log(1.26))
    expect([quarter < half, half < whole]).toEqual([true, true])
  })

  it('gives a full host no share, and its share back later', () => {
    const [full, better] = [after('good full'), after('good full good good')]
    expect([full.status, full.weight]).toEqual(['warn', 0])
    expect(after('good full blind').weight).toBe(0)
    expect(better.weight).toBeGreaterThan(0)
    expect(next(undefined, sample('good', 0), 0).weight).toBe(0)
  })

  it('says since when, and when it last worked', () => {
    const memory = after('good good bad bad bad')
    expect([memory.since, memory.lastPass, memory.streak]).toEqual([start + 3 * run, start + run, -3])
    expect(after('good bad good').reason).toBe('connect')
    expect(after('good bad good good').reason).toBe('ok')
  })

  it('forgets evidence of more than a day ago', () => {
    const memory = after('good good bad')
    expect(aged(memory, memory.time + 24 * hour)).toBe(memory)
    expect(aged(memory, memory.time + 24 * hour + 1)).toMatchObject({ status: 'unknown', streak: 0 })
    expect(next(memory, sample('bad', 300)).status).toBe('warn')
    expect(next(after('bad bad'), sample('blind', 300))).toMatchObject({
      status: 'unknown',
      reason: 'prober',
    })
  })

  it('takes a sample once, however often it is given', () => {
    const memory = after('good bad')
    expect(next(memory, sample('bad', 1))).toBe(memory)
    expect(next(memory, sample('bad', 0))).toBe(memory)
    expect(next(memory, sample('bad', 2, { time: NaN }))).toBe(memory)
  })

  it('stays bounded, whole and finite, whatever it is told', () => {
    const looks: Look[] = ['good', 'bad', 'parked', 'challenge', 'maintenance', 'full', 'blind', 'opted']
    const odd = fc.oneof(fc.double(), fc.constantFrom(NaN, -1, Infinity, 250))
    const told = fc.tuple(fc.constantFrom(...looks), fc.integer({ min: -1, max: 400 }), odd)
    fc.assert(
      fc.property(fc.array(told, { maxLength: 200 }), odd, (runs, capacity) => {
        let memory: Memory | undefined
        let at = 0
        for (const [look, gap, latency] of runs) {
          at += gap
          const was = memory?.status
          memory = next(memory, sample(look, at, { latency }), capacity)
          if (['blind', 'challenge', 'maintenance', 'full', 'opted'].includes(look) && was !== 'fail')
            expect(memory.status).not.toBe('fail')
        }
        if (!memory) return
        expect(JSON.parse(JSON.stringify(memory))).toEqual(memory)
        expect(memory.weight).toBeGreaterThanOrEqual(0)
        expect(memory.weight).toBeLessThanOrEqual(4)
        expect([memory.hours.length <= 25, memory.days.length <= 90]).toEqual([true, true])
        const { latency } = healthOf(memory, memory.time)
        expect(Number.isFinite(latency?.p50 ?? 0) && (latency?.p50 ?? 0) >= 0).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
