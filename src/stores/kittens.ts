import { defineStore } from 'pinia'
import { reactive } from 'vue'
import type { Instance } from '../core/pool.ts'
import { drawKey, order } from '../core/selection.ts'
import { isService, type ServiceId } from '../core/services.ts'
import { useDeviceStore } from './device.ts'
import { usePoolStore } from './pool.ts'
import type { Keeper } from './storage.ts'

/** How long a visitor's own choice holds: until the tab is closed, or on this device until changed. */
export type Span = 'once' | 'always'

type Choices = Partial<Record<ServiceId, string>>

/** Which kitten each service is offered at, on this device, in this visit. */
export const useKittensStore = defineStore('kittens', () => {
  const device = useDeviceStore()
  const pool = usePoolStore()
  const chosen: Record<Span, Choices> = {
    once: reactive(readChoices(device.passing)),
    always: reactive(readChoices(device.lasting)),
  }

  /** All instances of a service, the one to offer first. */
  function ordered(service: ServiceId): Instance[] {
    const drawn = order(pool.instances(service), drawKey(device.seed, service, device.visit))
    const own = drawn.find(({ id }) => id === (chosen.once[service] ?? chosen.always[service]))
    return own ? [own, ...drawn.filter(instance => instance !== own)] : drawn
  }

  /** Prefers one instance of a service; `undefined` lets the draw decide again. */
  function choose(service: ServiceId, id: string | undefined, span: Span): void {
    set('once', service, span === 'once' ? id : undefined)
    if (span === 'always' || id === undefined) set('always', service, id)
  }

  function set(span: Span, service: ServiceId, id: string | undefined): void {
    if (id === undefined) delete chosen[span][service]
    else chosen[span][service] = id
    const keep = span === 'once' ? device.passing : device.lasting
    keep.write('kittens', JSON.stringify(chosen[span]))
  }

  return { chosen, ordered, choose }
})

/** What an earlier visit left there, whatever state it is in. */
function readChoices(keep: Keeper): Choices {
  try {
    const entries = Object.entries(JSON.parse(keep.read('kittens') ?? '{}') as object)
    return Object.fromEntries(entries.filter(([service, id]) => isService(service) && typeof id === 'string'))
  } catch {
    return {}
  }
}
