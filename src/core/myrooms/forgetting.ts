import { lastUse } from './finding.ts'
import type { Room } from './room.ts'

/** After how many months without opening them rooms are forgotten by themselves; 0: never. */
export const spans = [0, 3, 12] as const
export type Span = (typeof spans)[number]

/** A twelfth of a year. */
const month = (365.25 / 12) * 86_400_000

/** The rooms to forget. Not those somebody pinned, nor those from the future: the clock was wrong then, or is wrong now. */
export function outdated(rooms: readonly Room[], months: Span, now: number): Room[] {
  if (months === 0) return []
  return rooms.filter(room => !room.pinned && now - lastUse(room) > months * month)
}
