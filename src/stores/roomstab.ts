import type { Change } from '../core/myrooms/changes.ts'
import { readPart, readRoom } from '../core/myrooms/reading.ts'
import type { Room } from '../core/myrooms/room.ts'
import { isOnThisMachine, isRecord } from '../core/poolfile.ts'
import { putTab, readTab, type Noted } from './leaving.ts'
import { troubleOf, type Trouble } from './roomsbase.ts'

export { readTab }

/** The rooms among what is stored, wherever that is: anybody may have written it. */
export const readable = (records: readonly unknown[]): Room[] =>
  records.flatMap(record => readRoom(record, isLoopback()) ?? [])

const isLoopback = (): boolean => isOnThisMachine(location.hostname)

/** Writes at once, and says what the browser refuses. */
export function writeTab(name: Noted, rooms: readonly unknown[]): Trouble | undefined {
  try {
    putTab(name, rooms)
    return undefined
  } catch (error) {
    return troubleOf(error)
  }
}

/**
 * Notes what this tab has on its way, beside what other tabs have: whole rooms, parts of rooms under `part`, and what is
 * forgotten, `gone`. Two tabs may be changing the same room, so that each removes only the very notes it has written, or
 * taken over.
 */
export function leavingNotes() {
  const own = new Set<string>()

  function note(changes: readonly Change[]): Trouble | undefined {
    // A room noted at the click is written again whole, once what keeps rooms has come.
    const whole = new Set<unknown>(changes.flatMap(([id, room]) => (room ? [id] : [])))
    const isOld = (note: Record<string, unknown>) => 'url' in note && whole.has(note['id'])
    const others = readTab('leaving').filter(
      each => isRecord(each) && !own.has(JSON.stringify(each)) && !isOld(each),
    )
    const notes = changes.flatMap(noteOf)
    own.clear()
    for (const each of notes) own.add(JSON.stringify(each))
    return writeTab('leaving', [...others, ...notes])
  }

  /** What was on its way when a page was left: it is this tab's now. */
  function take(): Change[] {
    const found = readTab('leaving')
    for (const each of found) if (!isClearing(each)) own.add(JSON.stringify(each))
    return found.flatMap(changeIn)
  }

  return { note, take }
}

/** Forgetting everything, until it is done: it comes before whatever else is on its way. */
export function noteClearing(isOn: boolean): void {
  const rest = readTab('leaving').filter(note => !isClearing(note))
  writeTab('leaving', isOn ? [clearing, ...rest] : rest)
}

/** Whether a page was left while it forgot everything. */
export const isClearingLeft = (): boolean => readTab('leaving').some(isClearing)

/** Takes back all notes but that one, which no other tab may undo. */
export const dropNotes = (): Trouble | undefined => writeTab('leaving', readTab('leaving').filter(isClearing))

const clearing = { gone: 'all' }
const isClearing = (note: unknown): boolean => isRecord(note) && note['gone'] === clearing.gone

function changeIn(note: unknown): Change[] {
  if (isRecord(note) && note['gone'] === true) return [[String(note['id']), undefined]]
  const room = readRoom(note, isLoopback())
  if (room) return [[room.id, room]]
  const part = isRecord(note) && readPart(note['part'], isLoopback())
  return part ? [[String(note['id']), undefined, part]] : []
}

/** JSON knows no `undefined`. */
const noteOf = ([id, room, part]: Change): unknown[] =>
  part
    ? [{ id, part: Object.fromEntries(Object.entries(part).map(([field, value]) => [field, value ?? null])) }]
    : room
      ? [room]
      : [{ id, gone: true }]
