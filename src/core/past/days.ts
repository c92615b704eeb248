import { counted, keptDays, type Tally } from './tally.ts'

/** What the looks of a day say: `partial`, it was missed at times; `doubtful`, they say neither; `none`, nobody looked. */
export type DayKind = 'good' | 'partial' | 'bad' | 'doubtful' | 'none'

/** The looks of one day, which is numbered since 1970, in universal time. */
export interface Day {
  slot: number
  kind: DayKind
  good: number
  bad: number
  doubtful: number
  /** Median latency in milliseconds. */
  p50?: number
}

/** The ninety days that end with `today`, the oldest first, whatever is known of them. */
export function daysOf(tallies: readonly Tally[], today: number): Day[] {
  const known = new Map(tallies.map(tally => [tally[0], tally]))
  return Array.from({ length: keptDays }, (_, place) => {
    const slot = today - keptDays + 1 + place
    const [, good, bad, doubtful, p50] = known.get(slot) ?? [slot, 0, 0, 0]
    const kind = kindOf(good, bad, doubtful)
    return { slot, kind, good, bad, doubtful, ...(p50 !== undefined && { p50 }) }
  })
}

function kindOf(good: number, bad: number, doubtful: number): DayKind {
  if (good + bad === 0) return doubtful > 0 ? 'doubtful' : 'none'
  if (bad === 0) return 'good'
  return good > 0 ? 'partial' : 'bad'
}

/** Days of one kind in a row. */
export interface Period extends Omit<Day, 'slot'> {
  first: number
  last: number
}

/** The same days, told in as few rows as say it all, in their order. */
export function periodsOf(days: readonly Day[]): Period[] {
  const rows: Day[][] = []
  for (const day of days) {
    const row = rows.at(-1)
    if (row && row[0]?.kind === day.kind) row.push(day)
    else rows.push([day])
  }
  return rows.map(inOne)
}

function inOne(days: readonly Day[]): Period {
  const sum = (of: 'good' | 'bad' | 'doubtful') => days.reduce((total, day) => total + day[of], 0)
  const [first, last] = [days[0], days.at(-1)]
  const speeds = days.flatMap(({ p50 }) => p50 ?? []).toSorted((a, b) => a - b)
  const p50 = speeds[Math.floor((speeds.length - 1) / 2)]
  return {
    kind: first?.kind ?? 'none',
    first: first?.slot ?? 0,
    last: last?.slot ?? 0,
    ...{ good: sum('good'), bad: sum('bad'), doubtful: sum('doubtful') },
    ...(p50 !== undefined && { p50 }),
  }
}

/** How often somebody was there. `share`: from 0 to 1, downwards to the thousandth, where enough was measured to say it. */
export interface Uptime {
  /** Days on which the looks say either. */
  measured: number
  share?: number
}

export function uptimeOf(days: readonly Day[]): Uptime {
  const { good, checks } = counted(
    days.map(day => [day.slot, day.good, day.bad, day.doubtful]),
    0,
  )
  const measured = days.filter(day => day.good + day.bad > 0).length
  if (measured < enough.days || checks < enough.checks) return { measured }
  return { measured, share: Math.floor((good / checks) * 1000 + 1e-9) / 1000 }
}

/** A week, and more than a handful of looks: with less, one bad evening would pass for a habit. */
const enough = { days: 7, checks: 40 }

/** How many days there are of each kind. */
export function kindsOf(days: readonly Day[]): Record<DayKind, number> {
  const counts = { good: 0, partial: 0, bad: 0, doubtful: 0, none: 0 }
  for (const { kind } of days) counts[kind] += 1
  return counts
}
