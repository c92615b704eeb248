import type { Change } from '../core/myrooms/changes.ts'
import { readPart, readRoom } from '../core/myrooms/reading.ts'
import type { Room } from '../core/myrooms/room.ts'
import { isOnThisMachine, isRecord } from '../core/poolfile.ts'
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

/** The rooms among what is stored, wherever that is: anybody may have written it. */
export const readable = (records: readonly unknown[]): Room[] =>
  records.flatMap(record => readRoom(record, isLoopback()) ?? [])

/** What was on its way when a page was left. */
export const leavingChanges = (): Change[] =>
  readTab('leaving').flatMap((note): Change[] => {
    const room = readRoom(note, isLoopback())
    if (room) return [[room.id, room]]
    const part = isRecord(note) && readPart(note['part'], isLoopback())
    return part ? [[String(note['id']), undefined, part]] : []
  })

const isLoopback = (): boolean => isOnThisMachine(location.hostname)

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

/** Notes what this tab has on its way, beside what other tabs have: whole rooms, and parts of rooms under `part`. */
export function leavingNotes() {
  const own = new Set<unknown>()
  return (changes: readonly Change[]): Trouble | undefined => {
    const isOthers = (each: unknown) => isRecord(each) && !own.has(each['id'])
    const others = readTab('leaving').filter(isOthers)
    own.clear()
    for (const [id] of changes) own.add(id)
    return writeTab('leaving', [...others.filter(isOthers), ...changes.flatMap(noteOf)])
  }
}

/** JSON knows no `undefined`. */
const noteOf = ([id, room, part]: Change): unknown[] =>
  part
    ? [{ id, part: Object.fromEntries(Object.entries(part).map(([field, value]) => [field, value ?? null])) }]
    : room
      ? [room]
      : []
