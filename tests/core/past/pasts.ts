import type { Memory } from '../../../src/core/health/memory.ts'
import { blank } from '../../../src/core/health/memory.ts'
import { day, type Tally } from '../../../src/core/past/tally.ts'

/** Ninety days of hosts as different as real ones. */
export type Past = 'good' | 'patchy' | 'week' | 'new' | 'walled' | 'unknown'

/** What a probe that looks every five minutes remembers of it. `now` in milliseconds since 1970. */
export function remembered(past: Past, now: number): Memory {
  const today = Math.floor(now / day)
  const looks = (ago: number) => (ago === 0 ? Math.max(1, Math.floor((now % day) / 300_000)) : 288)
  const days = Array.from({ length: 90 }, (_, place) => 89 - place).flatMap((ago): Tally[] => {
    const all = looks(ago)
    const bad = misses(past, ago, all)
    if (past === 'unknown' || (past === 'new' && ago > 2)) return []
    if (past === 'walled' && ago < 40) return [[today - ago, 0, 0, all]]
    if (bad === all) return [[today - ago, 0, bad, 0]]
    return [[today - ago, all - bad, bad, 0, 180 + ((ago * 37) % 90)]]
  })
  if (past === 'unknown') return blank
  const since = past === 'week' ? now - 3 * 3_600_000 : now - (past === 'new' ? 3 : 40) * day
  const state = {
    ...{ good: works, new: works, patchy: works, week: down, walled },
  }[past]
  return { ...blank, ...state, since, time: now - 60_000, days, weight: 1 }
}

const works = { status: 'pass', reason: 'ok', depth: 4, streak: 30 } as const
const down = { status: 'fail', reason: 'tls', depth: 0, streak: -8 } as const
const walled = { status: 'warn', reason: 'challenge', depth: 2, streak: 0 } as const

function misses(past: Past, ago: number, all: number): number {
  if (past === 'patchy') return ago % 9 === 4 ? (ago * 31) % all : ago === 60 ? all : ago % 4 === 1 ? 2 : 0
  if (past === 'week') return ago >= 20 && ago < 27 ? all : ago === 27 || ago === 0 ? Math.floor(all / 3) : 0
  return 0
}
