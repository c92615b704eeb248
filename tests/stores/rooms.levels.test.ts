import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { levels, type Level } from '../../src/stores/memory.ts'
import { closeTabs, device, names, put, read, room, stored, tab, untilStored } from './myrooms.ts'
import { refuse } from './refusing.ts'

beforeEach(device)
afterEach(closeTabs)

const inTab = () => JSON.parse(sessionStorage.getItem('entraide.rooms') ?? '[]') as unknown[]
/** Where rooms are: on the device, in the tab, counted for the home page. */
const places = async () => ({
  device: (await stored()).length,
  tab: inTab().length,
  count: localStorage.getItem('entraide.rooms'),
})
const nowhere = { device: 0, tab: 0, count: null }

const holds: Record<Level, Awaited<ReturnType<typeof places>>> = {
  keep: { device: 1, tab: 0, count: '1' },
  session: { device: 0, tab: 1, count: null },
  nothing: nowhere,
}
const changes = levels.flatMap(from => levels.map(to => [from, to] as const))

it.each(changes)('from %s to %s, rooms are where the latter says, and nowhere else', async (from, to) => {
  const store = await read()
  await store.want({ level: from })
  store.add(room('a'))
  await vi.waitFor(async () => expect(await places()).toEqual(holds[from]))
  await store.want({ level: to })
  await vi.waitFor(async () => expect(await places()).toEqual(holds[to]))
  expect([names(store), store.level]).toEqual([['Salon a'], to])
  expect(localStorage.getItem('entraide.memory')).toBe(to === 'keep' ? null : to)
})

it('keeps in the tab what is there already when a room comes before the list is read', () => {
  localStorage.setItem('entraide.memory', 'session')
  sessionStorage.setItem('entraide.rooms', JSON.stringify([room('a')]))
  tab().add(room('b'))
  expect(inTab()).toEqual([room('a'), room('b')])
})

it('leaves no trace of a room where nothing is kept, not even for the moment of leaving', async () => {
  localStorage.setItem('entraide.memory', 'nothing')
  localStorage.setItem('entraide.leaving', JSON.stringify([room('z')]))
  const store = await read()
  store.add(room('a'))
  expect([names(store), localStorage.getItem('entraide.leaving')]).toEqual([['Salon a'], null])
  expect(await places()).toEqual(nowhere)
})

it('believes only the words it knows', async () => {
  localStorage.setItem('entraide.memory', 'everything')
  localStorage.setItem('entraide.months', '4')
  localStorage.setItem('entraide.keys', 'maybe')
  const store = await read()
  expect([store.level, store.wanted]).toEqual(['keep', { level: 'keep', keys: false, months: 0 }])
})

describe('on a shared computer', () => {
  beforeEach(() => void (document.documentElement.dataset['shared'] = 'yes'))

  it('nothing is kept until somebody wants it', async () => {
    const store = await read()
    store.add(room('a'))
    expect([store.level, await places()]).toEqual(['nothing', nowhere])
    await store.want({ level: 'keep' })
    await untilStored(1)
    expect(localStorage.getItem('entraide.memory')).toBe('keep')
  })
})

it('changes the level in all tabs', async () => {
  const [one, other] = [await read(), await read()]
  one.add(room('a'))
  await vi.waitFor(() => expect(other.rooms).toHaveLength(1))
  await one.want({ level: 'nothing' })
  await vi.waitFor(() => expect(other.level).toBe('nothing'))
  other.add(room('b'))
  expect(await places()).toEqual(nowhere)
  await one.want({ level: 'keep' })
  await untilStored(2)
  expect([names(one), other.level]).toEqual([['Salon a', 'Salon b'], 'keep'])
})

it('removes nothing from the device where the tab cannot hold it', async () => {
  await put(room('a'), room('b'))
  const store = await read()
  refuse('sessionStorage', 'setItem')
  await store.want({ level: 'session' })
  expect([(await stored()).length, store.trouble]).toEqual([2, 'denied'])
  vi.unstubAllGlobals()
})
