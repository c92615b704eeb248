import ky, { isNetworkError, type Options } from 'ky'
import { readPool, type PoolProblem } from '../core/poolfile.ts'
import type { Pool } from '../core/pool.ts'
import { heedTabs } from './tabs.ts'
import { readHealth, type HealthFile, type HealthProblem } from '../core/health/reading.ts'

// A chunk of its own that src/start.ts brings beside the application, so that both travel at once.

heedTabs()

/** What the portal is told: who can host, and how they are. */
export interface Told {
  pool: Pool | PoolProblem | 'unreachable'
  /** Nothing, where no file came in time: the portal works without. */
  health: HealthFile | HealthProblem | undefined
}

let asked: Promise<Told> | undefined

/** What pool.json and health.json say. Asked `early` (src/start.ts), the answer waits for whoever asks next. */
export function ask(early = false): Promise<Told> {
  const answer = asked ?? fetchBoth()
  asked = early ? answer : undefined
  return answer
}

async function fetchBoth(): Promise<Told> {
  const [pool, health] = await Promise.all([fetchPool(), fetchHealth()])
  return { pool, health }
}

/** The list of kittens a page was built with, if it has one. */
export function builtInPool(): Pool | undefined {
  const list = document.getElementById('list')?.textContent
  const pool = list ? readPool(JSON.parse(list)) : undefined
  return typeof pool === 'object' ? pool : undefined
}

async function fetchPool(): Promise<Told['pool']> {
  try {
    const text = await fetchText('pool.json', { timeout: 15_000 })
    return readPool(parse(text), /^(localhost|127\.0\.0\.1)$/.test(location.hostname))
  } catch {
    return 'unreachable'
  }
}

/** Nobody waits long for it: a card without health is better than no card. */
export async function fetchHealth(): Promise<Told['health']> {
  try {
    return readHealth(parse(await fetchText('health.json', { timeout: 3000, retry: 0, cache: 'no-cache' })))
  } catch {
    return undefined
  }
}

let reached = true
/** Whether there was a network when a file was asked for last: what the browser says of that is not always true. */
export const wasReached = (): boolean => reached

async function fetchText(file: string, options: Options & { timeout: number }): Promise<string> {
  // Its own limit ends with the first bytes, and old phones know no AbortSignal.timeout.
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), options.timeout)
  try {
    const response = await ky(import.meta.env.BASE_URL + file, { ...options, signal: stop.signal })
    // The service worker says so where it answers because nobody else did (src/worker/keeping.ts).
    reached = response.headers.get('X-Kept') === null
    return await response.text()
  } catch (error) {
    if (isNetworkError(error)) reached = false
    throw error
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
