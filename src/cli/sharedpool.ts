import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isLocal } from '../config/address.ts'
import { readShared, type Asked, type AskShared } from '../config/sharedpool.ts'
import { isRecord, type PoolProblem } from '../core/poolfile.ts'
import { exchange, limits, type Limits } from './probe/exchange.ts'
import { wholeWeb, type Reach } from './probe/reach.ts'
import { replace } from './replace.ts'

/** Inside a site: the last good copy of the pool that it shares. Hidden, so never served. */
export const sharedCopy = '.pool-shared.json'

/** Of a pool, in bytes: some three thousand instances. */
const most = 1_000_000

interface Asking {
  /** The site's folder, where copies are kept. */
  site: string
  /** A copy younger than this is asked for nobody, in milliseconds. */
  fresh?: number
  /** What tests replace. */
  limits?: Partial<Limits>
  reach?: Reach
  now?: () => number
}

/** A copy as it is kept. */
interface Copy {
  address: string
  /** When it was taken, in milliseconds since 1970. */
  time: number
  pool: unknown
}

/**
 * Asks for a shared pool as the prober asks hosts: over https, only public addresses, no redirect followed, bounded. What
 * can be used is kept for the day when there is no answer.
 */
export function asking({ site, fresh = 0, now = Date.now, ...means }: Asking): AskShared {
  const file = join(site, sharedCopy)
  return async address => {
    const copy = await copyIn(file, address)
    if (copy && copy.time <= now() && now() - copy.time < fresh) return { found: copy.pool }
    const asked = await ask(address, means)
    if (asked.trouble) return { ...asked, ...(copy && { found: copy.pool, kept: copy.time }) }
    await keep(file, { address, time: now(), pool: asked.found })
    return asked
  }
}

async function ask(address: string, means: Pick<Asking, 'limits' | 'reach'>): Promise<Asked> {
  const { reply } = await exchange(address, 'GET', {
    userAgent: 'Entraide-pool',
    reach: means.reach ?? { ...wholeWeb, loopback: isLocal(address) },
    limits: { ...limits, body: most, ...means.limits },
  })
  if (reply.kind === 'failure')
    return trouble(`could not be reached: ${reply.detail}`, 'see that it opens in a browser')
  if (reply.pointer !== undefined)
    return trouble(`leads on to ${JSON.stringify(reply.pointer)}`, 'write the address where the file is')
  if (reply.status !== 200)
    return trouble(`was answered with ${reply.status}`, 'see that it opens in a browser')
  if (Buffer.byteLength(reply.body) >= (means.limits?.body ?? most))
    return trouble('is too large to be a pool', `a pool has less than ${most} bytes`)
  const found = parsed(reply.body)
  const pool = readShared(found, address)
  return typeof pool === 'string' ? trouble(...wrong[pool]) : { found }
}

const trouble = (message: string, tip: string): Asked => ({ trouble: { message, tip } })

const portalFile =
  'give the address of the pool.json of a portal, such as https://entraide.example.org/pool.json'

const wrong: Readonly<Record<PoolProblem, [string, string]>> = {
  corrupt: ['is no pool', portalFile],
  format: ['was written for another version of the portal', 'update this portal, or the other'],
  empty: ['lists nobody who can be offered', portalFile],
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON is no pool: readShared says so.
    return undefined
  }
}

/** The copy kept of that address, if there is one that can still be used. */
async function copyIn(file: string, address: string): Promise<Copy | undefined> {
  const copy = parsed(await readFile(file, 'utf8').catch(() => ''))
  if (!isRecord(copy) || copy['address'] !== address || typeof copy['time'] !== 'number') return
  const { pool } = copy
  return typeof readShared(pool, address) === 'string' ? undefined : { address, time: copy['time'], pool }
}

/** A folder that cannot be written holds no copy; what was found is used all the same. */
async function keep(file: string, copy: Copy): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await replace(file, JSON.stringify(copy))
  } catch (error) {
    console.error(`No copy of the shared pool is kept: ${error instanceof Error ? error.message : error}`)
  }
}
