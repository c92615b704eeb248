import { computed, shallowReactive, watch } from 'vue'
import type { Room } from '../core/myrooms/room.ts'

/** The rooms in which something is being typed, and which of them were forgotten elsewhere meanwhile. */
export function useTyped(rooms: () => readonly Room[]) {
  const typed = shallowReactive(new Map<string, Room>())
  watch(rooms, now => {
    for (const room of now) if (typed.has(room.id)) typed.set(room.id, room)
  })

  const lost = computed(() => {
    if (typed.size === 0) return []
    const there = new Set(rooms().map(({ id }) => id))
    return [...typed.values()].filter(({ id }) => !there.has(id))
  })

  function note(room: Room, isTyping: boolean): void {
    if (isTyping) typed.set(room.id, room)
    else typed.delete(room.id)
  }

  return { lost, note, clear: () => typed.clear() }
}
