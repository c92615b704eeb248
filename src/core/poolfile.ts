import { isHandover } from './handovers.ts'
import type { Instance, Pool, Provider, Retention } from './pool.ts'
import { isService, type ServiceId } from './services.ts'
import { isSoftware, softwares } from './softwares/index.ts'

/** The pool as it travels in `pool.json`: each provider once, instances naming theirs; defaults are left out. */
export interface PoolFile {
  format: typeof format
  providers: readonly Provider[]
  instances: readonly PoolFileInstance[]
  /** When it was written, RFC 3339; unknown where it is no file. */
  time?: string
}

type PoolFileInstance = Omit<Instance, 'provider' | 'services' | 'weight'> & {
  provider: string
  services?: readonly ServiceId[]
  weight?: number
}

/** Why a pool file cannot be used. `format`: it was written for another version of the portal. */
export type PoolProblem = 'corrupt' | 'format' | 'empty'

const format = 'entraide-pool/1'

export function writePool(pool: Pool): PoolFile {
  const providers = [...new Set(pool.instances.map(instance => instance.provider))]
  const instances = pool.instances.map(({ provider, services, weight, ...rest }): PoolFileInstance => {
    const all = softwares[rest.software].services
    const fewer = services.length < all.length
    return { ...rest, provider: provider.id, ...(fewer && { services }), ...(weight !== 1 && { weight }) }
  })
  return { format, providers, instances }
}

/**
 * What a parsed `pool.json` holds. Entries this version cannot use are dropped one by one, so that one bad line
 * never empties the portal; addresses must be https, or plain http on this machine when `loopback` (tests).
 */
export function readPool(value: unknown, loopback = false): Pool | PoolProblem {
  if (!isRecord(value) || typeof value['format'] !== 'string') return 'corrupt'
  if (value['format'] !== format) return 'format'
  if (!Array.isArray(value['providers']) || !Array.isArray(value['instances'])) return 'corrupt'

  const providers = new Map(
    value['providers'].flatMap(entry => {
      const provider = readProvider(entry, loopback)
      return provider ? [[provider.id, provider] as const] : []
    }),
  )
  const instances = value['instances'].flatMap(entry => readInstance(entry, providers, loopback) ?? [])
  const time = Date.parse(String(value['time']))
  return instances.length > 0 ? { instances, ...(time > 0 && { time }) } : 'empty'
}

function readProvider(value: unknown, loopback: boolean): Provider | undefined {
  if (!isRecord(value)) return
  const { id, name, website, country, place, chaton, contact, terms, preferred } = value
  if (!isText(id) || !isText(name) || !isAddress(website, loopback)) return
  return {
    id,
    name,
    website,
    ...(isCountry(country) && { country }),
    ...(isText(place) && { place }),
    ...(typeof chaton === 'boolean' && { chaton }),
    ...(isText(contact) && { contact }),
    ...(isAddress(terms, loopback) && { terms }),
    ...(preferred === true && { preferred }),
  }
}

function readInstance(
  value: unknown,
  providers: ReadonlyMap<string, Provider>,
  loopback: boolean,
): Instance | undefined {
  if (!isRecord(value)) return
  const { id, software, url, weight, retention, maxSize, languages, handovers } = value
  const provider = isText(value['provider']) ? providers.get(value['provider']) : undefined
  if (!provider || !isText(id) || !isSoftware(software) || !isAddress(url, loopback)) return

  const all = softwares[software].services
  const listed = Array.isArray(value['services']) ? value['services'].filter(isService) : all
  const services = all.filter(service => listed.includes(service))
  if (services.length === 0) return
  return {
    id,
    provider,
    software,
    url,
    services,
    weight: isAmount(weight) ? Math.min(weight, 4) : 1,
    ...(isRetention(retention) && { retention: { days: retention.days, after: retention.after } }),
    ...(isAmount(maxSize) && { maxSize }),
    ...(Array.isArray(languages) && { languages: languages.filter(isText) }),
    ...(Array.isArray(handovers) && { handovers: handovers.filter(isHandover) }),
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !unseen.test(value)

/** In no name: control characters, and those that break a line or turn what is written around them. */
export const unseen = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u

/** Anything else makes `Intl.DisplayNames` throw while the page is drawn. */
const isCountry = (value: unknown): value is string => isText(value) && /^[A-Z]{2}$/.test(value)

const isAmount = (value: unknown): value is number => Number.isFinite(value) && (value as number) >= 0

export const isRetention = (value: unknown): value is Retention =>
  isRecord(value) && isAmount(value['days']) && (value['after'] === 'creation' || value['after'] === 'change')

/** Whether a URL's host name means this machine, whatever a name server says. */
export const isOnThisMachine = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)

export function isAddress(value: unknown, loopback: boolean): value is string {
  if (!isText(value) || !URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (loopback && protocol === 'http:' && isOnThisMachine(hostname))
}
