import { shallowReactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { roomOf } from '../core/myrooms/opened.ts'
import type { Room } from '../core/myrooms/room.ts'
import { useRoomsStore } from '../stores/rooms.ts'
import type { Leaving } from '../stores/sheet.ts'
import { useReopened } from './useReopened.ts'

/** Keeps what leaves a card among the rooms, or does not, as is wished. */
export function useRemembered() {
  const { t } = useI18n()
  const rooms = useRoomsStore()
  const reopenedOf = useReopened()
  /** Of those that leave, which are not to be kept. */
  const unwanted = shallowReactive(new Set<string>())
  /** As they were kept until then: they may be older, with a note, pinned. */
  const dropped = new Map<string, Room>()
  /** Under which of the rooms kept here one that leaves is kept: opened twice, a room is still one. */
  const keptAs = new Map<string, string>()
  const keptId = (from: Leaving): string => keptAs.get(from.id) ?? from.id

  /** As it is, whatever of it may be kept. */
  function roomFrom(from: Leaving): Room {
    const { id, time: now, made, service } = from
    return { ...roomOf(from, { id, now, unnamed: t(`sheet.unnamed.${service}`) }), ...made }
  }

  /** At once: the page may be gone a moment later, where the room opens in this very tab. What is known already shows then. */
  async function remember(from: Leaving): Promise<void> {
    const room = roomFrom(from)
    if (!unwanted.has(from.id)) rooms.add(room)
    const known = await reopenedOf(room, sameAs(room), from.time)
    if (known) keptAs.set(from.id, known)
  }

  /** As its box is ticked, or not. */
  function keep(from: Leaving, kept: boolean): void {
    const id = keptId(from)
    if (kept) {
      unwanted.delete(from.id)
      const now = roomFrom(from)
      return void rooms.add({ ...now, ...dropped.get(id), id, url: now.url, pending: now.pending } as Room)
    }
    unwanted.add(from.id)
    const room = rooms.rooms.find(each => each.id === id)
    if (room) dropped.set(id, room)
    rooms.forget(id)
  }

  return { roomFrom, keptId, remember, keep, isUnwanted: ({ id }: Leaving) => unwanted.has(id) }
}

const sameAs = (room: Room) => (other: Room) =>
  other.url === room.url &&
  other.pending === room.pending &&
  !other.keyless &&
  (!room.pending || other.name === room.name)
