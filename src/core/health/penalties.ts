/** How often an instance failed on this device without working in between, and when it last did (milliseconds since 1970). */
interface Penalty {
  failures: number
  at: number
}

/** By instance id. Plain JSON, never told to anybody. */
export type Penalties = Readonly<Record<string, Penalty>>

const minute = 60_000
const day = 24 * 60 * minute

/** 10 minutes after a first failure, twice as long after each more, a day at most. */
const length = ({ failures }: Penalty): number => Math.min(10 * minute * 2 ** (failures - 1), day)

/** With one more failure; what has faded is dropped. */
export function penalise(penalties: Penalties, id: string, now: number): Penalties {
  const alive = Object.entries(penalties).filter(([, each]) => now - each.at <= length(each) + day)
  const failures = (alive.find(([each]) => each === id)?.[1].failures ?? 0) + 1
  return Object.fromEntries([...alive.filter(([each]) => each !== id), [id, { failures, at: now }]])
}

/** Without those of instances that worked, or that were not to blame. */
export function clear(penalties: Penalties, ids: readonly string[]): Penalties {
  return Object.fromEntries(Object.entries(penalties).filter(([id]) => !ids.includes(id)))
}

export function isPenalised(penalties: Penalties, id: string, now: number): boolean {
  const penalty = Object.hasOwn(penalties, id) ? penalties[id] : undefined
  return penalty !== undefined && now >= penalty.at && now < penalty.at + length(penalty)
}

/** What can be used of what the device kept. */
export function readPenalties(value: unknown): Penalties {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, penalty]) => {
      const { failures, at } = (penalty ?? {}) as Record<string, unknown>
      return isCount(failures) && isCount(at) ? [[id, { failures, at }] as const] : []
    }),
  )
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0
