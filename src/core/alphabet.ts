import type { Instance } from './pool.ts'
import { slug } from './rooms.ts'

/** By the names of their hosts, ignoring accents, the same in every browser and at build: in no order of merit. */
export function byName(instances: readonly Instance[]): Instance[] {
  const key = ({ provider, id }: Instance) => `${slug(provider.name)} ${id}`
  return instances
    .map(instance => ({ instance, key: key(instance) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ instance }) => instance)
}
