import type { Room } from '../core/myrooms/room.ts'
import { isRecord } from '../core/poolfile.ts'
import { troubleOf, type Trouble } from './roomsbase.ts'

// What of the rooms is written before anything else could stop the page: `entraide.rooms` where they are kept until this
// tab closes, and `entraide.leaving`, which outlives the tab, for those on their way to the device's database.

const areas = { rooms: 'sessionStorage', leaving: 'localStorage' } as const
type Name = keyof typeof areas

/** Nothing where nothing can be read. */
export function readTab(name: Name): unknown[] {
  try {
    const value: unknown = JSON.parse(globalThis[areas[name]].getItem(`entraide.${name}`) ?? '[]')
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

/** Writes at once; an empty list leaves no trace. */
export function writeTab(name: Name, rooms: readonly unknown[]): Trouble | undefined {
  const area = areas[name]
  try {
    if (rooms.length === 0) globalThis[area].removeItem(`entraide.${name}`)
    else globalThis[area].setItem(`entraide.${name}`, JSON.stringify(rooms))
    return undefined
  } catch (error) {
    return troubleOf(error)
  }
}

/** Notes what this tab has on its way, beside what other tabs have. */
export function leavingNotes() {
  const own = new Set<unknown>()
  return (rooms: readonly Room[]): void => {
    const others = readTab('leaving').filter(each => isRecord(each) && !own.has(each['id']))
    own.clear()
    for (const { id } of rooms) own.add(id)
    writeTab('leaving', [...others.filter(each => isRecord(each) && !own.has(each['id'])), ...rooms])
  }
}
