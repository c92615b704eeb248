import { defineStore } from 'pinia'
import { computed, reactive, shallowReactive, shallowRef } from 'vue'
import { isHistory, readHistory } from '../core/past/history.ts'
import { readRuns, type Runs } from '../core/past/runs.ts'
import type { Tally } from '../core/past/tally.ts'
import type { ServiceId } from '../core/services.ts'

/** Why a file of the history cannot be shown. */
export type HistoryProblem = 'missing' | 'corrupt' | 'unreachable'

/** What the probe has written down of the last ninety days, for the page about it: nothing else asks for these files. */
export const useHistoryStore = defineStore('history', () => {
  /** By service, then by instance. */
  const days = shallowReactive(new Map<ServiceId, ReadonlyMap<string, readonly Tally[]>>())
  const runs = shallowRef<Runs>()
  const problems = reactive(new Map<string, HistoryProblem>())
  /** The first of them stands for all. */
  const problem = computed(() => [...problems.values()][0])
  /** When each file was asked for last. */
  const asked = new Map<string, number>()

  /** Asks for what is not of today's news any more: the runs every five minutes, the days, which are heavy, every hour. */
  async function refresh(services: readonly ServiceId[], now: number): Promise<void> {
    await read('runs', 5 * minute, now, takeRuns)
    // Both are written together: where nobody has yet, nine more need not be asked for.
    if (problems.get('runs') === 'missing' && days.size === 0) return
    await Promise.all(
      services.map(service =>
        read(service, 60 * minute, now, value =>
          isHistory(value) ? days.set(service, readHistory(value)) : undefined,
        ),
      ),
    )
  }

  function takeRuns(value: unknown): Runs | undefined {
    const told = readRuns(value)
    if (told) runs.value = told
    return told
  }

  /** Reads one file, unless it was read a moment ago. What was known stays where it cannot be read again. */
  async function read(name: string, every: number, now: number, take: (value: unknown) => unknown) {
    const age = now - (asked.get(name) ?? -Infinity)
    if (age >= 0 && age < (problems.has(name) ? minute : every)) return
    asked.set(name, now)
    const told = await fetchHistory(name)
    if (typeof told === 'string') problems.set(name, told)
    else if (take(told.value) === undefined) problems.set(name, 'corrupt')
    else problems.delete(name)
  }

  return { days, runs, problem, refresh }
})

const minute = 60_000

async function fetchHistory(name: string): Promise<{ value: unknown } | HistoryProblem> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), 15_000)
  try {
    const address = `${import.meta.env.BASE_URL}history/${name}.json`
    const response = await fetch(address, { cache: 'no-cache', signal: patience.signal })
    if (!response.ok) return response.status < 500 ? 'missing' : 'unreachable'
    return { value: parse(await response.text()) }
  } catch {
    return 'unreachable'
  } finally {
    clearTimeout(timer)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
