import { agesFor } from '../../../src/core/health/age.ts'
import type { Health, Status } from '../../../src/core/health/health.ts'
import type { HealthFile } from '../../../src/core/health/reading.ts'
import { minute, start } from './samples.ts'

/** What a file says of one instance, looked at when the samples start. */
export const health = (status: Status, more: Partial<Health> = {}): Health => ({
  status,
  reason: status === 'pass' ? 'ok' : 'timeout',
  depth: 3,
  since: start,
  time: start,
  streak: 1,
  weight: 0.8,
  ...more,
})

/** A health file as read, of that time. */
export const file = (instances: Record<string, Health>, more: Partial<HealthFile> = {}): HealthFile => ({
  status: 'pass',
  time: start,
  ...agesFor(5 * minute),
  notes: [],
  instances: new Map(Object.entries(instances)),
  ...more,
})
