/** In the order in which they are read. */
export const figureIds = [
  'fcp',
  'lcp',
  'tbt',
  'cls',
  'bytes',
  'requests',
  'performance',
  'accessibility',
  'bestPractices',
  'seo',
] as const

export type FigureId = (typeof figureIds)[number]

/** What one Lighthouse run tells of a page, or several together. Times in milliseconds, scores from 0 to 100. */
export type Figures = Record<FigureId, number>

/** How much later than the empty page's the page's largest paint may come. */
const lcpRatio = 1.2

const most: Partial<Figures> = { tbt: 100, cls: 0.01 }

const least: Partial<Figures> = { performance: 99, accessibility: 100, bestPractices: 100, seo: 100 }

export function medians(runs: readonly Figures[]): Figures {
  const of = (id: FigureId) => median(runs.map(figures => figures[id]))
  return {
    fcp: of('fcp'),
    lcp: of('lcp'),
    tbt: of('tbt'),
    cls: of('cls'),
    bytes: of('bytes'),
    requests: of('requests'),
    performance: of('performance'),
    accessibility: of('accessibility'),
    bestPractices: of('bestPractices'),
    seo: of('seo'),
  }
}

/** NaN of no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
}

/** What the page misses, one sentence each. A figure that is not known is missed. */
export function shortfalls(page: Figures, empty: Figures): string[] {
  const ratio = page.lcp / empty.lcp
  return [
    ...(ratio <= lcpRatio ? [] : [`lcp is ${ratio.toFixed(2)} times the empty page's, at most ${lcpRatio}`]),
    ...figureIds.flatMap(id => shortfall(id, page[id])),
  ]
}

function shortfall(id: FigureId, value: number): string[] {
  const { [id]: high = Infinity } = most
  const { [id]: low = -Infinity } = least
  if (value > high) return [`${id} is ${value}, at most ${high}`]
  if (value < low) return [`${id} is ${value}, at least ${low}`]
  return Number.isNaN(value) ? [`${id} is not known`] : []
}
