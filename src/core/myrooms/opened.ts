import type { Opening } from '../opening.ts'
import type { Instance } from '../pool.ts'
import type { ServiceId } from '../services.ts'
import { softwares } from '../softwares/index.ts'
import type { Software } from '../softwares/contract.ts'
import type { Part } from './changes.ts'
import type { Room } from './room.ts'

/** Where a click on a card leads. */
export interface Departure {
  service: ServiceId
  /** As it was typed; may be empty. */
  title: string
  instance: Instance
  opening: Opening
}

/** What is remembered of it. `unnamed`: what it is called where neither a title nor the address says. */
export function roomOf(
  { service, title, instance, opening }: Departure,
  { id, now, unnamed }: { id: string; now: number; unnamed: string },
): Room {
  const { software, provider, retention } = instance
  return {
    id,
    service,
    software,
    provider: provider.id,
    host: provider.name,
    name: title.trim() || opening.name || unnamed,
    url: opening.share ?? opening.address,
    ...(opening.share === undefined && { pending: true }),
    createdAt: now,
    openedAt: now,
    ...(retention && !isEphemeral(software) && { expiry: { days: retention.days, after: retention.after } }),
  }
}

/** What opening it again changes: whether it works now, whoever opens it sees. */
export const reopened = (now: number): Part => ({ openedAt: now, failed: undefined, proposed: undefined })

/** Where nothing outlasts the meeting, what its host keeps of other things says nothing. */
export function isEphemeral(id: Instance['software']): boolean {
  const software: Software = softwares[id]
  return software.ephemeral === true
}
