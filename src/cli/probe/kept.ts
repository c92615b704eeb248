import * as v from 'valibot'
import type { Rule } from '../../core/health/robots.ts'
import type { Instance } from '../../core/pool.ts'

/** What the prober keeps from run to run so as to ask less often. Times in milliseconds since 1970. */
export interface Kept {
  /** By origin: what its robots.txt says to us. */
  robots: Record<string, { time: number; rules: Rule[] }>
  /** By instance: what the second look saw, `closed` where it was shut. */
  gates: Record<string, { time: number; closed?: Obstructed | undefined }>
}

type Obstructed = v.InferOutput<typeof obstacle>

const obstacle = v.picklist(['login-required', 'maintenance', 'full', 'other-product'])
const rule = v.object({ allows: v.boolean(), path: v.string() })

const schema = v.object({
  robots: v.record(v.string(), v.object({ time: v.number(), rules: v.array(rule) })),
  gates: v.record(v.string(), v.object({ time: v.number(), closed: v.optional(obstacle) })),
})

/** What was kept, or nothing where it cannot be read: then everything is asked anew. */
export function readKept(value: unknown): Kept {
  const { success, output } = v.safeParse(schema, value)
  return success ? output : { robots: {}, gates: {} }
}

/** Without what was kept of hosts and instances that left the pool. */
export function keptFor(instances: readonly Instance[], { robots, gates }: Kept): Kept {
  const origins = new Set(instances.map(({ url }) => new URL(url).origin))
  const ids = new Set(instances.map(({ id }) => id))
  const only = <T>(record: Record<string, T>, keys: ReadonlySet<string>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)))
  return { robots: only(robots, origins), gates: only(gates, ids) }
}

export const hour = 3_600_000

/** Whether something is younger than that. What comes from the future is of no age: a clock was wrong. */
export const isRecent = (time: number, now: number, age: number): boolean => time <= now && now - time < age
