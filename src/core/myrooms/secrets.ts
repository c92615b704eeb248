import * as abouts from '../softwares/abouts.ts'
import type { About } from '../softwares/contract.ts'
import type { SoftwareId } from '../softwares/index.ts'
import type { Room } from './room.ts'

const facts: Readonly<Record<SoftwareId, About>> = abouts

/** A room as it may be kept where its key must not be: nothing in its address opens it. */
export function keyless(room: Room): Room {
  const url = withoutKey(room.url, room.software)
  return url === room.url ? room : { ...room, url, keyless: true }
}

/** An address without the key in its fragment. What software makes it may be unknown: then a fragment that may be a key is taken for one. */
export function withoutKey(address: string, software?: SoftwareId): string {
  const at = address.indexOf('#')
  if (at < 0) return address
  const fragment = address.slice(at)
  const rest = software ? facts[software].keyless?.(fragment) : isPlace.test(fragment) ? undefined : ''
  return address.slice(0, at) + (rest ?? fragment)
}

/** A heading, or a page of an application: short words, at most separated by slashes. Everything else may be a key. */
const isPlace = /^#!?\/?[\w-]{0,15}(?:\/[\w-]{0,15})*$/

/** Rooms kept without their keys, with those that the same rooms still have here. */
export function withKeysOf(rooms: readonly Room[], here: readonly Room[]): Room[] {
  const whole = new Map(here.flatMap(room => (room.keyless ? [] : [[room.id, room.url] as const])))
  return rooms.map(room => {
    const url = whole.get(room.id)
    if (!room.keyless || url === undefined || withoutKey(url, room.software) !== room.url) return room
    const { keyless: _keyless, ...rest } = room
    return { ...rest, url }
  })
}

/** What lets its owner delete a room: a link where the software has one, else the bare token. */
export function deletionOf({ url, software, deleteToken }: Room): string | undefined {
  if (deleteToken === undefined) return
  return (software && facts[software].deletion?.(url, deleteToken)) ?? deleteToken
}
