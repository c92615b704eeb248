import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia'
import { expect, vi } from 'vitest'
import type { Room } from '../../src/core/myrooms/room.ts'
import { useRoomsStore } from '../../src/stores/rooms.ts'

/** A room with what every room has, and what the test is about. */
export const room = (id: string, more: Partial<Room> = {}): Room => ({
  id,
  host: 'Infini',
  name: `Salon ${id}`,
  url: `https://pad.infini.test/p/${id}`,
  createdAt: 1_700_000_000_000,
  ...more,
})

/** A device that was never here. */
export function device(): void {
  vi.stubGlobal('indexedDB', new IDBFactory())
  localStorage.clear()
  sessionStorage.clear()
}

const open: Pinia[] = []

/** The store as a tab just opened has it. Other tabs stay open. */
export function tab() {
  const pinia = createPinia()
  setActivePinia(pinia)
  open.push(pinia)
  return useRoomsStore()
}

/** The same, once it has read what the device holds. */
export async function read() {
  const store = tab()
  await store.load()
  return store
}

/** After a test: no tab hears another test's. */
export function closeTabs(): void {
  for (const pinia of open.splice(0)) disposePinia(pinia)
}

/** What a store shows, in short. */
export const names = ({ rooms }: { rooms: readonly Room[] }) => rooms.map(({ name }) => name).sort()

/** What the device holds, as it is written there. */
export async function stored(): Promise<unknown[]> {
  if ((await indexedDB.databases()).length === 0) return []
  const base = await openDB('entraide')
  const rooms = await base.getAll('rooms')
  base.close()
  return rooms
}

export const untilStored = (amount: number): Promise<void> =>
  vi.waitFor(async () => expect(await stored()).toHaveLength(amount))

/** Puts records on the device, as an earlier visit has left them. */
export async function put(...records: object[]): Promise<void> {
  const base = await openDB('entraide', 1, {
    upgrade: opened => void opened.createObjectStore('rooms', { keyPath: 'id' }),
  })
  for (const record of records) await base.put('rooms', record)
  base.close()
}
