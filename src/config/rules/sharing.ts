import { isLocal, wrongPage } from '../address.ts'
import { idOf, instancesOf, providersOf, type Draft } from '../entries.ts'
import { ownIn } from '../overlay.ts'
import { minute, shown, type Path, type Problem } from '../problem.ts'

const path: Path = ['pool', 'shared']

/** Somebody hosts: listed here, or by the portal whose pool is shared. */
export function someHosts({ pool }: Draft): Problem[] {
  if (!pool || 'providers' in pool || 'shared' in pool) return []
  const tip = 'list who hosts, or give the address of a pool to share: "shared: https://…/pool.json"'
  return [{ path: ['pool', 'providers'], message: 'providers is missing', tip }]
}

/** A pool is shared over https; one on this machine may do without. */
export function sharedAddress({ pool }: Draft): Problem[] {
  const address = pool?.shared
  const wrong = address === undefined || isLocal(address) ? undefined : wrongPage(address)
  return wrong ? [{ ...wrong, path, message: `shared ${wrong.message}` }] : []
}

/** Without an answer, now or kept from before, nobody knows whom to offer. */
export function sharedAnswer(draft: Draft): Problem[] {
  const { pool, shared } = draft
  if (pool?.shared === undefined || sharedAddress(draft).length > 0 || shared?.pool) return []
  const { message, tip } = shared?.trouble ?? unasked
  return [{ path, message: `shared ${message}, and no earlier copy of it is kept`, tip }]
}

const unasked = {
  message: 'was not asked for',
  tip: 'only commands that may use the network can tell what it holds',
}

/** The last good copy stands in for an answer. */
export function sharedCopy({ shared }: Draft): Problem[] {
  if (!shared?.pool || !shared.trouble) return []
  const since = shared.kept === undefined ? 'an earlier copy' : `its copy of ${minute(shared.kept)}`
  const message = `shared ${shared.trouble.message}; ${since} is used`
  return [{ path, message, tip: shared.trouble.tip }]
}

/** How many entries a line names; the rest are counted. */
const most = 5

/** What a shared pool lists and is not taken over, because it could lead visitors where nobody should. */
export function sharedRefusals({ shared }: Draft): Problem[] {
  const { refused = [], unreadable = 0 } = shared?.pool ?? {}
  const count = refused.length + unreadable
  if (count === 0) return []
  const named = refused.slice(0, most).map(({ id, because }) => `${shown(id)} ${because}`)
  const list = count > named.length ? [...named, `${count - named.length} more`] : named
  const which = named.length > 0 ? `: ${list.join('; ')}` : ''
  const message = `${count === 1 ? '1 entry' : `${count} entries`} of the shared pool cannot be used${which}`
  return [{ path, message, tip: 'they are left out; tell whoever runs that portal' }]
}

/** What is listed here and there: the entry here holds, so that nobody else can change who stands for an id. */
export function sharedClashes(draft: Draft): Problem[] {
  const hidden = (draft.shared?.pool?.instances ?? []).filter(ownIn(draft.pool))
  if (hidden.length === 0) return []
  const [ids, more] = [hidden.slice(0, most).map(({ id }) => id), hidden.length - most]
  const list = more > 0 ? `${ids.join(', ')} and ${more} more` : ids.join(', ')
  const message = `the shared pool lists ${list}, which you list yourself`
  return [{ path, message, tip: 'your own entries hold: nothing is to be done' }]
}

/** The ids that are listed here, of providers and of instances. */
export function ownIds(pool: Draft['pool']): Set<string> {
  const ids = [
    ...providersOf(pool).map(({ entry }) => entry.id),
    ...instancesOf(pool).map(({ entry, provider }) => idOf(provider, entry)),
  ]
  return new Set(ids.filter(id => id !== undefined))
}

/** The ids that the shared pool lists; undefined where it is not known. */
export function sharedIds({ shared }: Draft): Set<string> | undefined {
  if (!shared?.pool) return
  return new Set(shared.pool.instances.flatMap(({ id, provider }) => [id, provider.id]))
}
