import type { ServiceId } from './services.ts'
import type { HandoverId } from './softwares/contract.ts'
import type { SoftwareId } from './softwares/index.ts'

/** Who hosts: a chaton (kitten), or another ethical host. What is unknown is absent. */
export interface Provider {
  id: string
  name: string
  website: string
  /** ISO 3166-1 alpha-2. */
  country?: string
  /** Town or region, as people say it. */
  place?: string
  /** Whether it is a member of the CHATONS collective. */
  chaton?: boolean
  contact?: string
  terms?: string
  /** Whether this portal offers its kittens before all others. */
  preferred?: true
}

/** How long a room is kept. */
export interface Retention {
  days: number
  after: 'creation' | 'change'
}

/** One software at one address, run by one provider. What is unknown is absent. */
export interface Instance {
  id: string
  provider: Provider
  software: SoftwareId
  /** Where the tool is, https, with a trailing slash. */
  url: string
  services: readonly ServiceId[]
  /** Declared capacity, 1 for an ordinary host, 0.25 to 4; 0 means full: last resort only. */
  weight: number
  retention?: Retention
  /** Largest file, in bytes. */
  maxSize?: number
  /** BCP 47 tags of the languages the tool speaks there, where they are known to be few. */
  languages?: readonly string[]
  /** What may be handed over to it from here, because its host agreed. */
  handovers?: readonly HandoverId[]
}

/** All the instances the portal may choose from. */
export interface Pool {
  instances: readonly Instance[]
  /** When the list was written, in milliseconds since 1970. */
  time?: number
}

export const instancesFor = (pool: Pool, service: ServiceId): Instance[] =>
  pool.instances.filter(instance => instance.services.includes(service))

/** What of a pool a portal with these services offers. Others are neither told to browsers nor visited. */
export const offering = (pool: Pool, services: readonly ServiceId[]): Pool => ({
  ...pool,
  instances: pool.instances.filter(instance => instance.services.some(each => services.includes(each))),
})
