import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reasons, statuses, type Sample } from '../../../src/core/health/health.ts'
import { gatus } from '../../../src/core/monitors/gatus.ts'
import { healthjson } from '../../../src/core/monitors/healthjson.ts'
import { kuma } from '../../../src/core/monitors/kuma.ts'
import { kumaMetrics } from '../../../src/core/monitors/kumaMetrics.ts'
import { prometheus } from '../../../src/core/monitors/prometheus.ts'
import { upptime } from '../../../src/core/monitors/upptime.ts'
import type { Watch } from '../../../src/core/monitors/watch.ts'
import { noon, recorded, watching } from './kittens.ts'

const page = recorded('kuma-page')
const heartbeat = recorded('kuma-heartbeat')
const summary = recorded('upptime-summary')

const readers: Readonly<
  Record<string, readonly [reply: string, (reply: unknown, watch: Watch) => Sample[]]>
> = {
  prometheus: ['prometheus', prometheus],
  gatus: ['gatus', gatus],
  'kuma, its page': ['kuma-page', (other, watch) => kuma({ page: other, heartbeat }, watch)],
  'kuma, its beats': ['kuma-heartbeat', (other, watch) => kuma({ page, heartbeat: other }, watch)],
  'kuma, its metrics': ['kuma-metrics', kumaMetrics],
  'upptime, its summary': [
    'upptime-summary',
    (other, watch) => upptime({ summary: other, sites: new Map() }, watch),
  ],
  'upptime, its files': [
    'upptime-sites',
    (sites, watch) => upptime({ summary, sites: new Map(Object.entries(sites ?? {})) }, watch),
  ],
  'health+json': ['health', healthjson],
}

/** Another value put somewhere into a reply: the path is taken modulo what there is. */
function mutated(value: unknown, path: readonly number[], other: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined || typeof value !== 'object' || value === null) return other
  const keys = Object.keys(value)
  const key = keys[step % Math.max(keys.length, 1)]
  if (key === undefined) return other
  const changed = mutated((value as Record<string, unknown>)[key], rest, other)
  return Array.isArray(value)
    ? value.map((each, i) => (String(i) === key ? changed : each))
    : { ...value, [key]: changed }
}

const anything = fc.oneof(
  fc.anything(),
  fc.constantFrom('NaN', '1e999', -1, '', [], {}, [[]], Infinity, '0001-01-01T00:00:00Z', '__proto__'),
)

describe.each(Object.entries(readers))('%s', (_, [name, reader]) => {
  const good = recorded(name)

  test('gives one sound sample per instance, whatever the reply', () => {
    const mutation = fc.tuple(fc.array(fc.nat(), { maxLength: 7 }), anything)
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          mutation.map(([path, other]) => mutated(good, path, other)),
        ),
        reply => {
          const watch = watching()
          const samples = reader(reply, watch)
          expect(samples.map(sample => sample.instance)).toEqual(watch.instances.map(({ id }) => id))
          for (const { status, reason, time, latency = 0, certExpires = 0 } of samples) {
            expect(statuses).toContain(status)
            expect(reasons).toContain(reason)
            expect(time).toBeLessThanOrEqual(noon)
            expect(Number.isFinite(time) && Number.isFinite(latency) && Number.isFinite(certExpires)).toBe(
              true,
            )
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  test('never takes a reply that says nothing for bad evidence', () => {
    const nothings = [
      undefined,
      null,
      '',
      'Bad Gateway',
      0,
      [],
      {},
      { status: 'success', data: { result: [] } },
    ]
    for (const reply of nothings)
      for (const { status } of reader(reply, watching())) {
        expect(status).toBe('unknown')
      }
  })
})
