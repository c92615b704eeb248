import { defineStore } from 'pinia'
import { reactive } from 'vue'
import { drawLot, type Lot } from '../core/rooms.ts'
import { services, type ServiceId } from '../core/services.ts'

/** What a visitor has entered on one card; it survives a change of page and of language. */
export interface Draft {
  title: string
  /** The title that a link brought: not of the visitor, it stays on that link's page. */
  given?: string
  /** Keep the random part that makes the name hard to guess. */
  hard: boolean
  muted: boolean
  poll: 'dates' | 'choices'
}

export const useDraftsStore = defineStore('drafts', () => {
  const drafts = reactive(
    Object.fromEntries(services.map(service => [service, blank()])) as Record<ServiceId, Draft>,
  )
  const lots = reactive<Partial<Record<ServiceId, Lot>>>({})

  /** Gives a card another name. The chance in it is drawn on the visitor's device; pages are built without any. */
  const redraw = (service: ServiceId, words: readonly string[]): void => {
    lots[service] = drawLot(length => crypto.getRandomValues(new Uint8Array(length)), words)
  }

  return { drafts, lots, redraw }
})

/** What a card asks for until somebody enters something. */
export const blank = (): Draft => ({ title: '', hard: true, muted: true, poll: 'dates' })
