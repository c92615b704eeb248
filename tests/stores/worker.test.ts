import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi, type MockInstance } from 'vitest'
import { useDeviceStore } from '../../src/stores/device.ts'
import { useDraftsStore } from '../../src/stores/drafts.ts'
import { useWorkerStore, type Search } from '../../src/stores/worker.ts'

/** A service worker as its pages see it: what it is told, and that it answers with its version. */
class Worker extends EventTarget {
  state = 'activated'
  scriptURL = new URL('/sw.js', location.href).href
  heard: string[] = []
  postMessage(data: { type: string }, [port]: MessagePort[] = []): void {
    this.heard.push(JSON.stringify(data))
    port?.postMessage('1.2.3-abcdef01')
  }
}

class Registration extends EventTarget {
  active = new Worker()
  waiting: Worker | null = null
  installing: Worker | null = null
  update = vi.fn(async () => undefined)
  scope = new URL('/', location.href).href
  unregister = vi.fn(async () => true)
}

const reload = vi.fn()
let registration: Registration
let container: EventTarget & { controller: Worker | null }
const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000)

/** Everything was forgotten on this page. */
const forgotten = () => void Object.assign(useDeviceStore(), { dropped: true })

/** The page of somebody whose browser keeps the portal already. */
async function opened(given = () => {}) {
  setActivePinia(createPinia())
  given()
  const store = useWorkerStore()
  await store.start('fr')
  return store
}

let listening: MockInstance<typeof document.addEventListener>[]
beforeEach(() => {
  vi.useFakeTimers()
  listening = [document, window].map(each => vi.spyOn(each, 'addEventListener'))
  vi.stubEnv('PROD', true)
  sessionStorage.clear()
  reload.mockClear()
  registration = new Registration()
  container = Object.assign(new EventTarget(), {
    controller: registration.active,
    ready: Promise.resolve(registration),
    register: async () => registration,
  })
  vi.stubGlobal('navigator', { serviceWorker: container })
  vi.spyOn(location, 'reload').mockImplementation(reload)
})
// The page is closed: nobody watches any more.
afterEach(() => {
  for (const [place, { mock }] of listening.entries())
    for (const [type, listener] of mock.calls)
      [document, window][place]?.removeEventListener(type, listener as EventListener)
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

it('says in which language the page is, and which version runs', async () => {
  const store = await opened()
  expect(registration.active.heard).toContain('{"type":"STARTED","language":"fr"}')
  expect(store.version).toBe('1.2.3-abcdef01')
})

it('looks for a newer build each hour, and when somebody comes back after half an hour', async () => {
  await opened()
  await minutes(59)
  expect(registration.update).toHaveBeenCalledTimes(0)
  await minutes(1)
  expect(registration.update).toHaveBeenCalledTimes(1)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(registration.update).toHaveBeenCalledTimes(1)
  await minutes(31)
  document.dispatchEvent(new Event('visibilitychange'))
  expect(registration.update).toHaveBeenCalledTimes(2)
})

it('hears of every newer build that comes while the page is open', async () => {
  const store = await opened()
  for (const state of ['redundant', 'installed']) {
    const next = new Worker()
    next.state = 'installing'
    registration.installing = next
    registration.dispatchEvent(new Event('updatefound'))
    expect(store.waiting).toBe(false)
    next.state = state
    next.dispatchEvent(new Event('statechange'))
  }
  expect(store.waiting).toBe(true)
})

it('begins anew once the newer build has taken over, and keeps what was typed', async () => {
  const waiting = (registration.waiting = new Worker())
  const store = await opened()
  useDraftsStore().drafts.pad.title = 'Fête'
  store.update()
  expect(waiting.heard).toEqual(['{"type":"SKIP_WAITING"}'])
  expect(reload).not.toHaveBeenCalled()
  container.dispatchEvent(new Event('controllerchange'))
  expect(reload).toHaveBeenCalledOnce()
  dispatchEvent(new Event('pagehide'))
  await opened()
  expect(useDraftsStore().drafts.pad.title).toBe('Fête')
  expect(sessionStorage.getItem('entraide.titles')).toBeNull()
})

it('does so too where the browser never says that it has, and not unasked where it says so', async () => {
  const store = await opened()
  container.dispatchEvent(new Event('controllerchange'))
  expect(reload).not.toHaveBeenCalled()
  store.update()
  await vi.advanceTimersByTimeAsync(2000)
  expect(reload).toHaveBeenCalledOnce()
})

it('tells a build that still waits after it was asked for from one that is new', async () => {
  registration.waiting = new Worker()
  const store = await opened()
  expect([store.waiting, store.stuck]).toEqual([true, false])
  store.update()
  expect((await opened()).stuck).toBe(true)
})

it.each<[Search, () => Promise<undefined>, object]>([
  ['newest', async () => undefined, {}],
  ['found', async () => undefined, { waiting: new Worker() }],
  ['unreachable', () => Promise.reject(new TypeError('Failed to fetch')), {}],
  // The server is there and says nothing.
  ['unreachable', () => new Promise(() => {}), {}],
])('a search comes to "%s"', async (result, answer, found) => {
  const store = await opened()
  registration.update.mockImplementationOnce(answer)
  Object.assign(registration, found)
  const search = store.check()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await Promise.race([search, 'still looking'])).toBe(result)
})

it('lets go at once of a worker that comes after everything was forgotten', async () => {
  container = Object.assign(container, {
    register: async () => (forgotten(), registration),
    getRegistrations: async () => [registration],
  })
  await opened()
  expect(registration.unregister).toHaveBeenCalledOnce()
  expect(registration.active.heard).toEqual(['{"type":"FORGET"}'])
})

it.each([
  [
    'data is to be saved and nothing is kept yet',
    () => {
      Object.assign(navigator, { connection: { saveData: true } })
      container.controller = null
    },
  ],
  ['many people use the computer', () => void (document.documentElement.dataset['shared'] = 'yes')],
  ['everything was forgotten before', () => forgotten()],
])('keeps nothing where %s', async (_, given) => {
  const store = await opened(given)
  expect([await store.check(), registration.active.heard]).toEqual(['without', []])
})
