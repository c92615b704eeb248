import type { ServiceId } from '../services.ts'
import type { Room } from './room.ts'

/** What somebody looks for in their rooms. */
export interface Search {
  /** As typed: each word has to be found, whatever its case and accents. */
  text: string
  /** Absent: all. */
  service?: ServiceId
}

/** The rooms that suit, those at hand first; `wordsOf` says what people call a service. */
export function find(
  rooms: readonly Room[],
  { text, service }: Search,
  wordsOf: (service: ServiceId) => string,
): Room[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  const suits = (room: Room) => {
    const said = plain(
      [room.name, room.host, room.note ?? '', room.service ? wordsOf(room.service) : ''].join('\n'),
    )
    return words.every(word => said.includes(word))
  }
  return ordered(rooms.filter(room => (!service || room.service === service) && suits(room)))
}

/** Pinned first, then those opened last. */
export const ordered = (rooms: readonly Room[]): Room[] =>
  [...rooms].sort((a, b) => Number(b.pinned ?? false) - Number(a.pinned ?? false) || lastUse(b) - lastUse(a))

/** When it was last opened from here, as far as is known. */
export const lastUse = ({ openedAt, createdAt }: Room): number => Math.max(openedAt ?? createdAt, createdAt)

/** The room to go on with: of those that open as they are, the one opened last. */
export const latest = (rooms: readonly Room[]): Room | undefined =>
  rooms
    .filter(({ failed, pending, keyless, once }) => !failed && !pending && !keyless && !once)
    .toSorted((a, b) => lastUse(b) - lastUse(a))[0]

/** As people type who do not bother with accents. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")
