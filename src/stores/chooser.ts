import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ServiceId } from '../core/services.ts'
import { useKittensStore, type Span } from './kittens.ts'

/** The dialogue where a visitor chooses another kitten: for which service it is open, and what it shows. */
export const useChooserStore = defineStore('chooser', () => {
  const service = shallowRef<ServiceId>()

  const current = computed(() => {
    if (!service.value) return undefined
    const { chosen, ordered } = useKittensStore()
    const kittens = ordered(service.value)
    const id = chosen.once[service.value] ?? chosen.always[service.value]
    // A choice that has left the pool is nobody's any more.
    const own = kittens.find(kitten => kitten.id === id)?.id
    const span: Span = own !== undefined && own === chosen.always[service.value] ? 'always' : 'once'
    return { service: service.value, kittens, own, span }
  })

  function choose(id: string | undefined, span: Span): void {
    if (service.value) useKittensStore().choose(service.value, id, span)
  }

  const open = (id: ServiceId): void => void (service.value = id)
  const close = (): void => void (service.value = undefined)

  return { current, choose, open, close }
})
