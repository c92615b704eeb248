import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeTabs, device, names, put, read, room, stored, tab, untilStored } from './myrooms.ts'
import { refuse } from './refusing.ts'

beforeEach(device)
afterEach(closeTabs)

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

  it('join those that were added before the list was read', async () => {
    await put(room('a'))
    const store = tab()
    store.add(room('b'))
    await store.load()
    expect(names(store)).toEqual(['Salon a', 'Salon b'])
    await vi.waitFor(() => expect(localStorage.getItem('entraide.rooms')).toBe('2'))
  })

  it('are counted whole even where nobody has read the list', async () => {
    await put(room('a'), room('b'))
    tab().add(room('c'))
    await vi.waitFor(() => expect(localStorage.getItem('entraide.rooms')).toBe('3'))
  })

  it('come back when they are restored', async () => {
    const store = await read()
    const kept = store.add(room('a', { note: 'x' }))
    store.forget('a')
    expect(store.rooms).toEqual([])
    if (kept) store.restore(kept)
    await untilStored(1)
    expect(await stored()).toEqual([room('a', { note: 'x' })])
  })

  it('are all forgotten at once, also those that cannot be read', async () => {
    await put(room('a'), { id: 'b', url: 'nothing' })
    const store = await read()
    expect([names(store), store.damaged]).toEqual([['Salon a'], 1])
    await store.forgetAll()
    expect([await stored(), store.damaged, localStorage.getItem('entraide.rooms')]).toEqual([[], 0, null])
  })

  it('take in another list without losing what is here', async () => {
    const store = await read()
    store.add(room('a', { note: 'ici' }))
    const merged = store.merge([room('z', { url: room('a').url, pinned: true }), room('b')])
    expect([merged.added.length, merged.changed.length]).toEqual([1, 1])
    await untilStored(2)
    expect((await read()).rooms).toEqual([room('a', { note: 'ici', pinned: true }), room('b')])
  })

  it('are asked to stay once in each page that adds to them', async () => {
    const persist = vi.fn(() => Promise.resolve(true))
    vi.stubGlobal('navigator', { storage: { persist }, userAgent: 'Chrome/141.0.0.0' })
    const store = await read()
    expect(persist).not.toHaveBeenCalled()
    store.add(room('a'))
    await vi.waitFor(() => expect(persist).toHaveBeenCalledOnce())
    store.add(room('b'))
    await vi.waitFor(() => expect(localStorage.getItem('entraide.rooms')).toBe('2'))
    expect(persist).toHaveBeenCalledOnce()
  })

  it('have their place on a page that is opened before the device has taken them', async () => {
    const store = tab()
    store.add(room('a'))
    expect(localStorage.getItem('entraide.rooms')).toBe('1')
    store.forget('a')
    await vi.waitFor(() => expect(localStorage.getItem('entraide.rooms')).toBeNull())
  })

  it('do not make Firefox ask before anybody was told why', async () => {
    const persist = vi.fn(() => Promise.resolve(true))
    vi.stubGlobal('navigator', { storage: { persist }, userAgent: 'Firefox/146.0' })
    const store = await read()
    store.add(room('a'))
    await vi.waitFor(() => expect(localStorage.getItem('entraide.rooms')).toBe('1'))
    expect(persist).not.toHaveBeenCalled()
  })
})

describe('what is no room', () => {
  it.each(['javascript:alert(1)', 'http://pad.infini.test/', 'https://infini@evil.test/', ''])(
    '%j is neither added nor does it replace an address',
    async url => {
      const store = await read()
      expect(store.add(room('a', { url }))).toBeUndefined()
      store.add(room('b'))
      expect(store.change('b', { url })).toBeUndefined()
      expect(store.rooms).toEqual([room('b')])
    },
  )

  it('stays where it is on the device, and is counted', async () => {
    const odd = [{ id: 'x' }, { id: 'y', url: 'https://a.test/', createdAt: 'yesterday' }]
    await put(room('a'), ...odd)
    const store = await read()
    expect([names(store), store.damaged]).toEqual([['Salon a'], 2])
    store.forget('a')
    await untilStored(2)
    expect(await stored()).toEqual(odd)
  })
})

describe('a page that is left right after a click', () => {
  it('has noted the room before anything else could stop it', () => {
    tab().add(room('a'))
    expect(JSON.parse(localStorage.getItem('entraide.leaving') ?? '')).toEqual([room('a')])
  })

  it('finds it again, and the note is gone once the device has it', async () => {
    localStorage.setItem('entraide.leaving', JSON.stringify([room('a')]))
    expect(names(await read())).toEqual(['Salon a'])
    await untilStored(1)
    await vi.waitFor(() => expect(localStorage.getItem('entraide.leaving')).toBeNull())
  })

  it('has noted of a room the device has only what was changed, and finds that again', async () => {
    await put(room('a', { note: 'avant', pinned: true }))
    const store = await read()
    store.change('a', { note: undefined, name: 'Nouveau' })
    const noted = localStorage.getItem('entraide.leaving') ?? ''
    expect(JSON.parse(noted)).toEqual([{ id: 'a', part: { note: null, name: 'Nouveau' } }])
    await vi.waitFor(() => expect(localStorage.getItem('entraide.leaving')).toBeNull())
    await put(room('a', { note: 'avant', openedAt: 5 }))
    localStorage.setItem('entraide.leaving', noted)
    expect((await read()).rooms).toEqual([room('a', { name: 'Nouveau', openedAt: 5 })])
    await vi.waitFor(async () =>
      expect(await stored()).toEqual([room('a', { name: 'Nouveau', openedAt: 5 })]),
    )
  })

  it('asks whoever closes it as long as there is more than can be noted, and no longer', async () => {
    const store = await read()
    const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
    store.add(room('a'))
    expect(asks()).toBe(false)
    await untilStored(1)
    const { localStorage: real } = globalThis
    refuse('localStorage', 'setItem')
    store.merge([room('b'), room('c')])
    expect(asks()).toBe(true)
    await untilStored(3)
    await vi.waitFor(() => expect(asks()).toBe(false))
    vi.stubGlobal('localStorage', real)
  })

  it.each(['[{"id":"a","part":{"url":"javascript:alert(1)"}}]', '[{"id":"a","part":{"constructor":1}}]'])(
    'takes nothing odd from a note: %s',
    async note => {
      await put(room('a'))
      localStorage.setItem('entraide.leaving', note)
      const store = await read()
      store.add(room('b'))
      await untilStored(2)
      store.forget('b')
      await untilStored(1)
      expect(store.rooms).toEqual([room('a')])
      expect(await stored()).toEqual([room('a')])
    },
  )

  it.each(['no JSON', '{}', 'null', '[1, null, {}]'])('is not stopped by a note that says %s', async note => {
    localStorage.setItem('entraide.leaving', note)
    expect((await read()).rooms).toEqual([])
  })
})

describe('keys in addresses', () => {
  const secret = room('a', { software: 'privatebin', url: 'https://bin.test/?1#key' })
  const without = { ...secret, url: 'https://bin.test/?1', keyless: true }

  it('stay on the page and do not reach the device', async () => {
    const store = await read()
    store.add(secret)
    expect(localStorage.getItem('entraide.leaving')).not.toContain('#key')
    await untilStored(1)
    expect([store.rooms, await stored()]).toEqual([[secret], [without]])
    expect((await read()).rooms).toEqual([without])
  })

  it('are kept once somebody asks for it, and no longer when they change their mind', async () => {
    const store = await read()
    store.add(secret)
    await store.want({ keys: true })
    await vi.waitFor(async () => expect(await stored()).toEqual([secret]))
    await store.want({ keys: false })
    await vi.waitFor(async () => expect(await stored()).toEqual([without]))
    expect(store.rooms).toEqual([secret])
  })

  it('make an address whole when they are pasted back', async () => {
    const store = await read()
    store.add(without as typeof secret)
    expect(store.change('a', { url: secret.url })).toEqual(secret)
  })
})

describe('rooms nobody opens', () => {
  const day = 86_400_000

  it('are forgotten after as many months as was asked, said, and can be brought back', async () => {
    const old = room('a', { createdAt: Date.now() - 100 * day })
    await put(old, room('b', { createdAt: Date.now() - 80 * day }), { ...old, id: 'c', pinned: true })
    const store = await read()
    expect(store.rooms).toHaveLength(3)
    await store.want({ months: 3 })
    expect(store.rooms).toHaveLength(3)
    // Where it is said, and nowhere else.
    store.fade()
    expect([names(store), store.faded]).toEqual([['Salon a', 'Salon b'], [old]])
    await untilStored(2)
    store.restore(old)
    expect(store.rooms).toHaveLength(3)
  })

  it('are not forgotten because the clock goes back', async () => {
    await put(room('a', { createdAt: Date.now() + 900 * day }))
    localStorage.setItem('entraide.months', '3')
    expect((await read()).rooms).toHaveLength(1)
  })
})
