import { instancesFor, type Pool } from '../pool.ts'
import { isRecord } from '../poolfile.ts'
import type { ServiceId } from '../services.ts'
import type { Memory } from '../health/memory.ts'
import { keptDays, readTallies, type Tally } from './tally.ts'

/** The last 90 days of a service's instances, one tally a day, for graphs: `history/<service>.json`. */
export interface History {
  format: typeof format
  service: ServiceId
  /** RFC 3339. */
  time: string
  instances: Record<string, readonly Tally[]>
}

const format = 'entraide-history/1'

/** `now` in milliseconds since 1970. */
export function historyOf(
  service: ServiceId,
  pool: Pool,
  memories: ReadonlyMap<string, Memory>,
  now: number,
): History {
  const days = instancesFor(pool, service).map(({ id }) => [id, memories.get(id)?.days ?? []] as const)
  const time = new Date(Math.floor(now / 1000) * 1000).toISOString().replace('.000', '')
  return { format, service, time, instances: Object.fromEntries(days) }
}

/** The days of each instance in a parsed history file, for graphs, or for a prober that has lost its memory. */
export function readHistory(value: unknown): Map<string, Tally[]> {
  const instances = isHistory(value) ? (value as History).instances : {}
  const all = Object.entries(instances).map(([id, days]) => [id, readTallies(days).slice(-keptDays)] as const)
  return new Map(all)
}

/** Whether a parsed file is a history that this version can read, of nobody though it may be. */
export const isHistory = (value: unknown): boolean =>
  isRecord(value) && value['format'] === format && isRecord(value['instances'])
