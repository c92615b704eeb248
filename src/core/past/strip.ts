import type { Day } from './days.ts'

/** What a strip is drawn of, one path for each colour: a hundred elements each would keep a phone busy for seconds. */
export type Strip = Record<'good' | 'bad' | 'doubtful' | 'none', string>

export const stripHeight = 32

/** How wide the strip of so many days is. */
export const stripWidth = (days: number): number => days * step - gap

const [step, gap] = [4, 1]
/** What is there must be seen, however little it is. */
const least = 6

/**
 * One column for each day, told apart by shape alone: full where it answered, hatched from the top where it was missed,
 * as far down as it was missed; a block in the middle where looks say neither; a dash at the foot where nobody looked.
 */
export function stripOf(days: readonly Pick<Day, 'kind' | 'good' | 'bad'>[]): Strip {
  const strip: Strip = { good: '', bad: '', doubtful: '', none: '' }
  days.forEach(({ kind, good, bad }, place) => {
    const x = place * step
    if (kind === 'none') strip.none += block(x, stripHeight - 2, stripHeight)
    else if (kind === 'doubtful') strip.doubtful += block(x, 12, 20)
    else {
      const top = topOf(good / (good + bad))
      if (top < stripHeight) strip.good += block(x, top, stripHeight)
      strip.bad += hatched(x, top)
    }
  })
  return strip
}

/** Where the full part of a column begins. */
function topOf(share: number): number {
  if (share === 0 || share === 1) return stripHeight * (1 - share)
  const top = Math.round(stripHeight * (1 - share))
  return Math.min(stripHeight - least, Math.max(least, top))
}

function hatched(x: number, bottom: number): string {
  let lines = ''
  for (let y = 0; y + 2 <= bottom; y += 4) lines += block(x, y, y + 2)
  return lines
}

const block = (x: number, top: number, bottom: number): string => {
  const wide = step - gap
  return `M${x} ${top}h${wide}v${bottom - top}h-${wide}z`
}
