/** What the share of an instance depends on. */
export interface Merits {
  /** Declared in the pool: 1 for an ordinary host, 0 for a full one. */
  capacity: number
  /** Looks of the last seven days that were good, and all that say either. */
  good: number
  checks: number
  /** Median latency in milliseconds. */
  p50?: number | undefined
  /** Good runs still to go after a failure. */
  recovery: number
}

/**
 * What selection multiplies a visitor's preference with. Only the published steps of 1.25 move anybody: a value leaves
 * its step when it is three quarters of one away, so that noise of a few per cent moves nobody.
 */
export function weigh(merits: Merits, previous = 0): number {
  const exact = share(merits)
  if (!(exact > 0)) return 0
  const position = Math.log(exact) / Math.log(step)
  const held = Math.log(previous) / Math.log(step)
  return stepped(Math.abs(position - held) < 0.75 ? held : position)
}

const step = 1.25
const stepped = (position: number): number => Number((step ** Math.round(position)).toPrecision(3))

function share({ capacity, good, checks, p50, recovery }: Merits): number {
  if (!(capacity > 0)) return 0
  // A host nobody has looked at begins as one that was up 19 times in 20: trusted less than a proven one, not distrusted.
  const availability = (good + 19) / (checks + 20)
  const trust = clamp((availability - 0.8) / 0.2, 0.1, 1)
  // By half at most: what is fastest must not draw everybody.
  const speed = p50 === undefined || p50 <= 1000 ? 1 : Math.max(0.5, 1000 / p50)
  return clamp(capacity, 0.25, 4) * trust * speed * (slowStart[recovery] ?? 0.25)
}

/** By good runs still to go: a host that came back is not flooded at once. */
const slowStart = [1, 0.5, 0.25]

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
