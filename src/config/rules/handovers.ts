import { handovers, wanted } from '../../core/handovers.ts'
import type { HandoverId } from '../../core/softwares/contract.ts'
import * as abouts from '../../core/softwares/abouts.ts'
import { softwares, type SoftwareId } from '../../core/softwares/index.ts'
import { instancesOf, type Draft } from '../entries.ts'
import type { Path, Problem } from '../problem.ts'

/** An instance is handed over only what the portal knows how to give its software. */
export function takenHandovers({ pool }: Draft): Problem[] {
  return instancesOf(pool).flatMap(({ path, entry: { software, handovers } }) =>
    software === undefined ? [] : untaken(software, handovers, [...path, 'handovers']),
  )
}

/** What a list of hand-overs asks for and a software does not take. */
export function untaken(
  software: SoftwareId,
  wishes: readonly (HandoverId | undefined)[] = [],
  path: Path,
): Problem[] {
  const { label } = softwares[software]
  const taken: readonly HandoverId[] = takenBy(software)
  return wishes.flatMap((handover, position): Problem[] => {
    if (handover === undefined || taken.includes(handover)) return []
    const message = `${label} takes no ${handover} from here`
    const tip =
      taken.length > 0 ? `it takes ${taken.join(', ')}` : 'remove the line: it takes nothing from here'
    return [{ path: [...path, position], message, tip }]
  })
}

/** Known to its adapter, and of use for a service of its. */
const takenBy = (software: SoftwareId) =>
  handovers.filter(
    id =>
      abouts[software].handovers?.[id] !== undefined &&
      softwares[software].services.some(service => wanted[service] === id),
  )
