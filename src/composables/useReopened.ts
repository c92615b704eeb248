import { reopened } from '../core/myrooms/opened.ts'
import type { Room } from '../core/myrooms/room.ts'
import { useRoomsStore } from '../stores/rooms.ts'

/**
 * Of a room that was just added: once the device has said what it holds, the one that is the same alone stays, as opened
 * again. Gives its id, where there is one.
 */
export function useReopened() {
  const rooms = useRoomsStore()
  return async (
    { id }: Room,
    isSame: (other: Room) => boolean,
    time: number,
  ): Promise<string | undefined> => {
    await rooms.load()
    const known = rooms.rooms.find(other => other.id !== id && isSame(other))
    if (!known) return undefined
    rooms.forget(id)
    rooms.change(known.id, reopened(time))
    return known.id
  }
}
