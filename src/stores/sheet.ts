import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Departure } from '../core/myrooms/opened.ts'
import type { Room } from '../core/myrooms/room.ts'
import type { Opening } from '../core/opening.ts'
import type { Instance } from '../core/pool.ts'

/** A room on its way from a card. */
export interface Leaving extends Departure {
  /** `opened`: its tab opens now; `shown`: the visitor wants to see the link first; `made`: it was made in our page. */
  how: 'opened' | 'shown' | 'made'
  /** The same wish at another instance. */
  at: (instance: Instance) => Opening | undefined
  /** Tells the card where its room is now. */
  note: (instance: Instance) => void
  /** What only its making told: a deletion token, another address. */
  made?: Partial<Room>
}

/** What the sheet shows: a room that leaves a card, or one kept before. */
export const useSheetStore = defineStore('sheet', () => {
  const leaving = shallowRef<Leaving>()
  const kept = shallowRef<Room>()

  function leave(from: Leaving): void {
    kept.value = undefined
    leaving.value = from
  }

  function show(room: Room): void {
    leaving.value = undefined
    kept.value = room
  }

  const close = (): void => void (leaving.value = kept.value = undefined)

  return { leaving, kept, leave, show, close }
})
