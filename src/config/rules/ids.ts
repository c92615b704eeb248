import { idOf, instancesOf, providersOf, type Draft } from '../entries.ts'
import type { Path, Problem } from '../problem.ts'

/** Each provider has its own id. */
export function providerIds({ pool }: Draft): Problem[] {
  return repeated(
    providersOf(pool).map(({ path, entry }) => ({ path: [...path, 'id'], id: entry.id })),
    id => ({
      message: `the provider id "${id}" is already used above`,
      tip: 'put all the instances of one provider in one entry',
    }),
  )
}

/** Each instance has its own id, and it begins with its provider's. */
export function instanceIds({ pool }: Draft): Problem[] {
  const all = instancesOf(pool)
  const foreign = all.flatMap(({ path, entry, provider }): Problem[] => {
    const { id } = entry
    if (id === undefined || provider.id === undefined || id.startsWith(`${provider.id}/`)) return []
    const message = `id must begin with its provider's, "${provider.id}/", not "${id}"`
    return [{ path: [...path, 'id'], message, tip: `did you mean "${provider.id}/${id.split('/')[1]}"?` }]
  })
  const twice = repeated(
    all.map(({ path, entry, provider }) => ({ path: [...path, 'id'], id: idOf(provider, entry) })),
    id => ({
      message: `the instance id "${id}" is already used above`,
      tip: `a provider that runs one software twice gives the second an id of its own, such as "${id}-2"`,
    }),
  )
  return [...foreign, ...twice]
}

/** Nobody's monitoring has one name for two instances. */
export function monitorNames({ pool }: Draft): Problem[] {
  const listed = instancesOf(pool).map(({ path, entry: { monitor } }) => ({ path, monitor }))
  const changed = Object.entries(pool?.changes ?? {}).map(([key, change]) => ({
    path: ['pool', 'changes', key] as const,
    monitor: change?.monitor,
  }))
  return repeated(
    [...listed, ...changed].map(({ path, monitor }) => ({
      path: [...path, 'monitor'],
      id: monitor === undefined ? undefined : String(monitor),
    })),
    name => ({
      message: `another instance above is already called "${name}" by the monitoring`,
      tip: 'give each instance a monitor of its own, or leave the name out here',
    }),
  )
}

function repeated(
  places: readonly { path: Path; id: string | undefined }[],
  words: (id: string) => Pick<Problem, 'message' | 'tip'>,
): Problem[] {
  const seen = new Set<string>()
  return places.flatMap(({ path, id }) => {
    if (id === undefined) return []
    if (seen.has(id)) return [{ path, ...words(id) }]
    seen.add(id)
    return []
  })
}
