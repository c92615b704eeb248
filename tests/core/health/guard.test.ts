import { describe, expect, it } from 'vitest'
import { doubts, inWords, objections, type Objection } from '../../../src/core/health/guard.ts'
import { next } from '../../../src/core/health/machine.ts'
import { healthOf, type Memory } from '../../../src/core/health/memory.ts'
import { readHealth, type HealthFile } from '../../../src/core/health/reading.ts'
import { writeHealth } from '../../../src/core/health/writing.ts'
import { instance } from '../instances.ts'
import { reportOf } from './pools.ts'
import { after, minute, run, sample, start, type Look } from './samples.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const pool = {
  instances: ids.map((id, i) => instance(id, i < 4 ? 'etherpad' : 'jitsi')),
}
const known = (looks: string) => new Map(ids.map(id => [id, after(looks)]))
const samples = (looks: readonly Look[], at = 3) =>
  looks.map((look, i) => sample(look, at, { instance: ids[i] ?? '' }))

describe('doubts', () => {
  const good = known('good good good')
  it.each<[string, Look[], boolean, string[]]>([
    ['nothing when all is well', ['good', 'good', 'good', 'good', 'good', 'good'], false, []],
    ['nothing when half of them fail', ['bad', 'bad', 'bad', 'good', 'good', 'good'], false, []],
    [
      'us when more than half fail',
      ['bad', 'bad', 'bad', 'bad', 'good', 'good'],
      false,
      ['mass-failure', 'carried-over'],
    ],
    [
      'us when more than half show a challenge',
      ['challenge', 'challenge', 'challenge', 'challenge', 'good', 'good'],
      false,
      ['mass-failure', 'carried-over'],
    ],
    [
      'us when a canary fails',
      ['good', 'good', 'good', 'good', 'good', 'good'],
      true,
      ['canary-failed', 'carried-over'],
    ],
    [
      'nothing when we saw ourselves that we are blind',
      ['blind', 'blind', 'blind', 'blind', 'blind', 'blind'],
      false,
      [],
    ],
    ['nothing when one instance alone was looked at', ['bad'], false, []],
  ])('suspects %s', (_, looks, canaryFailed, notes) => {
    expect(doubts(good, samples(looks), canaryFailed, start + 3 * run)).toEqual(notes)
  })

  it.each([
    [1, ['bad']],
    [2, ['bad', 'bad']],
    [2, ['parked', 'challenge']],
    [3, ['bad', 'bad', 'good']],
  ] as [number, Look[]][])('suspects nothing when a pool of %i loses %j: it may be so', (size, looks) => {
    const few = new Map([...good].slice(0, size))
    expect(doubts(few, samples(looks), false, start + 3 * run)).toEqual([])
  })

  it('suspects us when all three of a pool fail, and two of them when a canary does', () => {
    const three = new Map([...good].slice(0, 3))
    const now = start + 3 * run
    expect(doubts(three, samples(['bad', 'bad', 'bad']), false, now)).toContain('mass-failure')
    expect(doubts(three, samples(['bad', 'bad', 'good']), true, now)).toEqual([
      'canary-failed',
      'carried-over',
    ])
  })

  it('does not count again those that failed before', () => {
    const memories = new Map([...known('good bad bad'), ['f', after('good good good')]])
    const looks: Look[] = ['bad', 'bad', 'bad', 'bad', 'bad', 'good']
    expect(doubts(memories, samples(looks), false, start + 3 * run)).toEqual([])
  })

  it('lets no run in which everything fails change a status, for a day; then it believes its eyes', () => {
    let memories: ReadonlyMap<string, Memory> = good
    let believed: number | undefined
    for (let at = 3; believed === undefined && at < 400; at++) {
      const found = samples(['bad', 'bad', 'bad', 'bad', 'bad', 'bad'], at)
      const now = start + at * run
      if (doubts(memories, found, false, now).length > 0)
        for (const memory of memories.values()) expect(memory.status).toBe('pass')
      else {
        believed = now - start
        memories = new Map(found.map(each => [each.instance, next(memories.get(each.instance), each)]))
      }
    }
    expect((believed ?? 0) / (24 * 60 * minute)).toBeCloseTo(1, 1)
    expect([...memories.values()].map(({ status }) => status)).toEqual(ids.map(() => 'warn'))
  })
})

describe('objections', () => {
  const published = (memories: ReadonlyMap<string, Memory>, time: number) =>
    writeHealth(
      reportOf(memories, {
        time,
        instances: new Map([...memories].map(([id, memory]) => [id, healthOf(memory, time)])),
      }),
    )
  const well = published(known('good good good'), start + 3 * run)
  const down = published(known('good bad bad'), start + 4 * run)
  const before = readHealth(well) as HealthFile
  const now = start + 4 * run
  const reasons = (written: unknown, previous: HealthFile | undefined, canaryFailed = false) =>
    objections(written, previous, pool, canaryFailed, now).map(({ reason }) => reason)

  it('has none to a run that follows another, to the first, and to one after a file from the future', () => {
    const following = published(known('good good good good'), now)
    expect(reasons(following, before)).toEqual([])
    expect(reasons(following, undefined)).toEqual([])
    expect(reasons(following, { ...before, time: now + 25 * 60 * minute })).toEqual([])
    expect(reasons(following, { ...before, time: now + 120 * minute })).toEqual(['not-newer'])
  })

  const { a: _, ...others } = well.instances
  const entry = well.instances['a']
  const later = { ...well, time: new Date(now).toISOString() }
  const callsBad = { ...others, a: { ...entry, status: 'bad' } }
  it.each<[string, unknown, boolean, Objection['reason'][]]>([
    ['nothing', undefined, false, ['invalid']],
    ['no instances', { ...later, instances: undefined }, false, ['invalid']],
    ['another format', { ...later, format: 'entraide-health/0' }, false, ['invalid']],
    ['a time that is none', { ...later, time: 'now' }, false, ['invalid']],
    ['a time to come', { ...later, time: new Date(now + 6 * minute).toISOString() }, false, ['invalid']],
    ['the same time', well, false, ['not-newer']],
    ['an earlier time', { ...well, time: new Date(start).toISOString() }, false, ['not-newer']],
    ['one instance less', { ...later, instances: others }, false, ['missing-instance']],
    ['one instance that cannot be read', { ...later, instances: callsBad }, false, ['missing-instance']],
    ['all at once down', down, false, ['mass-flip']],
    ['services without anybody, canaries failing', down, true, ['mass-flip', 'service-emptied']],
  ])('refuses %s', (_, written, canaryFailed, expected) => {
    expect(reasons(written, before, canaryFailed)).toEqual(expected)
  })

  it('lets a pool of two lose both at once, unless canaries fail too', () => {
    const [two, lost] = ['good good good', 'good bad bad'].map(
      looks => new Map([...known(looks)].slice(0, 2)),
    )
    const small = { instances: pool.instances.slice(0, 2) }
    const published2 = readHealth(published(two ?? new Map(), start + 3 * run)) as HealthFile
    const found = (canaryFailed: boolean) =>
      objections(published(lost ?? new Map(), now), published2, small, canaryFailed, now)
    expect(found(false)).toEqual([])
    expect(found(true)).toEqual([{ reason: 'service-emptied', about: ['pad'] }])
  })

  it('refuses to empty one service when canaries fail, and says which', () => {
    const calls = { e: down.instances['e'], f: down.instances['f'] }
    const written = { ...later, instances: { ...well.instances, ...calls } }
    const found = objections(written, before, pool, true, now)
    expect(found).toEqual([{ reason: 'service-emptied', about: ['visio'] }])
    expect(found.map(inWords).join()).toContain('visio')
    expect(objections(written, before, pool, false, now)).toEqual([])
  })
})
