import { isRecord } from '../poolfile.ts'
import { day, keptDays } from './tally.ts'

/** What is told of one run. Times in milliseconds since 1970. */
export interface Run {
  time: number
  /** How many instances were looked at with a result, and how many there are. */
  looked: number
  of: number
  /** Why it changed nothing, if so: notes of the guard, or its objections. */
  reasons: readonly RunReason[]
  /** Whether not even the time of it was published. */
  refused: boolean
}

export const runReasons = [
  'prober-blind',
  'monitor-silent',
  'mass-failure',
  'canary-failed',
  'invalid',
  'not-newer',
  'missing-instance',
  'mass-flip',
  'service-emptied',
] as const
export type RunReason = (typeof runReasons)[number]

/** Runs in a row that were set aside for the same reasons. */
export interface Aside extends Pick<Run, 'reasons' | 'refused'> {
  first: number
  last: number
  runs: number
}

/** What is told of the runs: since when they are noted, the last one, and those that were set aside, the oldest first. */
export interface Runs {
  since: number
  last: Run
  asides: readonly Aside[]
}

const keptAsides = 20

/** The same with one more run: of twenty rows at most, of ninety days. */
export function noted(before: Runs | undefined, run: Run): Runs {
  // What is from days ahead was written by a clock that was wrong.
  const known = before && before.last.time <= run.time + day ? before : undefined
  const since = Math.max(known?.since ?? run.time, run.time - keptDays * day)
  const kept = (known?.asides ?? []).filter(({ last }) => last >= since)
  if (run.reasons.length === 0) return { since, last: run, asides: kept }
  const latest = kept.at(-1)
  const goesOn = latest && latest.last === known?.last.time && isSame(latest, run)
  const aside = goesOn
    ? { ...latest, last: run.time, runs: latest.runs + 1 }
    : { first: run.time, last: run.time, runs: 1, reasons: run.reasons, refused: run.refused }
  return { since, last: run, asides: [...(goesOn ? kept.slice(0, -1) : kept), aside].slice(-keptAsides) }
}

const isSame = (aside: Aside, run: Run): boolean =>
  aside.refused === run.refused && aside.reasons.join() === run.reasons.join()

/** `history/runs.json`, as it travels: times as in RFC 3339. */
export function writeRuns({ since, last, asides }: Runs): object {
  return {
    format,
    since: stamp(since),
    last: { ...last, time: stamp(last.time) },
    asides: asides.map(aside => ({ ...aside, first: stamp(aside.first), last: stamp(aside.last) })),
  }
}

const format = 'entraide-runs/1'

const stamp = (time: number): string =>
  new Date(Math.floor(time / 1000) * 1000).toISOString().replace('.000', '')

/** What a parsed file of them holds, or nothing where it cannot be used. */
export function readRuns(value: unknown): Runs | undefined {
  if (!isRecord(value) || value['format'] !== format || !isRecord(value['last'])) return
  const { looked, of, refused } = value['last']
  const [since, time] = [moment(value['since']), moment(value['last']['time'])]
  if (since === undefined || time === undefined || !isCount(looked) || !isCount(of)) return
  const asides = Array.isArray(value['asides']) ? value['asides'].flatMap(each => readAside(each) ?? []) : []
  const reasons = reasonsIn(value['last']['reasons'])
  return {
    since,
    last: { ...{ time, looked, of, reasons }, refused: refused === true },
    asides: asides.slice(-keptAsides),
  }
}

function readAside(value: unknown): Aside | undefined {
  if (!isRecord(value) || !isCount(value['runs'])) return
  const [first, last] = [moment(value['first']), moment(value['last'])]
  if (first === undefined || last === undefined) return
  const { runs, refused } = value
  return { first, last, runs, reasons: reasonsIn(value['reasons']), refused: refused === true }
}

/** Of a later version, some may be unknown. */
const reasonsIn = (value: unknown): RunReason[] =>
  Array.isArray(value) ? runReasons.filter(reason => value.includes(reason)) : []

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

function moment(value: unknown): number | undefined {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN
  return time >= 0 ? time : undefined
}
