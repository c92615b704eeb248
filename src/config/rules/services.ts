import type { ServiceId } from '../../core/services.ts'
import { softwares, type SoftwareId } from '../../core/softwares/index.ts'
import { instancesOf, isDrawn, type Draft } from '../entries.ts'
import { overlaid } from '../overlay.ts'
import type { Path, Problem } from '../problem.ts'
import type { InstanceEntry } from '../schema.ts'
import type { Sound } from '../shape.ts'

/** An instance is not asked for what its software cannot do. */
export function servedServices({ pool }: Draft): Problem[] {
  return instancesOf(pool).flatMap(({ path, entry: { software, services } }) =>
    software === undefined ? [] : unserved(software, services, [...path, 'services']),
  )
}

/** What a list of services asks for and a software does not serve. */
export function unserved(
  software: SoftwareId,
  wishes: readonly (ServiceId | undefined)[] = [],
  path: Path,
): Problem[] {
  const { label, services } = softwares[software]
  return wishes.flatMap((service, position): Problem[] => {
    if (service === undefined || services.includes(service)) return []
    const message = `${label} does not serve ${service}`
    return [{ path: [...path, position], message, tip: `it serves ${services.join(', ')}` }]
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
function shownServices({ portal, pool, shared }: Draft) {
  const instances = instancesOf(pool).map(({ entry }) => entry)
  const isUnknown = pool?.shared === undefined ? instances.length === 0 : !shared?.pool
  if (isUnknown || instances.some(isUnsure)) return []
  const others = overlaid(pool, shared?.pool?.instances ?? [])
  return (portal?.services ?? []).flatMap((service, position) => {
    if (service === undefined) return []
    const own = instances.filter(instance => isDrawn(instance) && serves(instance, service)).length
    const hosts = own + others.filter(({ services }) => services.includes(service)).length
    return [{ service, position, hosts }]
  })
}

const isUnsure = ({ software, services }: Sound<InstanceEntry>): boolean =>
  software === undefined || services?.includes(undefined) === true

function serves({ software, services }: Sound<InstanceEntry>, service: ServiceId): boolean {
  const all = software === undefined ? [] : softwares[software].services
  return (services ?? all).includes(service)
}
