import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writePool } from '../../src/core/poolfile.ts'
import { usePoolStore } from '../../src/stores/pool.ts'
import { instance } from '../core/instances.ts'

const pool = { instances: [instance('a', 'etherpad'), instance('b', 'jitsi')] }
const good = JSON.stringify(writePool(pool))

beforeEach(() => {
  setActivePinia(createPinia())
  // The answer is asked for again after a pause when the network fails: the clock is moved, nobody waits.
  vi.useFakeTimers()
})
afterEach(() => {
  vi.clearAllTimers()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const answers = (body: string, status = 200) => {
  const fetch = vi.fn(async () => new Response(body, { status }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

async function loaded() {
  const store = usePoolStore()
  const end = store.load()
  // Longer than anybody waits for an answer.
  await vi.advanceTimersByTimeAsync(20_000)
  await end
  return store
}

describe('load', () => {
  it('takes what pool.json says', async () => {
    const fetch = answers(good)
    const store = await loaded()
    expect(store.pool).toEqual(pool)
    expect(store.problem).toBeUndefined()
    expect(store.instances('pad').map(({ id }) => id)).toEqual(['a'])
    expect(fetch).toHaveBeenCalledTimes(2)
  })

  it('asks this site for it, and nobody else', async () => {
    const asked: unknown[] = []
    vi.stubGlobal('fetch', async (request: Request) => {
      asked.push(new URL(request.url).pathname)
      return new Response(good)
    })
    await loaded()
    expect(asked).toEqual(['/pool.json', '/health.json'])
  })

  it.each([
    ['unreachable', 'Not found', 404],
    ['unreachable', 'Broken', 500],
    ['corrupt', '', 200],
    ['corrupt', good.slice(0, -9), 200],
    ['corrupt', '<!doctype html><title>Bonjour</title>', 200],
    ['corrupt', '{"format":"entraide-pool/1"}', 200],
    ['format', good.replace('entraide-pool/1', 'entraide-pool/0'), 200],
    ['empty', '{"format":"entraide-pool/1","providers":[],"instances":[]}', 200],
  ])('says "%s" of %j with status %i', async (problem, body, status) => {
    answers(body, status)
    const store = await loaded()
    expect(store.problem).toBe(problem)
    expect(store.pool).toBeUndefined()
    expect(store.instances('pad')).toEqual([])
  })

  it('says "unreachable" when the network fails', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect((await loaded()).problem).toBe('unreachable')
  })

  it('says "unreachable" when no answer comes', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined))
    expect((await loaded()).problem).toBe('unreachable')
  })

  it('forgets the problem once a later attempt succeeds', async () => {
    answers('Not found', 404)
    await loaded()
    answers(good)
    const store = await loaded()
    expect(store.problem).toBeUndefined()
    expect(store.pool).toEqual(pool)
  })

  it('keeps the list it has when a later attempt fails', async () => {
    answers(good)
    await loaded()
    answers('Not found', 404)
    const store = await loaded()
    expect(store.problem).toBe('unreachable')
    expect(store.pool).toEqual(pool)
  })
})

describe('a page built with a list of its own', () => {
  const builtIn = { instances: [instance('old', 'etherpad')] }

  it('shows it at once, without calling anything settled', () => {
    const store = usePoolStore()
    store.builtIn = builtIn
    expect(store.instances('pad')).toEqual(builtIn.instances)
    expect(store.settled).toBe(false)
  })

  it('gives way to pool.json', async () => {
    usePoolStore().builtIn = builtIn
    answers(good)
    const store = await loaded()
    expect(store.pool).toEqual(pool)
    expect(store.settled).toBe(true)
  })

  it('is all there is when pool.json does not come', async () => {
    usePoolStore().builtIn = builtIn
    answers('Not found', 404)
    const store = await loaded()
    expect(store.settled).toBe(true)
    expect(store.pool).toEqual(builtIn)
  })
})

describe('an answer asked for before the application was there', () => {
  it('is the one that is taken, once', async () => {
    const fetch = answers(good)
    await (await import('../../src/stores/reader.ts')).ask(true)
    await loaded()
    expect(fetch).toHaveBeenCalledTimes(2)
    await loaded()
    expect(fetch).toHaveBeenCalledTimes(4)
  })
})
