import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useWorkerStore } from '../../src/stores/worker.ts'
import { device } from './myrooms.ts'

/** A browser that keeps the portal, as far as looking for a newer build goes. */
function browser(update: () => Promise<unknown>) {
  const active = Object.assign(new EventTarget(), {
    postMessage: (_: unknown, [port]: MessagePort[] = []) => port?.postMessage('1.0.0-abc'),
    scriptURL: new URL('/sw.js', location.href).href,
    state: 'activated',
  })
  const registration = Object.assign(new EventTarget(), { active, waiting: null, installing: null, update })
  const container = Object.assign(new EventTarget(), {
    controller: active,
    ready: Promise.resolve(registration),
    register: async () => registration,
  })
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { serviceWorker: container }))
}

beforeEach(() => {
  device()
  setActivePinia(createPinia())
  vi.stubEnv('PROD', true)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

it.each<[string, () => Promise<unknown>, string]>([
  ['answers', async () => {}, 'newest'],
  ['refuses', () => Promise.reject(new TypeError('no')), 'unreachable'],
  ['says nothing', () => new Promise(() => {}), 'unreachable'],
])('where the server %s, looking for a newer build ends', async (_, update, result) => {
  browser(update)
  const worker = useWorkerStore()
  await worker.start('fr')
  vi.useFakeTimers()
  const found = worker.check()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await Promise.race([found, 'still looking'])).toBe(result)
})
