import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeTabs, device, names, read, room, tab } from './myrooms.ts'

beforeEach(device)
afterEach(closeTabs)

const stored = async () => {
  const base = await openDB('entraide')
  const rooms = base.objectStoreNames.contains('rooms') ? await base.getAll('rooms') : []
  base.close()
  return rooms
}
const untilStored = (amount: number) => vi.waitFor(async () => expect(await stored()).toHaveLength(amount))

describe('rooms that are kept', () => {
  it('are seen at once, and by whoever comes next', async () => {
    const store = await read()
    store.add(room('a'))
    expect(names(store)).toEqual(['Salon a'])
    await untilStored(1)
    expect((await read()).rooms).toEqual([room('a')])
    await vi.waitFor(() => expect(localStorage.getItem('entraide.rooms')).toBe('1'))
  })

  it('change and are forgotten in the order in which that happened', async () => {
    const store = await read()
    store.add(room('a'))
    store.change('a', { name: 'Un', note: 'x' })
    store.add(room('b'))
    store.change('a', { name: 'Deux', note: undefined })
    store.forget('b')
    store.add(room('c'))
    await untilStored(2)
    expect(await stored()).toEqual([room('a', { name: 'Deux' }), room('c')])
  })
})

it('works beside', async () => {
  expect(tab().rooms).toEqual([])
})
