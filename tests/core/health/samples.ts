import type { Reason, Sample, Verdict } from '../../../src/core/health/health.ts'
import { next } from '../../../src/core/health/machine.ts'
import type { Memory } from '../../../src/core/health/memory.ts'

export const start = Date.UTC(2026, 10, 25, 12)
export const minute = 60_000
export const run = 5 * minute

const verdicts = {
  good: { status: 'pass', reason: 'ok', depth: 4 },
  bad: { status: 'fail', reason: 'connect', depth: 0 },
  parked: { status: 'fail', reason: 'parked', depth: 2, certain: true },
  challenge: { status: 'warn', reason: 'challenge', depth: 2 },
  maintenance: { status: 'warn', reason: 'maintenance', depth: 3 },
  full: { status: 'warn', reason: 'full', depth: 4 },
  blind: { status: 'unknown', reason: 'prober', depth: 0 },
  skipped: { status: 'unknown', reason: 'not-probed', depth: 0 },
  opted: { status: 'unknown', reason: 'opted-out', depth: 0 },
} satisfies Record<string, Verdict>

export type Look = keyof typeof verdicts

/** What one run found, `runs` runs after the start. */
export const sample = (look: Look, runs: number, more: Partial<Sample> = {}): Sample => ({
  instance: 'a',
  time: start + runs * run,
  ...verdicts[look],
  ...more,
})

/** The memory after each of these runs in a row, five minutes apart; `good*3` is three good ones. */
export function memories(looks: string, from?: Memory, first = 0): Memory[] {
  const all: Memory[] = []
  const each = looks.split(' ').flatMap(word => {
    const [look, times = '1'] = word.split('*')
    return Array.from({ length: Number(times) }, () => look as Look)
  })
  for (const [i, look] of each.entries()) all.push(next(all.at(-1) ?? from, sample(look, first + i)))
  return all
}

export const after = (looks: string, from?: Memory, first = 0): Memory => {
  const last = memories(looks, from, first).at(-1)
  if (!last) throw new Error('no run')
  return last
}

export const reasonsOf = (all: readonly Memory[]): Reason[] => all.map(({ reason }) => reason)
