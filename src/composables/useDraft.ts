import { computed, onUnmounted, reactive, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Choices, Known } from '../core/embed/choices.ts'
import { readDraft, writeDraft, type Draft } from '../core/embed/draft.ts'
import { instancesFor } from '../core/pool.ts'
import type { ServiceId } from '../core/services.ts'
import { usePoolStore } from '../stores/pool.ts'

/** Whose kittens serve those who come from the partner's page. */
export const preferences = ['any', 'first', 'only'] as const
export type Preference = (typeof preferences)[number]

/** What is chosen on the builder's page, as it stands in the form: also what has no effect at the moment. */
interface Form
  extends Pick<Choices, 'theme' | 'size' | 'heading' | 'kittens'>, Pick<Draft, 'way' | 'width' | 'ground'> {
  language: string | undefined
  accent: string | undefined
  /** All services; those not chosen keep their place. */
  order: readonly ServiceId[]
  ticked: readonly ServiceId[]
  preference: Preference
}

/** What is being chosen on the builder's page. Its address says it, a moment after each choice. */
export function useDraft(known: Known) {
  const route = useRoute()
  const router = useRouter()
  const pool = usePoolStore()
  const form = reactive(formOf(route.fullPath, known))

  const services = computed(() => {
    const chosen = form.order.filter(each => form.ticked.includes(each))
    return chosen.length > 0 ? chosen : known.services
  })

  /** Who may be chosen: those who serve some of it, by name. */
  const providers = computed(() => {
    const all = pool.pool ?? { instances: [] }
    const serving = services.value.flatMap(service => instancesFor(all, service))
    const once = new Map(serving.map(({ provider }) => [provider.id, provider]))
    return [...once.values()].toSorted((a, b) => a.name.localeCompare(b.name))
  })

  /** What each of them serves of it, by their ids. */
  const served = computed(() => {
    const all = pool.pool ?? { instances: [] }
    const found = new Map<string, ServiceId[]>()
    for (const service of services.value)
      for (const id of new Set(instancesFor(all, service).map(({ provider }) => provider.id)))
        found.set(id, [...(found.get(id) ?? []), service])
    return found
  })

  /** Before the list is there, of nobody is it known that they serve nothing. */
  const kittens = computed(() => {
    if (form.preference === 'any') return []
    return pool.pool ? form.kittens.filter(id => providers.value.some(each => each.id === id)) : form.kittens
  })
  const only = computed(() => form.preference === 'only' && kittens.value.length > 0)

  /** What none of them serves. */
  const missing = computed(() =>
    kittens.value.length > 0 && pool.pool
      ? services.value.filter(
          service => !pool.instances(service).some(({ provider }) => kittens.value.includes(provider.id)),
        )
      : [],
  )

  const draft = computed<Draft>(() => {
    const { language, accent, theme, size, heading, way, width, ground } = form
    const looks = { theme, size, heading, ...(language && { language }), ...(accent && { accent }) }
    const choices = { ...looks, services: services.value, kittens: kittens.value, only: only.value }
    return { choices, way, width, ground }
  })

  // Not with every step of a colour's slider: some browsers allow an address a hundred changes in half a minute.
  const still = shallowRef(draft.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  let leaving = false
  // Whoever is on their way to another page is not called back by an address that came late.
  const unguard = router.beforeEach(to => {
    leaving = to.path !== route.path
    if (leaving) clearTimeout(timer)
  })
  onUnmounted(() => {
    clearTimeout(timer)
    unguard()
  })
  watch(draft, () => {
    clearTimeout(timer)
    if (!leaving) timer = setTimeout(settle, 300)
  })

  function settle(): void {
    still.value = draft.value
    const query = writeDraft(draft.value, known)
    void router.replace(route.path + (query && `?${query}`))
  }

  return reactive({
    form,
    draft,
    /** The same once it stands still: for what takes long to follow. */
    still,
    providers,
    served,
    missing,
  })
}

function formOf(address: string, known: Known): Form {
  const [, query] = /\?([^#]*)/.exec(address) ?? []
  const { choices, ...rest } = readDraft(new URLSearchParams(query), known)
  const { services, only, language, accent, theme, size, heading, kittens } = choices
  // On a phone, of the width of one.
  const narrow = !/[?&]width=/.test(address) && innerWidth < 560 && { width: 320 as const }
  return {
    ...{ language, accent, theme, size, heading, kittens, ...rest, ...narrow },
    order: [...services, ...known.services.filter(each => !services.includes(each))],
    ticked: services,
    preference: only ? 'only' : kittens.length > 0 ? 'first' : 'any',
  }
}
