import { parse } from 'yaml'
import type { Sample } from '../../core/health/health.ts'
import { gatus } from '../../core/monitors/gatus.ts'
import { healthjson } from '../../core/monitors/healthjson.ts'
import { kuma } from '../../core/monitors/kuma.ts'
import { kumaMetrics } from '../../core/monitors/kumaMetrics.ts'
import type { Monitor, MonitorKind } from '../../core/monitors/monitor.ts'
import { prometheus, query } from '../../core/monitors/prometheus.ts'
import { slugsIn, upptime } from '../../core/monitors/upptime.ts'
import { watch, type Watch } from '../../core/monitors/watch.ts'
import type { Pool } from '../../core/pool.ts'
import { ask, isTrouble, type Manner, type Trouble } from './ask.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Asks one kind of monitor what it knows. */
type Source = (monitor: Monitor, watch: Watch, manner: Manner) => Promise<Sample[] | Trouble>

/**
 * What the operator's own monitoring says of the pool now: one sample per instance, or why it could not be asked.
 * `now` in milliseconds since 1970.
 */
export async function samplesFrom(
  monitor: Monitor,
  pool: Pool,
  now: number,
  fetch: typeof globalThis.fetch,
  env: Env = process.env,
): Promise<Sample[] | Trouble> {
  const secret = monitor.token === undefined ? undefined : env[monitor.token]
  if (monitor.token !== undefined && !secret)
    return {
      problem: `the environment variable ${monitor.token} is not set`,
      tip: 'config/portal.yml names it as the monitor’s token: set it, or remove the line',
    }
  const manner = { fetch, ...(secret && { authorization: authorization(monitor, secret) }) }
  return sources[monitor.kind](monitor, watch(pool.instances, monitor.names, now), manner)
}

/** A key with a colon is a name and its password; alone it is a bearer's, or, for Uptime Kuma, a password of nobody's. */
function authorization({ kind }: Monitor, secret: string): string {
  const pair = secret.includes(':') ? secret : kind === 'kuma' ? `:${secret}` : undefined
  return pair === undefined ? `Bearer ${secret}` : `Basic ${Buffer.from(pair).toString('base64')}`
}

const sources: Readonly<Record<MonitorKind, Source>> = {
  prometheus: async ({ url, select }, watch, manner) => {
    const address = new URL('api/v1/query', folder(url))
    address.searchParams.set('query', query(select))
    return read(await askJson(address.href, manner), reply => prometheus(reply, watch))
  },
  gatus: async ({ url }, watch, manner) => {
    // A page is a page of each endpoint's results.
    const address = new URL('api/v1/endpoints/statuses?page=1&pageSize=5', folder(url))
    return read(await askJson(address.href, manner), reply => gatus(reply, watch))
  },
  kuma: async ({ url }, watch, manner) => {
    if (new URL(url).pathname.endsWith('/metrics'))
      return read(await ask(url, manner), page => kumaMetrics(page, watch))
    const [, front = '', slug = ''] = /^(.*\/)status\/([^/]+)\/?$/.exec(url) ?? []
    const page = await askJson(`${front}api/status-page/${slug}`, manner)
    const heartbeat = await askJson(`${front}api/status-page/heartbeat/${slug}`, manner)
    return isTrouble(page) ? page : read(heartbeat, beats => kuma({ page, heartbeat: beats }, watch))
  },
  upptime: async ({ url }, watch, manner) => {
    const summary = await askJson(url, manner)
    if (isTrouble(summary)) return summary
    const sites = new Map<string, unknown>()
    // One after the other: they all come from one host.
    for (const slug of slugsIn(summary, watch)) {
      const text = await ask(new URL(`${encodeURIComponent(slug)}.yml`, url).href, manner)
      if (!isTrouble(text)) sites.set(slug, parsed(parse, text))
    }
    return upptime({ summary, sites }, watch)
  },
  health: async ({ url, names }, watch, manner) => {
    const told = await askJson(url, manner)
    if (isTrouble(told)) return told
    const apart = await Promise.all(
      watch.instances.map(async instance => {
        const address = names.get(instance.id) ?? ''
        // The key is for the document about all: these are at other hosts.
        const own = /^https?:/.test(address) ? await askJson(address, { fetch: manner.fetch }) : undefined
        return own === undefined ? [] : healthjson(own, { ...watch, instances: [instance] })
      }),
    )
    const known = new Map(apart.flat().map(sample => [sample.instance, sample]))
    return healthjson(told, watch).map(sample => known.get(sample.instance) ?? sample)
  },
}

/** The address as a folder, whether or not it was written with its last slash. */
const folder = (url: string): string => `${url.replace(/\/+$/, '')}/`

const read = <T>(reply: T | Trouble, reader: (reply: T) => Sample[]): Sample[] | Trouble =>
  isTrouble(reply) ? reply : reader(reply)

async function askJson(address: string, manner: Manner): Promise<unknown> {
  const text = await ask(address, manner)
  if (isTrouble(text)) return text
  const reply = parsed(JSON.parse, text)
  const tip = 'is "url" right in config/portal.yml, and "type"?'
  return reply === undefined ? { problem: `${address} does not answer in JSON`, tip } : reply
}

/** What a text says, or undefined where it is not in its language: parsers have no other way to tell than to throw. */
function parsed(parse: (text: string) => unknown, text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}
