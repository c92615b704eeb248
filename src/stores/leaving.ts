import { roomOf } from '../core/myrooms/opened.ts'
import type { Room } from '../core/myrooms/room.ts'
import { useDeviceStore } from './device.ts'
import type { Leaving } from './sheet.ts'

// What of the rooms is written before anything else could stop the page: `entraide.rooms` where they are kept until this
// tab closes, and `entraide.leaving`, which outlives the tab, for those on their way to the device's database.

const areas = { rooms: 'sessionStorage', leaving: 'localStorage' } as const
export type Noted = keyof typeof areas

/** Nothing where nothing can be read. */
export function readTab(name: Noted): unknown[] {
  try {
    const value: unknown = JSON.parse(globalThis[areas[name]].getItem(`entraide.${name}`) ?? '[]')
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

/** Writes at once; an empty list leaves no trace. What the browser refuses is thrown. */
export function putTab(name: Noted, notes: readonly unknown[]): void {
  const area = globalThis[areas[name]]
  if (notes.length > 0) area.setItem(`entraide.${name}`, JSON.stringify(notes))
  else area.removeItem(`entraide.${name}`)
}

/** Notes a room at the very click, while what keeps rooms has not come: the page may be left before it does. */
export function noteLeaving(from: Leaving): void {
  const { lasting } = useDeviceStore()
  const isShared = document.documentElement.dataset['shared'] === 'yes'
  const level = lasting.read('memory') ?? (isShared ? 'nothing' : 'keep')
  if (level === 'nothing' || lasting.sealed) return
  const { id, time: now, instance, made } = from
  let room: Room = { ...roomOf(from, { id, now, unnamed: instance.provider.name }), ...made }
  // What of an address is a key is known only later: until then, all that may be one is left out.
  const url = room.url.replace(/#(?!\/\w+$).*/s, '')
  if (url !== room.url && lasting.read('keys') !== 'yes') room = { ...room, url, keyless: true }
  const name = level === 'session' ? 'rooms' : 'leaving'
  try {
    putTab(name, [...readTab(name), room])
  } catch {
    // The sheet says so, once it is there.
  }
}
