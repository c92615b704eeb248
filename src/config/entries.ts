import type { Path } from './problem.ts'
import type { InstanceEntry, PoolEntry, PortalEntry, ProviderEntry } from './schema.ts'
import type { Sound } from './shape.ts'
import type { Asked, SharedPool } from './sharedpool.ts'
import type { StatementEntry } from './statement.ts'

/** What could be read of the files; one too broken to be read is absent. */
export interface Draft {
  portal?: Sound<PortalEntry>
  pool?: Sound<PoolEntry>
  accessibility?: Sound<StatementEntry>
  /** What came of the pool that config/pool.yml shares; absent where it shares none, or nobody asked. */
  shared?: Shared
}

/** An answer, and what of it can be used. */
export type Shared = Asked & { pool?: SharedPool }

interface Placed<T> {
  path: Path
  entry: Sound<T>
}

/** The providers of the pool, each with its place in the file. */
export function providersOf(pool: Draft['pool']): Placed<ProviderEntry>[] {
  return placed<ProviderEntry>(pool?.providers, ['pool', 'providers'])
}

/** The instances of the pool, each with its place in the file and its provider. */
export function instancesOf(
  pool: Draft['pool'],
): (Placed<InstanceEntry> & { provider: Sound<ProviderEntry> })[] {
  return providersOf(pool).flatMap(({ path, entry: provider }) =>
    placed<InstanceEntry>(provider.instances, [...path, 'instances']).map(one => ({ ...one, provider })),
  )
}

/** The id an instance has, written or not. */
export function idOf(provider: Sound<ProviderEntry>, instance: Sound<InstanceEntry>): string | undefined {
  if (instance.id !== undefined) return instance.id
  if (provider.id === undefined || instance.software === undefined) return
  return `${provider.id}/${instance.software}`
}

/** Whether the portal may draw it. */
export const isDrawn = (instance: Sound<InstanceEntry>): boolean =>
  instance.paused === undefined && instance.opensWithoutAccount?.answer !== 'no'

function placed<T>(list: readonly (Sound<T> | undefined)[] | undefined, path: Path): Placed<T>[] {
  return (list ?? []).flatMap((entry, position) =>
    entry === undefined ? [] : [{ path: [...path, position] as const, entry }],
  )
}
