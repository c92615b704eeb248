import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Departure } from '../core/myrooms/opened.ts'
import type { Room } from '../core/myrooms/room.ts'
import type { Opening } from '../core/opening.ts'
import type { Instance } from '../core/pool.ts'
import { usePoolStore } from './pool.ts'

/** A room on its way from a card. */
export interface Leaving extends Departure {
  /** Of the room, wherever it is kept. */
  id: string
  /** When, in milliseconds since 1970. */
  time: number
  /**
   * `opened`: its tab opens now; `aside`: by a click that wants nothing shown; `shown`: its link is looked at first;
   * `made`: in our own page; `again`: the visitor came back to it.
   */
  how: 'opened' | 'aside' | 'shown' | 'made' | 'again'
  /** Where it did not work before, oldest first. */
  earlier: readonly Leaving[]
  /** What only its making told, such as another address. */
  made?: Partial<Room>
  /** The same wish at another instance. */
  at: (instance: Instance) => Opening | undefined
  /** Tells the card where its room is now. */
  note: (leaving: Leaving) => void
}

/** What the sheet shows: a room that leaves a card, or one kept before. */
export const useSheetStore = defineStore('sheet', () => {
  const leaving = shallowRef<Leaving>()
  const kept = shallowRef<Room>()
  /** Whether what keeps rooms has come: before, one that opens in this very tab would be lost. */
  const ready = ref(false)
  /** What left before that. */
  const early: Leaving[] = []

  const leave = (from: Leaving): void => {
    if (!ready.value && from.how !== 'shown' && from.how !== 'again') {
      early.push(from)
      usePoolStore().health?.noteLeaving(from)
    }
    kept.value = undefined
    leaving.value = from
  }

  const show = (room: Room): void => {
    leaving.value = undefined
    kept.value = room
  }

  const close = (): void => void (leaving.value = kept.value = undefined)

  return { leaving, kept, ready, early, leave, show, close }
})
