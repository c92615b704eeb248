import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contactOf } from '../../config/contact.ts'
import type { Config } from '../../config/load.ts'
import type { Prober } from '../../core/health/writing.ts'
import { instancesFor, offering, type Instance, type Pool } from '../../core/pool.ts'
import { isOnThisMachine, readPool } from '../../core/poolfile.ts'
import type { Portal } from '../../core/portal.ts'
import { isService } from '../../core/services.ts'
import { monitorKinds, type Monitor } from '../../core/monitors/monitor.ts'
import { tellProblems, type Output } from '../check.ts'
import { version } from '../program.ts'
import { looksFrom } from '../monitors/looks.ts'
import { readConfig } from '../configuration.ts'
import { limits, type Limits, type Manner } from './exchange.ts'
import { hour } from './kept.ts'
import { wholeWeb } from './reach.ts'
import { pace, type Pace } from './round.ts'
import type { Errand } from './run.ts'
import { robot } from './wish.ts'

/** What was asked for on the command line. */
export interface Wish {
  config: string
  out: string
  /** A pool.json to take instead of the config's pool. */
  pool?: string | undefined
  /** A service or an instance. */
  only?: string | undefined
  /** Whose word to take instead of visiting the hosts: a kind of monitor. */
  from?: string | undefined
  loopback: boolean
  /** Between two runs, in milliseconds. */
  interval: number
}

/** What tests replace. */
export interface World {
  pace?: Partial<Pace>
  limits?: Partial<Limits>
}

/** What a run needs, or the exit code where it cannot be had and `out` was told why. */
export async function errandFor(wish: Wish, world: World, out: Output): Promise<Errand | number> {
  const config = await readConfig(wish.config, wish.out, hour)
  if ('problems' in config) {
    tellProblems(config.problems, out)
    return 1
  }
  const refusal = wrongSource(wish.from, config.monitor)
  if (refusal) {
    out.write(refusal.said)
    return refusal.code
  }
  const { services } = config.portal
  const pool =
    wish.pool === undefined ? offering(config.pool, services) : await poolIn(wish.pool, wish.loopback)
  if (typeof pool === 'string') {
    out.write(`${pool}\n`)
    return 1
  }
  const chosen = choose(pool, wish.only)
  if (chosen.length === 0) {
    if (isService(wish.only ?? '')) out.write(`No instance of the pool serves ${wish.only}.\n`)
    else out.write(nobodyCalled(pool, wish.only))
    return 2
  }
  // Those who were not chosen, too: they may be asked whether this machine is cut off.
  const asked = [...pool.instances.map(({ url }) => url), ...config.canaries]
  const isFar = asked.some(url => !isOnThisMachine(new URL(url).hostname))
  if (isFar && wish.from === undefined && !contactOf(config.portal)) {
    out.write(nobodyAsks(wish.config))
    return 1
  }
  return errand(wish, world, config, pool, chosen)
}

/** Why no host is visited, nor told to be visited, as long as it could not learn by whom. */
export const nobodyAsks = (folder: string): string =>
  `No host is probed until ${join(folder, 'portal.yml')} has a contact: hosts must be able to write to whoever asks.\n` +
  '    tip: put a mail address or a page of yours below "operator", as "contact:"\n'

/** Why the wish for a monitor's word cannot be granted. */
function wrongSource(
  from: string | undefined,
  monitor: Monitor | undefined,
): { said: string; code: number } | undefined {
  if (from === undefined || from === monitor?.kind) return
  if (!monitorKinds.some(kind => kind === from))
    return { said: `--from takes ${monitorKinds.join(', ')}, not "${from}".\n`, code: 2 }
  const there = monitor ? `names ${monitor.kind}` : 'names none'
  return { said: `config/portal.yml says under "monitor" whom to ask: it ${there}, not ${from}.\n`, code: 1 }
}

async function errand(
  { out, loopback, interval, from }: Wish,
  world: World,
  { portal, canaries, monitor }: Config,
  pool: Pool,
  chosen: readonly Instance[],
): Promise<Errand> {
  const prober = await proberOf(portal)
  const manner: Manner = {
    userAgent: prober.userAgent,
    reach: { ...wholeWeb, loopback },
    limits: { ...limits, ...world.limits },
  }
  return {
    ...{ folder: out, pool, chosen, canaries, prober, manner, interval },
    pace: { ...pace, ...world.pace },
    ...(from !== undefined && monitor && { source: looksFrom(monitor, fetch) }),
  }
}

async function poolIn(file: string, loopback: boolean): Promise<Pool | string> {
  const text = await readFile(file, 'utf8').catch((error: Error) => error)
  if (text instanceof Error) return `The pool cannot be read: ${text.message}`
  const pool = readPool(parsed(text), loopback)
  return typeof pool === 'string' ? `${file} holds no pool that can be used: ${pool}` : pool
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON holds no pool: readPool says so.
    return undefined
  }
}

function choose(pool: Pool, only: string | undefined): readonly Instance[] {
  if (only === undefined) return pool.instances
  return isService(only) ? instancesFor(pool, only) : pool.instances.filter(({ id }) => id === only)
}

function nobodyCalled(pool: Pool, only = ''): string {
  const theirs = pool.instances.filter(({ id }) => id.startsWith(`${only}/`)).map(({ id }) => id)
  const examples = theirs.length > 0 ? theirs : ['pad', 'kitten/pad']
  return (
    `"${only}" is neither a service nor an instance that is drawn; a paused one is not looked at.\n` +
    `    tip: for example ${examples.join(' or ')}\n`
  )
}

/** Who asks: with a version, and where to write to. */
export async function proberOf(portal: Portal): Promise<Prober> {
  const number = await version()
  const contact = new URL(contactOf(portal) ?? portal.url).href
  return { name: robot, version: number, userAgent: `${robot}/${number} (+${contact})`, contact }
}
