import { computed, defineAsyncComponent, onMounted, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ServiceId } from '../core/services.ts'
import { useKittensStore, type Span } from '../stores/kittens.ts'
import { useStatusStore } from '../stores/status.ts'

const load = () => import('../components/KittenChooser.vue')

/** Apart from the page, which most people never leave for it. */
export const KittenChooser = defineAsyncComponent(load)

/** The one dialogue of a page where a visitor chooses another kitten. */
export function useChooser() {
  const { t } = useI18n()
  const status = useStatusStore()
  const service = shallowRef<ServiceId>()
  onMounted(load)

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
    if (!service.value) return
    const kittens = useKittensStore()
    kittens.choose(service.value, id, span)
    const provider = kittens.ordered(service.value)[0]?.provider.name ?? ''
    const verb = t(`services.${service.value}.verb`)
    void status.say(t('chooser.chosen', { service: verb, provider }))
  }

  return {
    current,
    choose,
    open: (id: ServiceId) => (service.value = id),
    close: () => (service.value = undefined),
  }
}
