import type { Room } from './room.ts'

/** Some of what a room holds; `undefined`: it has none any more. */
export type Part = { [Of in Exclude<keyof Room, 'id'>]?: Room[Of] | undefined }

/** By its id, what becomes of a room: another one; of one that is there, only a `part`; or nothing: it is forgotten. */
export type Change = readonly [id: string, room: Room | undefined, part?: Part]

/** The list once these have happened, in this order. What is forgotten has no parts any more. */
export function applied(rooms: readonly Room[], changes: readonly Change[]): Room[] {
  const all = new Map(rooms.map(room => [room.id, room]))
  for (const [id, room, part] of changes) {
    const was = all.get(id)
    const now = part ? was && altered(was, part) : room
    if (now) all.set(id, now)
    else all.delete(id)
  }
  return [...all.values()]
}

/** The room with another part. */
export const altered = (room: Room, part: Part): Room =>
  Object.fromEntries(
    Object.entries({ ...room, ...part }).filter(([, value]) => value !== undefined),
  ) as unknown as Room

/** What makes the one out of the other. */
export function difference(before: Room, after: Room): Part {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Part>
  const isOther = (field: keyof Part) => JSON.stringify(before[field]) !== JSON.stringify(after[field])
  return Object.fromEntries([...fields].filter(isOther).map(field => [field, after[field]]))
}

/** Two changes of the same room in one. */
export function joined(first: Change | undefined, next: Change): Change {
  const [id, , part] = next
  if (!first || !part) return next
  const [, room, before] = first
  return before ? [id, undefined, { ...before, ...part }] : [id, room && altered(room, part)]
}
