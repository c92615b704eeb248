import type { Room } from './room.ts'

/** By its id, what becomes of a room; nothing: it is forgotten. */
export type Change = readonly [id: string, room: Room | undefined]

/** The list once these have happened, in this order. */
export function applied(rooms: readonly Room[], changes: readonly Change[]): Room[] {
  const all = new Map(rooms.map(room => [room.id, room]))
  for (const [id, room] of changes)
    if (room) all.set(id, room)
    else all.delete(id)
  return [...all.values()]
}
