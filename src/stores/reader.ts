import ky from 'ky'
import { type Pool } from '../core/pool.ts'
import { readPool, type PoolProblem } from '../core/poolfile.ts'

// A chunk of its own that src/start.ts brings beside the application, so that both travel at once: what the portal is
// told at run time, and all that reads it.

type Answer = Pool | PoolProblem | 'unreachable'

let asked: Promise<Answer> | undefined

/** Sends for pool.json, unless an answer is waiting to be taken. */
export const ask = (): Promise<Answer> => (asked ??= fetchPool())

/** The answer to the question asked last, or to a new one: an answer is taken once. */
export function take(): Promise<Answer> {
  const answer = ask()
  asked = undefined
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
