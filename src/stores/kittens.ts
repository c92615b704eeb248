import { defineStore } from 'pinia'
import { reactive, shallowRef } from 'vue'
import type { Arrange } from '../core/embed/preference.ts'
import type { Instance } from '../core/pool.ts'
import { drawKey, order, tiers, type Standing } from '../core/selection.ts'
import { isService, type ServiceId } from '../core/services.ts'
import { useDeviceStore } from './device.ts'
import { usePoolStore } from './pool.ts'
import type { Keeper } from './storage.ts'

/** How long a visitor's own choice holds: until the tab is closed, or on this device until changed. */
export type Span = 'once' | 'always'

type Choices = { [Of in ServiceId]?: string | undefined }

/** Which kitten each service is offered at, on this device, in this visit. */
export const useKittensStore = defineStore('kittens', () => {
  const device = useDeviceStore()
  const pool = usePoolStore()
  const chosen: Record<Span, Choices> = reactive({
    once: readChoices(device.passing),
    always: readChoices(device.lasting),
  })

  /** How the link that led to this page wants them, while the page stays: views/OpenView.vue. It is kept nowhere. */
  const arrange = shallowRef<Arrange>()

  /** Without anything known of its health, an instance stands by its declared capacity alone. */
  const standingOf = (instance: Instance): Standing =>
    pool.health?.standingOf(instance) ?? { tier: tiers.unknown, weight: instance.weight }

  function draw(service: ServiceId, standing: (instance: Instance) => Standing): Instance[] {
    const drawn = order(pool.instances(service), drawKey(device.seed, service, device.visit), standing)
    return arrange.value?.(drawn, standing) ?? drawn
  }

  /** The visitor's own choice. Made for always, it was made without knowing of the link, which then comes first. */
  const own = (service: ServiceId): string | undefined =>
    chosen.once[service] ?? (arrange.value ? undefined : chosen.always[service])

  /** Which would be offered if all worked: the visitor's own choice, else the one drawn. */
  function wanted(service: ServiceId): Instance | undefined {
    const drawn = draw(service, instance => ({ ...standingOf(instance), tier: 0 }))
    return drawn.find(({ id }) => id === own(service)) ?? drawn[0]
  }

  /** All instances of a service, the one to offer first: a visitor's own choice, unless it is down. */
  function ordered(service: ServiceId): Instance[] {
    const drawn = draw(service, standingOf)
    const mine = drawn.find(({ id }) => id === own(service))
    const best = drawn[0]
    const isDown = (instance: Instance) => standingOf(instance).tier >= tiers.fail
    if (!mine || !best || (isDown(mine) && !isDown(best))) return drawn
    return [mine, ...drawn.filter(instance => instance !== mine)]
  }

  /** The instance that the first one stands in for, because it is down or failed here. */
  function replaced(service: ServiceId): Instance | undefined {
    const instance = wanted(service)
    const isBetter = instance && ordered(service)[0] !== instance
    return isBetter && standingOf(instance).tier >= tiers.fail ? instance : undefined
  }

  /** Prefers one instance of a service; `undefined` lets the draw decide again. */
  function choose(service: ServiceId, id: string | undefined, span: Span): void {
    // For always, it has to hold on this page too.
    set('once', service, span === 'once' || arrange.value ? id : undefined)
    if (span === 'always' || id === undefined) set('always', service, id)
  }

  function set(span: Span, service: ServiceId, id: string | undefined): void {
    const keep = span === 'once' ? device.passing : device.lasting
    // Another tab may have chosen for other services meanwhile.
    chosen[span] = { ...readChoices(keep), [service]: id }
    keep.write('kittens', JSON.stringify(chosen[span]))
  }

  return { arrange, chosen, ordered, replaced, choose }
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
