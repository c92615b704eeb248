import type { SoftwareId } from '../../core/softwares/index.ts'
import type { Draft } from '../entries.ts'
import { shown, type Path, type Problem } from '../problem.ts'
import type { ChangeEntry } from '../schema.ts'
import type { Sound } from '../shape.ts'
import { meant } from '../suggest.ts'
import { untaken } from './handovers.ts'
import { unserved } from './services.ts'
import { ownIds, sharedIds } from './sharing.ts'

/** Only what somebody else lists is changed: own entries are written as they are meant. */
export function foreignChanges({ pool }: Draft): Problem[] {
  const keys = Object.keys(pool?.changes ?? {})
  if (keys.length > 0 && pool?.shared === undefined) {
    const message = 'there is no shared pool to change'
    return [
      { path: ['pool', 'changes'], key: true, message, tip: 'write it into the entry of each instance' },
    ]
  }
  const own = ownIds(pool)
  return keys
    .filter(key => own.has(key))
    .map(key => ({
      path: ['pool', 'changes', key],
      key: true,
      message: `${shown(key)} is listed in this file`,
      tip: 'write it into its entry, and remove it here',
    }))
}

/** Of all that a provider runs only so much can be said at once. */
export function wholeProviders({ pool }: Draft): Problem[] {
  return changesOf(pool).flatMap(({ key, change }) => {
    if (key.includes('/')) return []
    const fields = (['services', 'handovers', 'monitor'] as const).filter(
      field => change[field] !== undefined,
    )
    return fields.map(field => ({
      path: ['pool', 'changes', key, field],
      key: true,
      message: `${field} cannot be said of all that ${shown(key)} runs`,
      tip: `write it for one instance, by its id: "${key}/…"`,
    }))
  })
}

/** An instance is asked, and given, only what its software can do. */
export function fittingChanges(draft: Draft): Problem[] {
  return changesOf(draft.pool).flatMap(({ key, change }) => {
    const software = softwareOf(draft, key)
    if (software === undefined) return []
    const path: Path = ['pool', 'changes', key]
    return [
      ...unserved(software, change.services, [...path, 'services']),
      ...untaken(software, change.handovers, [...path, 'handovers']),
    ]
  })
}

/** What is changed or preferred went away, or never was there. */
export function lostIds(draft: Draft): Problem[] {
  const known = sharedIds(draft)
  return known ? strangers(draft, known) : []
}

/** Without a shared pool, only somebody listed here can be preferred. */
export function knownPreferred(draft: Draft): Problem[] {
  const { pool } = draft
  return pool && pool.shared === undefined ? strangers({ pool: { ...pool, changes: {} } }, new Set()) : []
}

function strangers({ pool }: Draft, known: ReadonlySet<string>): Problem[] {
  const all = [...known, ...ownIds(pool)]
  const changed = Object.keys(pool?.changes ?? {})
    .filter(key => !all.includes(key))
    .map(key => ({
      path: ['pool', 'changes', key] as const,
      key: true as const,
      message: `nobody is called ${shown(key)}`,
      tip: tipFor(key, all, 'it may have left the shared pool; then remove the line'),
    }))
  const hosts = all.filter(id => !id.includes('/'))
  const preferred = (pool?.prefer ?? []).flatMap((id, position) =>
    id === undefined || hosts.includes(id)
      ? []
      : [
          {
            path: ['pool', 'prefer', position] as const,
            message: `no provider is called ${shown(id)}`,
            tip: tipFor(id, hosts, 'providers are preferred, by their ids'),
          },
        ],
  )
  return [...changed, ...preferred]
}

function tipFor(id: string, among: readonly string[], otherwise: string): string {
  const [host = '', word] = id.split('/')
  const nearHost = meant(
    host,
    among.filter(each => !each.includes('/')),
  )
  // What somebody else runs is as near to an id as what this host runs.
  const near =
    word === undefined
      ? nearHost
      : meant(
          id,
          among.filter(each => each.startsWith(`${nearHost}/`)),
        )
  return near === undefined ? otherwise : `did you mean "${near}"?`
}

const changesOf = (pool: Draft['pool']): { key: string; change: Sound<ChangeEntry> }[] =>
  Object.entries(pool?.changes ?? {}).flatMap(([key, change]) => (change ? [{ key, change }] : []))

const softwareOf = ({ shared }: Draft, key: string): SoftwareId | undefined =>
  shared?.pool?.instances.find(({ id }) => id === key)?.software
