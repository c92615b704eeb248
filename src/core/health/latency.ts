import { day } from '../past/tally.ts'

/** One measure per five minutes: its slot since 1970, then milliseconds. */
export type Measure = readonly [slot: number, latency: number]

const slotLength = 300_000
const slotsPerDay = day / slotLength

/** The measures of the last 24 hours with one more: 288 at most, however often one looks. */
export function measured(measures: readonly Measure[], time: number, latency: number | undefined): Measure[] {
  const slot = Math.floor(time / slotLength)
  const first = measures.findIndex(([each]) => each > slot - slotsPerDay)
  const recent = first < 0 ? [] : measures.slice(first)
  // The newest measure of a slot stands for it.
  const last = recent.at(-1)
  if (last && last[0] >= slot && isLatency(latency)) recent.pop()
  // Without the sign of -0, which JSON would lose.
  return isLatency(latency) ? [...recent, [slot, Math.abs(Math.round(latency))]] : recent
}

/** The middle and the slow end of what was measured. */
export function percentiles(
  measures: readonly Measure[],
): { p50: number; p95: number; n: number } | undefined {
  const sorted = new Float64Array(measures.map(([, latency]) => latency)).sort()
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]
  const [p50, p95] = [at(0.5), at(0.95)]
  return p50 === undefined || p95 === undefined ? undefined : { p50, p95, n: sorted.length }
}

/** The measures that make sense in what was read back. */
export const readMeasures = (value: unknown): Measure[] =>
  Array.isArray(value) ? value.filter(isMeasure).slice(-slotsPerDay) : []

const isMeasure = (value: unknown): value is Measure =>
  Array.isArray(value) && value.length === 2 && isLatency(value[0]) && isLatency(value[1])

const isLatency = (value: unknown): value is number => Number.isFinite(value) && (value as number) >= 0
