import type { Room } from '../core/myrooms/room.ts'
import { troubleOf, type Trouble } from './roomsbase.ts'

// What of the rooms only this tab holds: `entraide.rooms` where they are kept until it closes, and `entraide.leaving`,
// which is written before anything else could stop the page.

type Name = 'rooms' | 'leaving'

/** Nothing where nothing can be read. */
export function readTab(name: Name): unknown[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(`entraide.${name}`) ?? '[]')
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

/** Writes at once; an empty list leaves no trace. */
export function writeTab(name: Name, rooms: readonly Room[]): Trouble | undefined {
  try {
    if (rooms.length === 0) sessionStorage.removeItem(`entraide.${name}`)
    else sessionStorage.setItem(`entraide.${name}`, JSON.stringify(rooms))
    return undefined
  } catch (error) {
    return troubleOf(error)
  }
}
