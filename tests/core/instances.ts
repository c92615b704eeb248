import type { Instance, Provider } from '../../src/core/pool.ts'
import { softwares, type SoftwareId } from '../../src/core/softwares/index.ts'

/** A host for tests, named after its id. */
export const provider = (id: string, more: Partial<Provider> = {}): Provider => ({
  id,
  name: `Chaton ${id}`,
  website: `https://${id}.test/`,
  ...more,
})

/** An instance for tests, alone at a host named after its id. */
export const instance = (id: string, software: SoftwareId, more: Partial<Instance> = {}): Instance => ({
  id,
  provider: provider(id),
  software,
  url: `https://${id}.test/`,
  services: softwares[software].services,
  weight: 1,
  ...more,
})
