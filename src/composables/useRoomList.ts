import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { find } from '../core/myrooms/finding.ts'
import type { Room } from '../core/myrooms/room.ts'
import type { ServiceId } from '../core/services.ts'

/** How many are shown at first, and more each time: a thousand at once would keep an old phone busy. */
const portion = 50

/**
 * The rooms to show, and `staying` whatever is looked for. They stay in their places while somebody works on them, even
 * one that was just opened or renamed; another search, or `arrange`, puts them in order.
 */
export function useRoomList(
  rooms: () => readonly Room[],
  wordsOf: (service: ServiceId) => string,
  staying: () => readonly Room[] = () => [],
) {
  const search = reactive<{ text: string; service: ServiceId | undefined }>({ text: '', service: undefined })
  const most = ref(portion)
  const places = shallowRef(new Map<string, number>())
  const found = computed(() => {
    const { text, service } = search
    return [...find(rooms(), { text, ...(service && { service }) }, wordsOf), ...staying()]
  })

  const inPlace = computed(() => {
    // What came since stands first.
    const place = ({ id }: Room) => places.value.get(id) ?? -1
    return [...found.value].sort((a, b) => place(a) - place(b))
  })

  function arrange(): void {
    places.value = new Map(found.value.map(({ id }, i) => [id, i]))
  }

  watch(search, () => {
    most.value = portion
    arrange()
  })

  return reactive({
    search,
    shown: computed(() => inPlace.value.slice(0, most.value)),
    total: computed(() => found.value.length),
    arrange,
    /** Whether it is among those found. */
    has: (room: Room) => found.value.includes(room),
    /** The first of those that come. */
    more(): Room | undefined {
      const first = inPlace.value[most.value]
      most.value += portion
      return first
    },
    /** Only the services that there are rooms of. */
    services: computed(() => [...new Set(rooms().flatMap(({ service }) => service ?? []))]),
  })
}
