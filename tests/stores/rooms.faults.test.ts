import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeTabs, device, names, put, read, room, stored, tab, untilStored } from './myrooms.ts'

beforeEach(device)
afterEach(closeTabs)

const refusal = (name: string) => new DOMException('refused', name)

/** Every attempt to write a room fails as browsers let it fail on a full disk. */
const full = () =>
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw refusal('QuotaExceededError')
  })

const denials: [string, () => void][] = [
  ['has no database at all', () => vi.stubGlobal('indexedDB', undefined)],
  [
    'forbids the database by an exception',
    () =>
      vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw refusal('SecurityError')
      }),
  ],
]

describe.each(denials)('a browser that %s', (_, begin) => {
  it('shows the rooms all the same, says so, and has them again in this tab', async () => {
    begin()
    const store = await read()
    expect(store.trouble).toBe('denied')
    store.add(room('a'))
    store.change('a', { name: 'Nouveau' })
    expect(names(store)).toEqual(['Nouveau'])
    closeTabs()
    const next = await read()
    expect([names(next), next.trouble]).toEqual([['Nouveau'], 'denied'])
    // The home page keeps its place for it.
    expect(localStorage.getItem('entraide.rooms')).toBe('1')
  })

  it('forgets everything nevertheless', async () => {
    begin()
    const store = await read()
    store.add(room('a'))
    expect(await store.wipe()).toBe(true)
    expect([store.rooms, Object.keys(localStorage).filter(name => /leaving|rooms/.test(name))]).toEqual([
      [],
      [],
    ])
  })
})

it('waits for a device that does not answer no longer than five seconds, and believes it later', async () => {
  await put(room('a'))
  let answer = (): void => undefined
  const late = new Promise<void>(resolve => (answer = resolve))
  const asked = vi
    .spyOn(IDBObjectStore.prototype, 'getAll')
    .mockImplementation(() => late.then(() => []) as unknown as IDBRequest<unknown[]>)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const store = tab()
  const loading = store.load()
  store.add(room('b'))
  await vi.advanceTimersByTimeAsync(5001)
  await loading
  expect([names(store), store.trouble]).toEqual([['Salon b'], 'denied'])
  vi.useRealTimers()
  asked.mockRestore()
  answer()
  await untilStored(2)
  await vi.waitFor(() => expect([names(store), store.trouble]).toEqual([['Salon a', 'Salon b'], undefined]))
})

describe('a device that is full', () => {
  it('keeps what it has, while the page keeps the rest and says so', async () => {
    await put(room('a'))
    const store = await read()
    full()
    store.add(room('b'))
    await vi.waitFor(() => expect(store.trouble).toBe('full'))
    expect([names(store), await stored()]).toEqual([['Salon a', 'Salon b'], [room('a')]])
  })

  it('lets rooms be forgotten, and takes the others once there is space', async () => {
    await put(room('a'))
    const store = await read()
    const refusing = full()
    store.add(room('b'))
    await vi.waitFor(() => expect(store.trouble).toBe('full'))
    store.forget('a')
    await untilStored(0)
    refusing.mockRestore()
    store.add(room('c'))
    await untilStored(2)
    await vi.waitFor(() => expect(store.trouble).toBeUndefined())
  })

  it('loses nothing where the tab’s own storage is full too', async () => {
    localStorage.setItem('entraide.memory', 'session')
    const setItem = () => {
      throw refusal('QuotaExceededError')
    }
    vi.stubGlobal('sessionStorage', { getItem: () => null, removeItem() {}, clear() {}, setItem })
    const store = await read()
    store.add(room('a'))
    expect([names(store), store.trouble]).toEqual([['Salon a'], 'full'])
  })
})

describe('a list written by a later version', () => {
  const later = async () => {
    const base = await openDB('entraide', 7, {
      upgrade: opened => void opened.createObjectStore('rooms', { keyPath: 'id' }),
    })
    await base.put('rooms', { id: 'z', shape: 'unheard of' })
    base.close()
  }

  it('is left as it is, and said; rooms of this visit stay on the page', async () => {
    await later()
    const store = await read()
    store.add(room('a'))
    await store.want({ level: 'session' })
    expect([names(store), store.trouble]).toEqual([['Salon a'], undefined])
    expect(await stored()).toEqual([{ id: 'z', shape: 'unheard of' }])
    await store.want({ level: 'keep' })
    expect([names(store), store.trouble]).toEqual([['Salon a'], 'newer'])
  })

  it('goes when everything is forgotten', async () => {
    await later()
    const store = await read()
    expect(await store.wipe()).toBe(true)
    expect(await stored()).toEqual([])
  })
})

describe('two tabs', () => {
  it('agree on what is added, changed and forgotten', async () => {
    const [one, other] = [await read(), await read()]
    one.add(room('a'))
    await vi.waitFor(() => expect(names(other)).toEqual(['Salon a']))
    other.change('a', { name: 'Nouveau' })
    await vi.waitFor(() => expect(names(one)).toEqual(['Nouveau']))
    one.add(room('b'))
    other.add(room('c'))
    const all = ['Nouveau', 'Salon b', 'Salon c']
    await vi.waitFor(() => expect([names(one), names(other)]).toEqual([all, all]))
    await other.forgetAll()
    await vi.waitFor(() => expect(one.rooms).toEqual([]))
  })

  it('agree as soon as one looks at the other, where they have no channel', async () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    Reflect.deleteProperty(globalThis, 'BroadcastChannel')
    const [one, other] = [await read(), await read()]
    one.add(room('a'))
    await untilStored(1)
    expect(other.rooms).toEqual([])
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(names(other)).toEqual(['Salon a']))
  })

  it('both win where they change the same room in the same moment', async () => {
    await put(room('a', { note: 'avant', pinned: true }))
    const [one, other] = [await read(), await read()]
    one.change('a', { name: 'Nouveau' })
    other.change('a', { note: 'après' })
    one.change('a', { pinned: undefined })
    const both = [room('a', { name: 'Nouveau', note: 'après' })]
    await vi.waitFor(async () => expect(await stored()).toEqual(both))
    await vi.waitFor(() => expect([one.rooms, other.rooms]).toEqual([both, both]))
  })

  it('do not bring back what one forgets while the other changes it', async () => {
    await put(room('a'), room('b'))
    const [one, other] = [await read(), await read()]
    one.forget('a')
    other.change('a', { note: 'x' })
    await untilStored(1)
    await vi.waitFor(() => expect([names(one), names(other)]).toEqual([['Salon b'], ['Salon b']]))
    expect(await stored()).toEqual([room('b')])
  })

  it('do not show each other the keys that are not kept', async () => {
    const [one, other] = [await read(), await read()]
    one.add(room('a', { software: 'send', url: 'https://send.test/download/1/#key' }))
    await vi.waitFor(() => expect(other.rooms).toHaveLength(1))
    one.change('a', { note: 'x' })
    await vi.waitFor(() => expect(other.rooms[0]?.note).toBe('x'))
    expect([one.rooms[0]?.url, other.rooms[0]?.url]).toEqual([
      'https://send.test/download/1/#key',
      'https://send.test/download/1/',
    ])
  })

  it('bring nothing back that one of them has wiped', async () => {
    const [one, other] = [await read(), await read()]
    other.add(room('a'))
    await vi.waitFor(() => expect(one.rooms).toHaveLength(1))
    expect(await one.wipe()).toBe(true)
    await vi.waitFor(() => expect(other.rooms).toEqual([]))
    expect((await read()).rooms).toEqual([])
  })
})

describe('a thousand rooms', () => {
  const thousand = Array.from({ length: 1000 }, (_, i) => room(`r${i}`))
  /** Of this thread alone, whatever else the machine does. */
  const spent = () => {
    const { user, system } = process.threadCpuUsage()
    return user + system
  }
  const timed = async (work: () => unknown) => {
    const start = spent()
    await work()
    return spent() - start
  }

  it('are read and changed without work that grows faster than they do', async () => {
    const times = async (amount: number) => {
      device()
      await put(...thousand.slice(0, amount))
      const store = tab()
      const reading = await timed(store.load)
      const changing = await timed(() => {
        for (let i = 0; i < 50; i++) store.change(`r${i}`, { pinned: true })
      })
      closeTabs()
      return [reading, changing] as const
    }
    // The best of several: what else the machine does only ever adds.
    const least = async (amount: number) => {
      const runs = [await times(amount), await times(amount), await times(amount), await times(amount)]
      return [0, 1].map(i => Math.min(...runs.map(run => run[i] ?? Infinity))) as [number, number]
    }
    const [few, many] = [await least(250), await least(1000)]
    // Four times as many; eight leaves room for chance, and a square would be sixteen.
    expect(many[0] / few[0]).toBeLessThan(8)
    expect(many[1] / few[1]).toBeLessThan(8)
  })
})
