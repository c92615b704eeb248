/**
 * What the looks of one hour or day found: its number since 1970, good, bad, doubtful, then the median latency in
 * milliseconds where it was measured. A list, because thousands of them are kept as JSON.
 */
export type Tally = readonly [slot: number, good: number, bad: number, doubtful: number, p50?: number]

export const hour = 3_600_000
export const day = 24 * hour

export const keptHours = 25
export const keptDays = 90

/** The same tallies with one more look, bounded to the `kept` slots that end with it. */
export function tallied(
  tallies: readonly Tally[],
  slot: number,
  found: 'good' | 'bad' | 'doubtful',
  kept: number,
  p50?: number,
): Tally[] {
  const [, good, bad, doubtful] = tallies.findLast(([each]) => each === slot) ?? [slot, 0, 0, 0]
  const last: Tally = [
    slot,
    good + Number(found === 'good'),
    bad + Number(found === 'bad'),
    doubtful + Number(found === 'doubtful'),
    ...(p50 === undefined ? ([] as const) : ([p50] as const)),
  ]
  return [...tallies.filter(([each]) => each < slot && each > slot - kept), last]
}

/** How many looks since a slot were good, among those that say either: a doubtful one says nothing. */
export function counted(tallies: readonly Tally[], since: number): { good: number; checks: number } {
  let good = 0
  let checks = 0
  for (const [slot, passes, failures] of tallies)
    if (slot >= since) {
      good += passes
      checks += passes + failures
    }
  return { good, checks }
}

/** The tallies that make sense in what was read back. */
export const readTallies = (value: unknown): Tally[] => (Array.isArray(value) ? value.filter(isTally) : [])

const isTally = (value: unknown): value is Tally =>
  Array.isArray(value) && (value.length === 4 || value.length === 5) && value.every(isCount)

const isCount = (value: unknown): boolean => Number.isFinite(value) && (value as number) >= 0
