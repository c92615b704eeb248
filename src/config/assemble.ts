import type { Monitor } from '../core/monitors/monitor.ts'
import type { Instance, Pool, Provider } from '../core/pool.ts'
import type { Portal } from '../core/portal.ts'
import type { Statement } from '../core/statement.ts'
import { softwares } from '../core/softwares/index.ts'
import { base } from './address.ts'
import { contactLink } from './contact.ts'
import { idOf, isDrawn } from './entries.ts'
import { overlaid, preferring } from './overlay.ts'
import type { InstanceEntry, PoolEntry, PortalEntry, ProviderEntry } from './schema.ts'
import { bytes } from './size.ts'
import type { StatementEntry } from './statement.ts'

/**
 * The portal, from an entry without problems: what its pages need. All of it travels to visitors, so where the
 * monitoring is stays behind, and what only the legal pages say.
 */
export function portalOf({ probe: _, monitor: __, legal: ___, ...entry }: PortalEntry): Portal {
  return { ...entry, url: base(entry.url), operator: withLink(entry.operator) }
}

/** The accessibility statement, from an entry without problems. */
export const statementOf = (entry: StatementEntry): Statement => withLink(entry)

function withLink<T extends { contact?: string }>({ contact, ...others }: T) {
  return { ...others, ...(contact !== undefined && { contact: contactLink(contact) }) }
}

/** The operator's own monitoring, from entries without problems; undefined where there is none. */
export function monitorOf(
  { monitor }: PortalEntry,
  { providers, changes = {} }: PoolEntry,
): Monitor | undefined {
  if (!monitor) return
  const { type, ...rest } = monitor
  const others = Object.entries(changes).flatMap(([id, change]) =>
    change.monitor === undefined ? [] : [[id, String(change.monitor)] as const],
  )
  const named = (providers ?? []).flatMap(entry =>
    entry.instances.flatMap(instance => {
      const id = idOf(entry, instance)
      return id === undefined || instance.monitor === undefined
        ? []
        : [[id, String(instance.monitor)] as const]
    }),
  )
  return { kind: type, ...rest, names: new Map([...named, ...others]) }
}

/** The pool, from an entry without problems: what may be drawn, in the order of the file, then what is shared with it. */
export function poolOf(entry: PoolEntry, shared: readonly Instance[] = []): Pool {
  const own = (entry.providers ?? []).flatMap(each => {
    const provider = providerOf(each)
    return each.instances.flatMap(instance => instanceOf(each, instance, provider) ?? [])
  })
  return { instances: preferring([...own, ...overlaid(entry, shared)], entry.prefer ?? []) }
}

function providerOf({ instances: _, ...facts }: ProviderEntry): Provider {
  return { ...facts, website: new URL(facts.website).href }
}

function instanceOf(entry: ProviderEntry, instance: InstanceEntry, provider: Provider): Instance | undefined {
  const { software, url, services, weight, retention, sizeLimit, languages, handovers } = instance
  const id = idOf(entry, instance)
  if (!isDrawn(instance) || url === undefined || id === undefined) return
  const all = softwares[software].services
  return {
    id,
    provider,
    software,
    url: base(url),
    services: services ? all.filter(service => services.includes(service)) : all,
    weight: weight ?? 1,
    ...(retention && { retention }),
    ...(sizeLimit !== undefined && { maxSize: bytes(sizeLimit) }),
    ...(languages && { languages }),
    ...(handovers && { handovers }),
  }
}
