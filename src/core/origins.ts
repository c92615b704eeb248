import { doorOrigins } from './doors.ts'
import { handoverFor } from './handovers.ts'
import type { Instance, Pool } from './pool.ts'
import * as abouts from './softwares/abouts.ts'
import type { Handover } from './softwares/contract.ts'

/** Where a page's forms may lead, for its policy's `form-action`: to hosts that agreed, and that take a form. */
export const formOrigins = ({ instances }: Pool): string[] =>
  originsOf(instances.filter(instance => allowed(instance).some(({ by }) => by !== 'api')))

/** Whom a page may ask, for its policy's `connect-src`: those with a door, and those whose API it may call. */
export const askOrigins = (pool: Pool): string[] => {
  const called = pool.instances.filter(instance => allowed(instance).some(({ by }) => by === 'api'))
  return [...new Set([...doorOrigins(pool).filter(isPlain), ...originsOf(called)])].toSorted()
}

function allowed(instance: Instance): Handover[] {
  const known: Readonly<Partial<Record<string, Handover>>> = abouts[instance.software].handovers ?? {}
  return instance.services.flatMap(service => known[handoverFor(instance, service) ?? ''] ?? [])
}

const originsOf = (instances: readonly Instance[]): string[] =>
  [...new Set(instances.map(({ url }) => new URL(url).origin))].filter(isPlain).toSorted()

/** A URL's host may hold `;`, `,`, `*` or quotes: in a policy that would be another rule, or everybody. */
const isPlain = (origin: string): boolean => /^https?:\/\/([a-z\d.-]+|\[[\da-f:]+\])(:\d+)?$/.test(origin)
