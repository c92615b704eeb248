import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useDeviceStore } from '../../src/stores/device.ts'
import { useDraftsStore } from '../../src/stores/drafts.ts'
import { useHealthStore } from '../../src/stores/health.ts'
import { useKittensStore } from '../../src/stores/kittens.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { closeTabs, device, read, room, stored, untilStored } from './myrooms.ts'
import { forbid } from './refusing.ts'

/** The store as a page just opened has it. */
const opened = () => {
  setActivePinia(createPinia())
  const store = useSettingsStore()
  store.take()
  return store
}
const onPage = () => ({ ...document.documentElement.dataset })

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  for (const name of Object.keys(onPage())) delete document.documentElement.dataset[name]
  vi.restoreAllMocks()
  document.head.innerHTML = ''
})

it('has what nobody chose until somebody chooses', () => {
  expect(opened().chosen).toEqual({ theme: 'device', font: 'usual', opens: 'tab' })
  expect(onPage()).toEqual({})
})

it('lets a choice hold on the page and on the device, and takes it back from both', () => {
  const store = opened()
  store.choose('theme', 'dark')
  store.choose('opens', 'shown')
  expect(onPage()).toEqual({ theme: 'dark', opens: 'shown' })
  expect(localStorage.getItem('entraide.theme')).toBe('dark')
  expect(opened().chosen).toEqual({ theme: 'dark', font: 'usual', opens: 'shown' })
  store.choose('theme', 'device')
  expect(onPage()).toEqual({ opens: 'shown' })
  expect(localStorage.getItem('entraide.theme')).toBeNull()
})

it('gives the bars around the page the colour of the theme, until the device decides again', () => {
  document.head.innerHTML = '<meta name="theme-color" content="#fff"><meta name="theme-color" content="#000">'
  const bars = () => [...document.querySelectorAll('meta')].map(meta => Reflect.get(meta, 'media'))
  const store = opened()
  store.choose('theme', 'dark')
  expect(bars()).toEqual(['not all', ''])
  store.choose('theme', 'light')
  expect(bars()).toEqual(['', 'not all'])
  store.choose('theme', 'device')
  expect(bars()).toEqual(['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)'])
})

it('says what is kept, and whether the device refused', () => {
  const store = opened()
  store.choose('font', 'legible')
  store.allowAsking(false)
  expect(store.kept).toEqual(['font', 'ask', 'seed', 'visit'])
  expect(store.refused).toBe(false)
  forbid('localStorage')
  store.choose('theme', 'dark')
  expect([store.refused, store.chosen.theme, onPage()]).toEqual([
    true,
    'dark',
    { font: 'legible', theme: 'dark' },
  ])
})

it('forgets everything: on the device, on the page, and in every store', async () => {
  const store = opened()
  const { seed } = useDeviceStore()
  store.choose('theme', 'dark')
  store.allowAsking(false)
  useKittensStore().choose('pad', 'a', 'always')
  useHealthStore().report({ failed: ['a'] }, 'always')
  const { drafts, redraw, lots } = useDraftsStore()
  drafts.pad.title = 'Réunion'
  redraw('pad', ['chat'])
  const done = store.forget()
  expect([localStorage.length, sessionStorage.length, onPage()]).toEqual([0, 0, {}])
  expect(store.chosen.theme).toBe('device')
  expect(useHealthStore().mayAsk).toBe(true)
  expect(useKittensStore().chosen).toEqual({ once: {}, always: {} })
  expect([drafts.pad.title, lots.pad]).toEqual(['', undefined])
  expect(useDeviceStore().seed).not.toBe(seed)
  useHealthStore().report({}, 'always')
  expect(localStorage.getItem('entraide.failed')).toBe('{}')
  await done
})

describe('the list of rooms', () => {
  beforeEach(device)
  afterEach(closeTabs)

  it('is forgotten with everything else', async () => {
    const rooms = await read()
    rooms.add(room('a'))
    await untilStored(1)
    const store = useSettingsStore()
    store.take()
    expect(store.kept).toContain('rooms')
    await store.forget()
    expect([await stored(), rooms.rooms, store.kept]).toEqual([[], [], []])
  })

  it('is said to be there still where the device does not let go of it', async () => {
    const rooms = await read()
    rooms.add(room('a'))
    await vi.waitFor(() => expect(localStorage.getItem('entraide.rooms')).toBe('1'))
    const no = () => {
      throw new DOMException('refused', 'UnknownError')
    }
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(no)
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(no)
    const store = useSettingsStore()
    await store.forget()
    expect(store.kept).toEqual(['rooms'])
  })

  it('is forgotten although what forgets the rest cannot be had', async () => {
    const rooms = await read()
    rooms.add(room('a'))
    await untilStored(1)
    vi.doMock('../../src/stores/arrival.ts', () => {
      throw new Error('not to be had')
    })
    await useSettingsStore().forget()
    vi.doUnmock('../../src/stores/arrival.ts')
    expect([await stored(), rooms.rooms]).toEqual([[], []])
  })

  it('leaves a shared computer shared, also for who comes next', async () => {
    localStorage.setItem('entraide.shared', 'yes')
    const store = opened()
    await store.forget()
    expect(store.kept).toEqual(['shared'])
    await store.forget(true)
    expect([store.kept, localStorage.getItem('entraide.shared')]).toEqual([['shared'], 'yes'])
  })
})
