import { table } from './table.ts'
import { weigh, type Weights } from './weigh.ts'

interface Budget {
  of: keyof Weights
  what: string
  /** What we aim at; more is told. */
  target?: number
  /** More fails. */
  limit: number
}

/** In bytes: as they travel, except for the loader. */
export const limits: readonly Budget[] = [
  { of: 'theme', what: 'inline settings, raw', limit: 500 },
  { of: 'loader', what: 'inline loader, raw', target: 512, limit: 640 },
  { of: 'html', what: 'home page', target: 10_000, limit: 11_000 },
  { of: 'app', what: 'scripts until the page answers', target: 52_000, limit: 54_200 },
  // Not their sum: nobody opens them all, and each comes when somebody asks for it.
  { of: 'step', what: 'heaviest page or form after that', target: 16_000, limit: 20_000 },
  // Words people came to read, one file at a time: counted with the scripts, they would hide what those cost.
  { of: 'guide', what: 'heaviest guide to a service', limit: 1300 },
  { of: 'pool', what: 'pool.json', limit: 6000 },
  { of: 'visit', what: 'first visit', target: 75_000, limit: 87_400 },
  { of: 'worker', what: 'service worker', limit: 8000 },
  { of: 'frame', what: 'frame on a partner’s page', target: 15_000, limit: 25_000 },
  { of: 'script', what: 'script that sizes it', limit: 2000 },
  { of: 'kept', what: 'all it keeps, in one language', target: 200_000, limit: 238_500 },
]

export interface Weighed extends Budget {
  weight: number
  verdict: 'good' | 'above target' | 'too heavy'
}

export const compare = (weights: Weights): Weighed[] =>
  limits.map(budget => ({
    ...budget,
    weight: weights[budget.of],
    verdict: judge(weights[budget.of], budget),
  }))

function judge(weight: number, { target, limit }: Budget): Weighed['verdict'] {
  if (weight > limit) return 'too heavy'
  return target !== undefined && weight > target ? 'above target' : 'good'
}

/** Weighs dist/ and prints each weight beside its budget. */
export async function budgets(): Promise<number> {
  const weighed = compare(await weigh('dist', 'fr'))
  console.log(
    table([
      ['bytes', 'target', 'limit', '', ''],
      ...weighed.map(each => [each.weight, each.target ?? '', each.limit, each.what, each.verdict]),
    ]),
  )
  return weighed.some(({ verdict }) => verdict === 'too heavy') ? 1 : 0
}
