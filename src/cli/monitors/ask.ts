import ky, { HTTPError, TimeoutError } from 'ky'

/** What an operator reads when something could not be done. */
export interface Trouble {
  problem: string
  tip: string
}

export const isTrouble = (value: unknown): value is Trouble =>
  typeof value === 'object' && value !== null && 'problem' in value && 'tip' in value

/** How a monitor is asked: with what proof of who asks, and through what. */
export interface Manner {
  authorization?: string
  fetch: typeof fetch
}

/** More than any of the known monitors says of a thousand instances, in bytes. */
const most = 8 * 2 ** 20

/** The text at an address, or why there is none. Never an exception: the network is not our mistake. */
export async function ask(address: string, { authorization, fetch }: Manner): Promise<string | Trouble> {
  const headers = authorization === undefined ? {} : { authorization }
  try {
    // A proof of identity must not travel on to wherever a redirect leads.
    const redirect = authorization === undefined ? 'follow' : 'error'
    const response = await ky(address, { fetch, headers, redirect, timeout: 20_000, retry: 1 })
    return (await textUpTo(most, response)) ?? tooMuch(address)
  } catch (error) {
    return inWords(address, error)
  }
}

async function textUpTo(limit: number, response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const tooMuch = (address: string): Trouble => ({
  problem: `${address} answers more than 8 MiB`,
  tip: 'ask for less: "select" in config/portal.yml, or an address of its own for this portal',
})

function inWords(address: string, error: unknown): Trouble {
  if (error instanceof HTTPError) {
    const { status } = error.response
    const barred = status === 401 || status === 403
    return {
      problem: `${address} answers ${status}`,
      tip: barred
        ? '"token" in config/portal.yml names the variable that holds a key'
        : 'is "url" right in config/portal.yml?',
    }
  }
  if (error instanceof TimeoutError)
    return { problem: `${address} does not answer within 20 seconds`, tip: 'is the monitoring well?' }
  return {
    problem: `${address} cannot be reached: ${rootOf(error)}`,
    tip: 'is "url" right in config/portal.yml?',
  }
}

/** What the system said first: fetch and ky each wrap it once. */
const rootOf = (error: unknown): string =>
  error instanceof Error ? (error.cause === undefined ? error.message : rootOf(error.cause)) : String(error)
