import { isTrusted, type Age } from './age.ts'
import type { Reason } from './health.ts'
import type { HealthFile, HealthProblem } from './reading.ts'

/** What a visitor is told of one instance before the click. Times in milliseconds since 1970. */
export type Condition =
  /** `at`: when somebody last looked. */
  | { what: 'works'; at: number }
  | { what: 'doubtful'; at: number; reason: Reason }
  | { what: 'down'; at: number; reason: Reason; since: number }
  | { what: 'unknown'; at?: number }

export function conditionOf(
  id: string,
  file: HealthFile | HealthProblem | undefined,
  age: Age,
  now: number,
): Condition {
  if (typeof file !== 'object') return { what: 'unknown' }
  const health = file.instances.get(id)
  if (!health || health.time === 0 || !showable.has(age)) return { what: 'unknown' }
  const { status, reason, since, time: at } = health
  if (!isTrusted(age) || now - at > file.stale) return { what: 'unknown', at }
  switch (status) {
    case 'pass':
      return { what: 'works', at }
    case 'warn':
      return { what: 'doubtful', at, reason }
    case 'fail':
      // A file need not say since when.
      return { what: 'down', at, reason, since: since || at }
    case 'unknown':
      return { what: 'unknown', at }
  }
}

/** Whether nothing usable came back at all: only of these can be said that they are down, of others what they said. */
export const isSilent = (reason: Reason): boolean => silent.has(reason)

const silent: ReadonlySet<Reason> = new Set([
  'dns',
  'connect',
  'tls',
  'timeout',
  'http-5xx',
  // A monitor that does not say why; `ok`: a file that says nothing.
  'reported',
  'ok',
])

/** Of the others, not even the times can be believed. */
const showable: ReadonlySet<Age> = new Set(['fresh', 'stale', 'old'])
