import type { ServiceId } from '../../core/services.ts'
import { softwares } from '../../core/softwares/index.ts'
import { instancesOf, isDrawn, type Draft } from '../entries.ts'
import type { Problem } from '../problem.ts'
import type { InstanceEntry } from '../schema.ts'
import type { Sound } from '../shape.ts'

/** An instance is not asked for what its software cannot do. */
export function servedServices({ pool }: Draft): Problem[] {
  return instancesOf(pool).flatMap(({ path, entry }) => {
    if (entry.software === undefined) return []
    const { label, services } = softwares[entry.software]
    return (entry.services ?? []).flatMap((service, position): Problem[] => {
      if (service === undefined || services.includes(service)) return []
      const message = `${label} does not serve ${service}`
      return [{ path: [...path, 'services', position], message, tip: `it serves ${services.join(', ')}` }]
    })
  })
}

/** A service the portal shows has somebody to serve it. */
export function emptyServices(draft: Draft): Problem[] {
  return shownServices(draft)
    .filter(({ hosts }) => hosts === 0)
    .map(({ service, position }) => ({
      path: ['portal', 'services', position],
      message: `no instance serves ${service}`,
      tip: `add one to the pool, take a paused one up again, or remove ${service} from the portal`,
    }))
}

/** A service with one host has nobody to stand in for it. */
export function thinServices(draft: Draft): Problem[] {
  return shownServices(draft)
    .filter(({ hosts }) => hosts === 1)
    .map(({ service, position }) => ({
      path: ['portal', 'services', position],
      message: `only 1 instance serves ${service}`,
      tip: 'with two, one can stand in for the other',
    }))
}

/** How many instances may be drawn for each service shown; nothing while there is none, or one that cannot be read. */
function shownServices({ portal, pool }: Draft) {
  const instances = instancesOf(pool).map(({ entry }) => entry)
  if (instances.length === 0 || instances.some(isUnsure)) return []
  return (portal?.services ?? []).flatMap((service, position) => {
    if (service === undefined) return []
    const hosts = instances.filter(instance => isDrawn(instance) && serves(instance, service)).length
    return [{ service, position, hosts }]
  })
}

const isUnsure = ({ software, services }: Sound<InstanceEntry>): boolean =>
  software === undefined || services?.includes(undefined) === true

function serves({ software, services }: Sound<InstanceEntry>, service: ServiceId): boolean {
  const all = software === undefined ? [] : softwares[software].services
  return (services ?? all).includes(service)
}
