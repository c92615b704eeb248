import { withoutKey } from './secrets.ts'
import type { Room } from './room.ts'

/** What comes of joining two lists. */
export interface Merged {
  /** All of them. */
  rooms: Room[]
  added: Room[]
  changed: { before: Room; after: Room }[]
  /** Already there, with all that came. */
  kept: Room[]
}

/**
 * Joins what comes to what is here: the same room is known by its address, then by its id. What is here stays; what it
 * lacks comes. Two links that own a room do not fit into one entry: it then becomes another, for which `newId` gives an id.
 */
export function merge(mine: readonly Room[], theirs: readonly Room[], newId: () => string): Merged {
  const before = new Map(mine.map(room => [room.id, room]))
  const all = new Map(before)
  const byAddress = new Map<string, string[]>()
  const index = (room: Room) => {
    const ids = byAddress.get(addressOf(room)) ?? []
    if (!ids.includes(room.id)) byAddress.set(addressOf(room), [...ids, room.id])
  }
  const withFreeId = (room: Room) => (all.has(room.id) ? { ...room, id: newId() } : room)
  for (const room of mine) index(room)

  const met = new Set<string>()
  for (const room of theirs) {
    const ids = [...(byAddress.get(addressOf(room)) ?? []), room.id]
    const found = ids.map(id => all.get(id)).find(other => other && isSame(other, room))
    const joined = found ? join(found, room) : withFreeId(room)
    all.set(joined.id, joined)
    index(joined)
    met.add(joined.id)
  }
  return told(before, all, met)
}

function told(
  before: ReadonlyMap<string, Room>,
  all: ReadonlyMap<string, Room>,
  met: ReadonlySet<string>,
): Merged {
  const merged: Merged = { rooms: [...all.values()], added: [], changed: [], kept: [] }
  for (const id of met) {
    const was = before.get(id)
    const is = all.get(id)
    if (!is) continue
    if (!was) merged.added.push(is)
    else if (was === is) merged.kept.push(is)
    else merged.changed.push({ before: was, after: is })
  }
  return merged
}

/** With and without its key it is the same room. */
const addressOf = ({ url, software }: Room): string => withoutKey(url, software)

/** Whether one entry can hold both without losing anything. */
function isSame(mine: Room, theirs: Room): boolean {
  const fits = (one?: string, other?: string) => one === undefined || other === undefined || one === other
  if (!fits(mine.adminUrl, theirs.adminUrl) || !fits(mine.deleteToken, theirs.deleteToken)) return false
  if (isWhole(mine) && isWhole(theirs)) return mine.url === theirs.url
  // Many rooms share an address that lacks its end: these are one, or were opened in the same millisecond.
  const isOne = mine.id === theirs.id || mine.createdAt === theirs.createdAt
  if (mine.pending || theirs.pending || mine.url === theirs.url) return isOne
  return isOne && addressOf(mine) === addressOf(theirs)
}

const isWhole = ({ pending, keyless }: Room): boolean => !pending && !keyless

/** `mine` with what only `theirs` has; the very same object where that is nothing. */
function join(mine: Room, theirs: Room): Room {
  // That it failed for them says nothing here.
  const {
    software: _software,
    pending: _pending,
    keyless: _keyless,
    failed: _failed,
    proposed: _proposed,
    ...rest
  } = {
    ...theirs,
    ...mine,
  }
  const openedAt = Math.max(mine.openedAt ?? 0, theirs.openedAt ?? 0)
  const note = notes(mine.note, theirs.note)
  const joined: Room = {
    ...rest,
    ...address(mine, theirs),
    ...(mine.failed && { failed: true }),
    // Known to be there by one of them.
    ...(mine.proposed && theirs.proposed && { proposed: true }),
    createdAt: Math.min(mine.createdAt, theirs.createdAt),
    ...(openedAt > 0 && { openedAt }),
    ...(note !== undefined && { note }),
  }
  return isEqual(mine, joined) ? mine : joined
}

/** The address of whoever knows more of it, with the software that it is to be read by. */
function address(mine: Room, theirs: Room): Pick<Room, 'url' | 'software' | 'pending' | 'keyless'> {
  const [best, other] = worth(theirs) > worth(mine) ? [theirs, mine] : [mine, theirs]
  const software = best.software ?? (best.url === other.url ? other.software : undefined)
  return {
    url: best.url,
    ...(software && { software }),
    ...(best.pending && { pending: true }),
    ...(best.keyless && { keyless: true }),
  }
}

/** How much of its address an entry knows. */
const worth = ({ pending, keyless }: Room): number => (pending ? 0 : keyless ? 1 : 2)

/** Both, once. */
function notes(mine?: string, theirs?: string): string | undefined {
  if (!mine || !theirs) return mine ?? theirs
  if (theirs.includes(mine)) return theirs
  return mine.includes(theirs) ? mine : `${mine}\n${theirs}`
}

const isEqual = (one: Room, other: Room): boolean => {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Room>
  return [...fields].every(field => one[field] === other[field])
}
