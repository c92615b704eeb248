import { parseArgs } from 'node:util'
import type { Output } from './check.ts'
import { addition } from './simulate/draws.ts'
import { simulated, whole, type Figures, type Size } from './simulate/figures.ts'
import { goals, isMet, isTiming, missedOf, type Goal } from './simulate/goals.ts'
import { policies } from './simulate/offers.ts'
import { table } from './table.ts'

/** Tries the choice on invented hosts and visitors, with the code that makes it, and says whether it keeps its promises. */
export async function simulate(
  args: string[],
  out: Output = process.stdout,
  size: Size = whole,
): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } })
  const figures = simulated(size, () => performance.now())
  out.write(values.json ? `${JSON.stringify(figures, undefined, 2)}\n` : report(figures, size))
  return missedOf(figures).length === 0 ? 0 : 1
}

function report(figures: Figures, { devices }: Size): string {
  const { moved, ideal, elsewhere } = addition(devices / 5)
  const missed = missedOf(figures)
  return [
    'Dead doors offered, eight hosts, outages of an hour (oneStrike: one look believed, drawn at random)',
    table([['uptime', ...policies], ...offerRows(figures)]),
    'Healthy hosts called down, per host and month',
    table([['probe loss', 'ours', 'one strike'], ...ejectionRows(figures)]),
    'First navigation that ends well',
    table([['', 'ours', 'hard filter', 'panic'], ...navigationRows(figures)]),
    `A newcomer takes ${asPercent(moved)} of the visitors (ideal ${asPercent(ideal)}); ${asPercent(elsewhere)} move elsewhere.`,
    'Goals',
    table([['', 'goal', 'figure', ''], ...goals.map(goal => goalRow(goal, figures))]),
    missed.length === 0 ? 'Every promise is kept.' : `Missed: ${missed.map(({ what }) => what).join('; ')}.`,
    '',
  ].join('\n')
}

const offerRows = ({ deadOfferRate }: Figures) =>
  Object.entries(deadOfferRate).map(([uptime, rates]) => [
    `${uptime} %`,
    ...policies.map(policy => asPercent(rates[policy])),
  ])

const ejectionRows = ({ falseEjections }: Figures) =>
  Object.entries(falseEjections).map(([loss, { ours, oneStrike }]) => [
    `${loss} %`,
    ours.toPrecision(2),
    oneStrike.toPrecision(3),
  ])

const navigationRows = ({ firstNavigation }: Figures) =>
  Object.entries(firstNavigation).map(([scenario, { ours, hardFilter, panic }]) => [
    scenario,
    ...[ours, hardFilter, panic].map(asPercent),
  ])

function goalRow(goal: Goal, figures: Figures): string[] {
  const { what, figure, atMost, atLeast } = goal
  const bound = atMost === undefined ? `>= ${inUnit(atLeast ?? NaN, goal)}` : `<= ${inUnit(atMost, goal)}`
  const missed = isTiming(goal) ? 'missed on this machine' : 'missed'
  return [what, bound, inUnit(figure(figures), goal), isMet(goal, figures) ? 'met' : missed]
}

const inUnit = (value: number, { unit }: Goal): string =>
  unit === '%' ? asPercent(value) : `${Number(value.toPrecision(4))} ${unit}`.trim()

const asPercent = (share: number): string => `${Number((share * 100).toFixed(3))} %`
