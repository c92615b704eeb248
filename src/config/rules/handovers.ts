import { handovers, wanted } from '../../core/handovers.ts'
import * as abouts from '../../core/softwares/abouts.ts'
import { softwares, type SoftwareId } from '../../core/softwares/index.ts'
import { instancesOf, type Draft } from '../entries.ts'
import type { Problem } from '../problem.ts'

/** An instance is handed over only what the portal knows how to give its software. */
export function takenHandovers({ pool }: Draft): Problem[] {
  return instancesOf(pool).flatMap(({ path, entry }) => {
    if (entry.software === undefined) return []
    const { label } = softwares[entry.software]
    const taken = takenBy(entry.software)
    return (entry.handovers ?? []).flatMap((handover, position): Problem[] => {
      if (handover === undefined || taken.includes(handover)) return []
      const message = `${label} takes no ${handover} from here`
      const tip =
        taken.length > 0 ? `it takes ${taken.join(', ')}` : 'remove the line: it takes nothing from here'
      return [{ path: [...path, 'handovers', position], message, tip }]
    })
  })
}

/** Known to its adapter, and of use for a service of its. */
const takenBy = (software: SoftwareId) =>
  handovers.filter(
    id =>
      abouts[software].handovers?.[id] !== undefined &&
      softwares[software].services.some(service => wanted[service] === id),
  )
