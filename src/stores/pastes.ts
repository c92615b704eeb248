import { patience, readPasted, type Pasted } from '../core/paste/answer.ts'
import { readSpans, type Spans } from '../core/paste/spans.ts'

/**
 * Nothing of the visitor goes along but what any request tells, nobody else is reached, and nothing is asked twice: not
 * ky. A string, and this header alone: no question goes before it, which these hosts would answer wrongly
 * (PrivateBin/PrivateBin lib/Request.php, lib/Controller.php).
 */
const manners = {
  cache: 'no-store',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  redirect: 'error',
  headers: { accept: 'application/json' },
} as const satisfies RequestInit

/** How long this host offers to keep a paste; nothing where it does not say within 8 seconds. */
export async function askSpans(base: string, stop: AbortController): Promise<Spans | undefined> {
  const timer = setTimeout(() => stop.abort(), 8000)
  try {
    const answer = await fetch(`${base}?jsonld=types`, { ...manners, signal: stop.signal })
    return answer.ok ? readSpans(await answer.json()) : undefined
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** Gives this host a sealed text, once. */
export async function send(base: string, body: string, stop: AbortController): Promise<Pasted> {
  if (!navigator.onLine) return { failure: 'offline' }
  let late = false
  const timer = setTimeout(() => {
    late = true
    stop.abort()
  }, patience(body))
  try {
    const answer = await fetch(base, { ...manners, method: 'POST', body, signal: stop.signal })
    return readPasted(answer.status, await answer.text())
  } catch {
    return { failure: late ? 'late' : navigator.onLine ? 'unreachable' : 'offline' }
  } finally {
    clearTimeout(timer)
  }
}
