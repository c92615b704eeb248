import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { arrivalCache, fileEntry, keptFor, noteEntry } from '../../src/core/arrival/entry.ts'
import { useArrivalStore } from '../../src/stores/arrival.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { fakeCaches } from '../worker/caches.ts'
import { device } from './myrooms.ts'

const now = 1_700_000_000_000
let held: ReturnType<typeof fakeCaches>

let page: Pinia | undefined

/** The store of a page just opened, or loaded again: the one before has gone. */
function begun() {
  dispatchEvent(new Event('pagehide'))
  if (page) disposePinia(page)
  page = createPinia()
  setActivePinia(page)
  return useArrivalStore()
}

/** The same, once it has looked what is there. */
async function opened() {
  const store = begun()
  await store.find()
  return store
}

/** What the service worker leaves. */
async function leave(said: object, files: readonly File[] = [], time = now): Promise<void> {
  const cache = await caches.open(arrivalCache)
  for (const [at, file] of files.entries()) await cache.put(fileEntry(at), new Response(file))
  const told = files.map(({ name, type, size }) => ({ name, type, size }))
  await cache.put(noteEntry, Response.json({ time, files: told, skipped: 0, ...said }))
}
const photo = new File(['dots'], 'photo.jpg', { type: 'image/jpeg' })
const other = { said: { title: '', text: 'Autre chose', url: '' }, behind: 'hash' } as const
const here = { said: { title: '', text: 'Bonjour', url: '' }, behind: 'hash' } as const

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  device()
  held = fakeCaches()
})
afterEach(() => {
  if (page) disposePinia(page)
  page = undefined
  vi.useRealTimers()
})

it('finds what was shared, as often as the page is loaded', async () => {
  await leave({ title: 'Moi', skipped: 2 }, [photo])
  for (let times = 0; times < 2; times++) {
    const store = await opened()
    expect([store.said.title, store.skipped, store.way]).toEqual(['Moi', 2, 'sheet'])
    expect(store.files.map(({ name, type, size }) => [name, type, size])).toEqual([
      ['photo.jpg', 'image/jpeg', 4],
    ])
  }
})

it('lets go of it after ten minutes, also while the page is open, which still shows it', async () => {
  await leave({}, [photo], now - keptFor + 1000)
  const store = await opened()
  expect(held.names()).toEqual([arrivalCache])
  await vi.advanceTimersByTimeAsync(1000)
  expect([held.names(), store.files.length]).toEqual([[], 1])
  expect((await opened()).files).toEqual([])
})

it('shows nothing that is older, and erases it', async () => {
  await leave({ text: 'a' }, [photo], now - keptFor)
  expect((await opened()).said.text).toBe('')
  expect(held.names()).toEqual([])
})

it('is told of a file that has gone', async () => {
  await leave({}, [photo])
  await leave({
    files: [
      { name: 'a', type: '', size: 1 },
      { name: 'b', type: '', size: 1 },
    ],
  })
  expect([(await opened()).files.length, (await opened()).skipped]).toEqual([1, 1])
  expect((await opened()).unkept).toEqual(['b'])
})

it('takes a small text file for a text, where there is no other', async () => {
  const text = new File(['Le code : 4271'], 'partage.txt', { type: 'text/plain' })
  await leave({ title: 'Porte' }, [text])
  const store = await opened()
  expect([store.said, store.files]).toEqual([{ title: 'Porte', text: 'Le code : 4271', url: '' }, []])
  await leave({ text: 'Voici' }, [text])
  expect((await opened()).files).toHaveLength(1)
})

it('keeps what came with the address for this tab alone, and prefers what came last', async () => {
  await leave({ text: 'avant' }, [], now - 1000)
  useArrivalStore(createPinia()).take(here)
  expect([(await opened()).said.text, (await opened()).way]).toEqual(['Bonjour', 'hash'])
  await leave({ text: 'après' }, [], now + 1000)
  expect((await opened()).said.text).toBe('après')
})

it('says that an address was read by the server, also once the page is loaded again', async () => {
  useArrivalStore(createPinia()).take({ said: { ...here.said, text: '"behind":"hash"}' }, behind: 'query' })
  expect((await opened()).way).toBe('query')
})

it('leaves nothing on the device once something was made of it; the page still shows it', async () => {
  await leave({}, [photo])
  const store = await opened()
  store.take(here)
  await store.use()
  expect([held.names(), sessionStorage.getItem('entraide.arrival'), store.said.text]).toEqual([
    [],
    null,
    'Bonjour',
  ])
})

describe('what was written here', () => {
  /** A second later, as people write. */
  async function written(text: string) {
    const store = await opened()
    vi.setSystemTime(now + 1000)
    store.write(text)
    return store
  }

  it('is there again on the page that begins anew, with the files that came, and no longer than ten minutes', async () => {
    await leave({ text: 'Bonjour' }, [photo])
    await written('Bonjour à toi')
    const next = await opened()
    expect([next.said.text, next.files.length, next.before]).toEqual(['Bonjour à toi', 1, ''])
    vi.setSystemTime(now + 1000 + keptFor)
    expect((await opened()).said.text).toBe('')
  })

  it.each<[string, () => Promise<unknown>]>([
    [
      'from the share sheet, before this page is gone',
      async () => {
        await leave({ text: 'Autre chose' }, [], now + 2000)
        vi.setSystemTime(now + 3000)
        await opened()
      },
    ],
    ['with the address of the next page', async () => begun().take(other)],
    ['with the address of this very page', async () => useArrivalStore().take(other)],
  ])('stands beside what arrives %s, and may take its place', async (_, arrive) => {
    await written('Le code : 4271')
    await arrive()
    const store = useArrivalStore()
    expect([store.said.text, store.before]).toEqual(['Autre chose', 'Le code : 4271'])
    store.swap()
    expect([store.said.text, store.before]).toEqual(['Le code : 4271', 'Autre chose'])
  })

  it('stays where something got lost on its way', async () => {
    await written('Le code : 4271')
    await begun().lose()
    expect(useArrivalStore().said.text).toBe('Le code : 4271')
  })

  it.each(['use', 'erase'] as const)('is not kept after "%s"', async end => {
    await (await written('Le code : 4271'))[end]()
    expect((await opened()).said.text).toBe('')
    expect(sessionStorage.getItem('entraide.arrival')).toBeNull()
  })
})

it('does not put what somebody types on the device while the page is open', async () => {
  const store = await opened()
  store.write('Le code : 4271')
  await store.find()
  expect([store.said.text, held.names(), sessionStorage.getItem('entraide.arrival')]).toEqual([
    'Le code : 4271',
    [],
    null,
  ])
})

it.each([
  ['has no caches', undefined],
  [
    'refuses them',
    { match: () => Promise.reject(new Error('no')), delete: () => Promise.reject(new Error('no')) },
  ],
])('works for this page where the browser %s', async (_, given) => {
  vi.stubGlobal('caches', given)
  const store = await opened()
  store.take(here)
  expect(store.said.text).toBe('Bonjour')
  await store.erase()
  expect(store.said.text).toBe('')
})

it('is among what the settings tell of, and goes when everything is forgotten', async () => {
  await leave({}, [photo])
  const store = await opened()
  const settings = useSettingsStore()
  settings.take()
  await vi.waitFor(() => expect(settings.kept).toContain('arrival'))
  await settings.forget()
  expect([held.names(), store.files, settings.kept.includes('arrival')]).toEqual([[], [], false])
})

it('is told of where the device will not let go of it', async () => {
  await leave({}, [photo])
  await opened()
  const settings = useSettingsStore()
  vi.spyOn(caches, 'delete').mockRejectedValue(new Error('no'))
  await settings.forget()
  expect(settings.kept).toContain('arrival')
})
