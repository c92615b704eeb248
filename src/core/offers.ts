import type { Instance } from './pool.ts'
import { services, type ServiceId } from './services.ts'
import { namesRooms, type OptionId } from './softwares/contract.ts'
import { softwares } from './softwares/index.ts'

/** What a card may ask before opening: it depends on the software, so on the instance chosen. */
export interface Offer {
  /** Whether a typed title becomes part of the room's name. */
  title: boolean
  options: ReadonlySet<OptionId>
}

export const offerOf = (instance: Instance): Offer => offerFrom([instance.software])

/** Before an instance is chosen: all that some software of this service takes. */
export const offerFor = (service: ServiceId): Offer => foreseen[service]

function offerFrom(ids: readonly (keyof typeof softwares)[]): Offer {
  const chosen = ids.map(id => softwares[id])
  return {
    title: chosen.some(software => namesRooms(software) && software.name.typed),
    options: new Set(chosen.flatMap(software => software.takes ?? [])),
  }
}

const ids = Object.keys(softwares).filter(isId)

function isId(id: string): id is keyof typeof softwares {
  return id in softwares
}

const foreseen = Object.fromEntries(
  services.map(service => [service, offerFrom(ids.filter(id => softwares[id].services.includes(service)))]),
) as Record<ServiceId, Offer>
