import { computed, reactive, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { addressed } from '../core/arrival/address.ts'
import { arrivalOf, proposalsFor, type Proposal } from '../core/arrival/arrival.ts'
import { losses, type Loss } from '../core/arrival/entry.ts'
import { useArrivalStore } from '../stores/arrival.ts'
import { usePoolStore } from '../stores/pool.ts'
import { useJoin } from './useJoin.ts'

/** What was shared with the portal, and what may be made of it by the services it `shows`. */
export function useArrival(shows: readonly Proposal[]) {
  const route = useRoute()
  const router = useRouter()
  const store = useArrivalStore()
  const pool = usePoolStore()

  /** Why nothing came, where something should have. */
  const loss = ref<Loss>()
  /** Of several pictures, which is handed over. */
  const picked = ref(0)

  /** What came is taken out of the address: going back does not find it there again. */
  async function read(): Promise<void> {
    const came = addressed(route.fullPath, isAnsweredHere())
    const lost = losses.find(each => route.hash === `#${each}`)
    if (came ?? lost) loss.value = lost
    picked.value = 0
    if (came) store.take(came)
    else if (lost) await store.lose()
    else if (store.used) await store.erase()
    else await store.find()
    if (came ?? lost) await router.replace({ query: {}, hash: '' })
  }

  const arrival = computed(() => arrivalOf(store.said, store.files, store.unkept.length))
  const join = useJoin(({ url }) => new URL(url).host)
  watch(
    () => arrival.value.link,
    link => (join.text = link ?? ''),
    { immediate: true },
  )

  /** Nothing before it is known whether a link leads to a room. */
  const proposals = computed(() => {
    if (!pool.settled) return []
    const { found } = join
    const known = found?.instance && (found.admin ? 'owner' : 'room')
    return proposalsFor(arrival.value, known).filter(each => (each === 'join' ? found : shows.includes(each)))
  })

  return reactive({
    arrival,
    join,
    loss,
    picked,
    proposals,
    read,
    /** As it came, to be changed: until then with its title, and each part once. */
    words: computed(() => {
      const { title, text, url } = store.said
      return title || url ? arrival.value.text : text
    }),
    /** Of all files, those that were left aside too. */
    names: computed(() => [...arrival.value.files.map(({ name }) => name), ...store.unkept]),
    /** The picture a form begins with. */
    picture: computed(() => store.files[picked.value]),
  })
}

/** Whether the service worker gave this page: it asks for it without what is behind the `?` (src/sw.ts). */
function isAnsweredHere(): boolean {
  const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return (loading?.workerStart ?? 0) > 0
}
