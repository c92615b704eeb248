import type { Instance } from './pool.ts'
import type { ServiceId } from './services.ts'
import type { HandoverId } from './softwares/contract.ts'

/** What a host may allow in the pool. */
export const handovers = ['title', 'link', 'picture', 'text'] as const satisfies readonly HandoverId[]

export const isHandover = (value: unknown): value is (typeof handovers)[number] =>
  handovers.includes(value as (typeof handovers)[number])

/** What each service is finished with without leaving the portal. */
export const wanted: Readonly<Partial<Record<ServiceId, (typeof handovers)[number]>>> = {
  date: 'title',
  link: 'link',
  pictures: 'picture',
  text: 'text',
}

/** What this instance may be given for this service from here, if its host agreed. */
export function handoverFor(instance: Instance, service: ServiceId): (typeof handovers)[number] | undefined {
  const id = wanted[service]
  return id && instance.handovers?.includes(id) ? id : undefined
}
