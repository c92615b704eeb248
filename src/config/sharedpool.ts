import type { Instance, Provider } from '../core/pool.ts'
import { isRecord, readPool, type PoolProblem } from '../core/poolfile.ts'
import { base, isLocal, wrongBase, wrongContact, wrongPage } from './address.ts'
import type { Problem } from './problem.ts'
import { slug } from './provider.ts'

// Another portal's pool.json is foreign input: what visitors' browsers and the probe are sent to. It is read as browsers
// read it, then each entry is held to the rules for those of config/pool.yml.

/** What came of asking for the shared pool that config/pool.yml names. */
export interface Asked {
  /** The parsed file; absent where there is none to be had. */
  found?: unknown
  /** Why the address gives nothing that can be used now, if so. */
  trouble?: Pick<Problem, 'message' | 'tip'>
  /** When `found` was taken, where it is a copy kept from before; in milliseconds since 1970. */
  kept?: number
}

/** How the shared pool is asked for: src/cli/sharedpool.ts. */
export type AskShared = (address: string) => Promise<Asked>

/** A shared pool as it may be used. */
export interface SharedPool {
  instances: readonly Instance[]
  /** What was left out, and why. */
  refused: readonly { id: string; because: string }[]
  /** How many entries it has that nobody can read. */
  unreadable: number
}

/** What a shared pool holds that may be offered; only one on this machine may lead to this machine. */
export function readShared(value: unknown, address: string): SharedPool | PoolProblem {
  const loopback = isLocal(address)
  const pool = readPool(value, loopback)
  if (typeof pool === 'string') return pool
  const isFine = (entry: string) => loopback && isLocal(entry)
  const providers = new Map<string, Provider>()
  const taken = new Set<string>()
  const instances: Instance[] = []
  const refused: { id: string; because: string }[] = []
  for (const instance of pool.instances) {
    const { id } = instance
    const because = taken.has(id) ? 'is listed twice' : wrongWith(instance, isFine)
    taken.add(id)
    if (because !== undefined) refused.push({ id, because })
    else instances.push(tidied(instance, providerOf(instance.provider, providers)))
  }
  if (instances.length === 0) return 'empty'
  return { instances, refused, unreadable: listed(value) - pool.instances.length }
}

const listed = (value: unknown): number =>
  isRecord(value) && Array.isArray(value['instances']) ? value['instances'].length : 0

const isSlug = (text: string): boolean => new RegExp(`^${slug}$`).test(text) && text.length <= 60

/** Why an entry is not taken over. */
function wrongWith(
  { id, provider, url }: Instance,
  isFine: (address: string) => boolean,
): string | undefined {
  const [host = '', word = '', ...more] = id.split('/')
  if (!isSlug(provider.id) || host !== provider.id || !isSlug(word) || more.length > 0)
    return 'has an id that is not one'
  if (provider.name.length > 80) return 'has a name that is too long'
  return (
    (isFine(url) ? undefined : wrongBase(url)?.message) ??
    (isFine(provider.website) ? undefined : wrongPage(provider.website)?.message)
  )
}

/** Without what hosts agreed with the other portal, and what makes no sense: it then counts as unknown. */
function tidied(
  { handovers: _, retention, maxSize, languages, weight, ...rest }: Instance,
  provider: Provider,
): Instance {
  const spoken = (languages ?? []).filter(tag => /^[\w-]{2,35}$/.test(tag)).slice(0, 50)
  return {
    ...rest,
    provider,
    url: base(rest.url),
    weight: weight === 0 ? 0 : Math.max(0.25, weight),
    ...(retention && isWholeDays(retention.days) && { retention }),
    ...(maxSize !== undefined && maxSize >= 1e3 && maxSize <= 1e13 && { maxSize }),
    ...(spoken.length > 0 && { languages: spoken }),
  }
}

const isWholeDays = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= 3650

function providerOf(
  { preferred: _, terms, contact, place, ...rest }: Provider,
  known: Map<string, Provider>,
): Provider {
  const found = known.get(rest.id) ?? {
    ...rest,
    ...(place !== undefined && place.length <= 80 && { place }),
    ...(contact !== undefined && !wrongContact(contact) && { contact }),
    ...(terms !== undefined && !wrongPage(terms) && { terms }),
  }
  known.set(rest.id, found)
  return found
}
