import ky from 'ky'
import type { Pool } from '../core/pool.ts'
import { readPool, type PoolProblem } from '../core/poolfile.ts'

// A chunk of its own that src/start.ts brings beside the application, so that both travel at once: what the portal is
// told at run time, and all that reads it.

type Answer = Pool | PoolProblem | 'unreachable'

let asked: Promise<Answer> | undefined

/** What pool.json says. Asked `early` (src/start.ts), the answer waits for whoever asks next. */
export function ask(early = false): Promise<Answer> {
  const answer = asked ?? fetchPool()
  asked = early ? answer : undefined
  return answer
}

/** The list of kittens a page was built with, if it has one. */
export function builtInPool(): Pool | undefined {
  const list = document.getElementById('list')?.textContent
  const pool = list ? readPool(JSON.parse(list)) : undefined
  return typeof pool === 'object' ? pool : undefined
}

async function fetchPool(): Promise<Answer> {
  try {
    const text = await ky(`${import.meta.env.BASE_URL}pool.json`, { timeout: 15_000 }).text()
    return readPool(parse(text), /^(localhost|127\.0\.0\.1)$/.test(location.hostname))
  } catch {
    return 'unreachable'
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
