import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { healthSchema } from '../../../src/config/health-schema.ts'
import { healthOf } from '../../../src/core/health/memory.ts'
import { readHealth, type HealthFile } from '../../../src/core/health/reading.ts'
import { writeHealth } from '../../../src/core/health/writing.ts'
import { lived, reportOf } from './pools.ts'
import { after, minute, start } from './samples.ts'

const report = reportOf(lived(100, 700))
const written = writeHealth(report)
const text = JSON.stringify(written)

function read(value: unknown): HealthFile {
  const file = readHealth(value)
  if (typeof file === 'string') throw new Error(file)
  return file
}

describe('writeHealth', () => {
  it('says all of a hundred hosts that had their ups and downs within 30 kB, and 3 kB compressed', () => {
    expect(new Set(report.instances.keys()).size).toBe(100)
    expect(text.length).toBeLessThanOrEqual(30_000)
    expect(gzipSync(text).length).toBeLessThanOrEqual(3000)
  })

  it('writes what its published schema asks for, down to the newcomer', () => {
    const newcomers = new Map([['new/one', healthOf(after('skipped'), start)]])
    for (const value of [text, JSON.stringify(writeHealth({ ...report, instances: newcomers }))])
      expect(v.safeParse(healthSchema, JSON.parse(value)).issues).toBeUndefined()
    expect(v.safeParse(healthSchema, { ...written, time: 'yesterday' }).success).toBe(false)
  })

  it('counts what it says', () => {
    const { counts } = written
    expect(counts.pass + counts.warn + counts.fail + counts.unknown).toBe(100)
    expect([counts.warn > 0, counts.flipped]).toEqual([true, 2])
  })

  it('is read back as it was meant, to the minute, in two digits', () => {
    const file = read(JSON.parse(text))
    expect(Math.abs(file.time - report.time)).toBeLessThan(1000)
    expect([file.interval, file.fresh, file.stale, file.dead]).toEqual([
      300_000, 900_000, 3_600_000, 86_400_000,
    ])
    for (const [id, health] of report.instances) {
      const got = file.instances.get(id)
      const { status, reason, depth, weight } = health
      expect(got).toMatchObject({ status, reason, depth, weight })
      expect(Math.abs((got?.time ?? 0) - health.time)).toBeLessThan(minute)
      expect(Math.abs((got?.lastPass ?? 0) - (health.lastPass ?? 0))).toBeLessThan(minute)
      expect(got?.streak).toBe(Math.max(-99, Math.min(99, health.streak)))
      expect((got?.latency?.p50 ?? 1) / (health.latency?.p50 ?? 1)).toBeCloseTo(1, 1)
      expect((health.availability?.d7 ?? NaN) - (got?.availability?.d7 ?? NaN)).toBeCloseTo(0, 2)
      expect(got?.availability?.d7).toBeLessThanOrEqual(health.availability?.d7 ?? NaN)
    }
  })

  it('does not call perfect what once failed', () => {
    const once = healthOf(after('good*1500 bad good good'), start + 1503 * 5 * minute)
    const file = read(writeHealth({ ...report, instances: new Map([['a', once]]) }))
    expect(file.instances.get('a')?.availability?.d7).toBe(0.999)
  })

  it('says when it last worked of what does not, and nothing of what never did', () => {
    const [died, never] = [after('good bad bad'), after('bad bad')].map(memory =>
      healthOf(memory, memory.time),
    )
    const instances = new Map(
      Object.entries({ died, never }).flatMap(([id, each]) => (each ? [[id, each]] : [])),
    )
    const file = read(JSON.parse(JSON.stringify(writeHealth({ ...report, instances }))))
    expect(file.instances.get('died')?.lastPass).toBe(start)
    expect(file.instances.get('never')).not.toHaveProperty('lastPass')
  })
})

describe('readHealth', () => {
  const [[id, entry] = ['', undefined]] = Object.entries(written.instances)
  const withEntry = (value: unknown) => read({ ...written, instances: { [id]: value, fine: entry } })

  it.each([
    ['corrupt', [null, 7, 'text', [], {}, { format: 1 }, { format: 'entraide-health/1' }]],
    [
      'corrupt',
      [
        { ...written, time: 'soon' },
        { ...written, stale: -1 },
        { ...written, instances: [] },
      ],
    ],
    ['format', [{ format: 'entraide-health/2' }, { ...written, format: '' }]],
  ])('says "%s" of files of that kind', (problem, values) => {
    for (const value of values) expect(readHealth(value)).toBe(problem)
  })

  it.each([
    null,
    [],
    { ...entry, status: 'dead' },
    { ...entry, reason: 'unheard-of' },
    { ...entry, depth: 7 },
    { ...entry, weight: -1 },
    { ...entry, weight: null },
    { ...entry, streak: 0.5 },
    { ...entry, time: '25/11/2026' },
    { ...entry, since: 1_800_000_000 },
  ])('knows nothing of an instance of which the file says %j, and all of its neighbour', value => {
    const { instances } = withEntry(value)
    expect([instances.has(id), instances.has('fine')]).toEqual([false, true])
  })

  it('leaves out figures that make no sense, and keeps the status', () => {
    const odd = { ...entry, latency: { p50: -1, p95: 2, n: 3 }, availability: { d1: 7, d7: 0.5, n7: 3 } }
    const got = withEntry(odd).instances.get(id)
    expect(got?.status).toBe(entry?.status)
    expect(got).not.toHaveProperty('latency')
    expect(got?.availability).toEqual({ d7: 0.5, n7: 3 })
  })

  it('lets no weight draw everybody', () => {
    expect(withEntry({ ...entry, weight: 1e9 }).instances.get(id)?.weight).toBe(4)
  })
})
