import type { Instance } from '../../../src/core/pool.ts'
import { softwares, type SoftwareId } from '../../../src/core/softwares/index.ts'

/** An instance for tests, each with a host of its own. */
export const instance = (id: string, software: SoftwareId, url: string): Instance => ({
  ...{ id, software, url, weight: 1, services: softwares[software].services },
  provider: { id, name: id, website: 'https://host.example/' },
})
