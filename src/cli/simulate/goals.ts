import type { Figures } from './figures.ts'

/** A figure that must not be above, or below, a number. */
export interface Goal {
  what: string
  figure: (figures: Figures) => number
  atMost?: number
  atLeast?: number
  unit: '%' | 'ms' | 'µs' | ''
}

const percent = '%' as const

/** What the algorithm promises; the comments say how others fare. */
export const goals: readonly Goal[] = [
  // A portal that looks every five minutes and believes one look: 0.25 %.
  { what: 'dead offers at 97 %', figure: f => f.deadOfferRate[97].both, atMost: 0.0012, unit: percent },
  // A file alone that comes every four hours: 2.3 %.
  { what: 'the same every 4 h', figure: f => f.deadOfferRate[97].both4h, atMost: 0.0065, unit: percent },
  // Per healthy instance and month; one look believed: 86, 411 and 777.
  { what: 'false ejections at 1 % loss', figure: f => f.falseEjections[1].ours, atMost: 0.001, unit: '' },
  { what: 'false ejections at 5 % loss', figure: f => f.falseEjections[5].ours, atMost: 0.01, unit: '' },
  { what: 'false ejections at 10 % loss', figure: f => f.falseEjections[10].ours, atMost: 0.05, unit: '' },
  { what: 'runs until a dead one is called so', figure: f => f.timeToEjectRuns, atMost: 2, unit: '' },
  { what: 'unfairness of shares', figure: f => f.fairness.maxDeviation, atMost: 0.015, unit: percent },
  { what: 'p of the shares', figure: f => f.fairness.p, atLeast: 0.001, unit: '' },
  { what: 'moved, without need', figure: f => f.remap.movedElsewhere, atMost: 0, unit: percent },
  {
    what: 'moved, beside the failed share',
    figure: f => Math.abs(f.remap.moved - f.remap.failedShare),
    atMost: 0.003,
    unit: percent,
  },
  { what: 'overload of survivors', figure: f => f.remap.survivorOverload, atMost: 1.01, unit: '' },
  // Hard filters: 0 %.
  {
    what: 'first door good, prober blind',
    figure: f => f.firstNavigation.blind.ours,
    atLeast: 0.99,
    unit: percent,
  },
  // Ignoring health below half: 25 %.
  {
    what: 'first door good, 6 of 8 down',
    figure: f => f.firstNavigation.sixOfEightDown.ours,
    atLeast: 0.999,
    unit: percent,
  },
  {
    what: 'first door good, 5 of 8 wrongly down',
    figure: f => f.firstNavigation.fiveOfEightWronglyDown.ours,
    atLeast: 0.99,
    unit: percent,
  },
  // One after the other: 3070 ms.
  { what: 'intent to verdict, p99', figure: f => f.intentToVerdictMs.p99, atMost: 1500, unit: 'ms' },
  {
    what: 'questions beside the first',
    figure: f => f.intentToVerdictMs.extraProbes,
    atMost: 0.15,
    unit: percent,
  },
  { what: 'a pick among 100', figure: f => f.pickMicroseconds, atMost: 50, unit: 'µs' },
]

/** How long something takes is the machine's: it is told, and nobody is blamed for it. */
export const isTiming = ({ unit }: Goal): boolean => unit === 'µs'

/** The promises of the choice itself that are not kept. */
export const missedOf = (figures: Figures): Goal[] =>
  goals.filter(goal => !isTiming(goal) && !isMet(goal, figures))

export function isMet({ figure, atMost = Infinity, atLeast = -Infinity }: Goal, figures: Figures): boolean {
  const value = figure(figures)
  return value <= atMost && value >= atLeast
}
