import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Instance } from '../../src/core/pool.ts'
import type { ServiceId } from '../../src/core/services.ts'
import { useHealthStore } from '../../src/stores/health.ts'
import { useKittensStore } from '../../src/stores/kittens.ts'
import { useKnocksStore } from '../../src/stores/knocks.ts'
import { usePoolStore } from '../../src/stores/pool.ts'
import { instance } from '../core/instances.ts'
import { known } from './known.ts'
import { forbid } from './refusing.ts'

const pads = ['a', 'b', 'c', 'd'].map(id => instance(id, 'etherpad'))

/** What a browser meets at a host. `unreadable`: it is there, and lets nobody read; `ours`: a service worker made it up. */
type Fate = 'well' | 'unreadable' | 'broken' | 'ours' | 'refused' | 'hung' | 'slow'

interface Request {
  host: string
  at: number
  address: string
  init: RequestInit
}
let requests: Request[] = []
/** By rank: the first is what the kitten offered does. */
let fates: Fate[] = []
let begun = 0

const answer = (type: ResponseType, ok: boolean) => ({ type, ok }) as Response

function reply(fate: Fate, { mode, signal }: RequestInit): Promise<Response> {
  const refused = () => Promise.reject(new TypeError('Failed to fetch'))
  const after = (time: number) =>
    new Promise<Response>((resolve, reject) => {
      const timer = setTimeout(() => resolve(answer('cors', true)), time)
      signal?.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason)))
    })
  if (signal?.aborted || fate === 'refused') return refused()
  if (fate === 'hung' || fate === 'slow') return after(fate === 'slow' ? 1000 : 1e6)
  if (fate === 'ours') return mode === 'cors' ? refused() : Promise.resolve(answer('basic', true))
  if (mode === 'no-cors') return Promise.resolve(answer('opaque', false))
  return fate === 'unreadable' ? refused() : Promise.resolve(answer('cors', fate === 'well'))
}

/** The stores as a page just opened has them, with kittens of these fates. */
function opened(by: Fate[], instances: readonly Instance[] = pads, service: ServiceId = 'pad') {
  setActivePinia(createPinia())
  usePoolStore().current = { instances }
  const health = known()
  const order = () => useKittensStore().ordered(service)
  const ranked = order().map(({ url }) => new URL(url).host)
  fates = by
  vi.stubGlobal('fetch', (url: URL, init: RequestInit) => {
    requests.push({ host: url.host, at: performance.now() - begun, address: url.href, init })
    return reply(fates[ranked.indexOf(url.host)] ?? 'refused', init)
  })
  const knocks = useKnocksStore()
  return {
    health,
    ranked,
    offered: () => ranked.indexOf(new URL(order()[0]?.url ?? '').host),
    /** The ranks of those avoided now. */
    avoided: () => instances.filter(health.avoided).map(({ url }) => ranked.indexOf(new URL(url).host)),
    /** The visitor means to go, and all that follows from it. */
    async intend(): Promise<void> {
      requests = []
      begun = performance.now()
      const end = knocks.intend(service)
      await vi.advanceTimersByTimeAsync(3000)
      await end
    },
    /** Whom the browser turned to, by rank, and after how many milliseconds. */
    asked: () => {
      const first = new Map(requests.toReversed().map(({ host, at }) => [host, at]))
      return ranked.flatMap((host, rank) => (first.has(host) ? [`${rank}@${first.get(host)}`] : []))
    },
  }
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.useFakeTimers({ now: 1_800_000_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('an intent', () => {
  it.each<[string, Fate[], string[], number]>([
    ['asks the kitten offered, and nobody else, while it answers', ['well', 'well'], ['0@0'], 0],
    ['takes a host for present that lets nobody read', ['unreadable', 'well'], ['0@0'], 0],
    ['asks another beside a slow one, whose answer still counts', ['slow', 'hung'], ['0@0', '1@800'], 0],
    ['goes to the next when the first says nothing', ['hung', 'well'], ['0@0', '1@800'], 1],
    ['goes to the third when two say nothing', ['hung', 'hung', 'well'], ['0@0', '1@800', '2@1400'], 2],
    ['asks no fourth, whatever happens', ['hung', 'hung', 'hung', 'well'], ['0@0', '1@800', '2@1400'], 1],
    ['goes on at once from one that is closed', ['refused', 'well'], ['0@0', '1@0'], 1],
    ['goes on at once from one that says it is broken', ['broken', 'well'], ['0@0', '1@0'], 1],
    ['is not taken in by what a service worker makes up', ['ours', 'well'], ['0@0', '1@0'], 1],
  ])('%s', async (_, by, asked, offered) => {
    const page = opened(by)
    await page.intend()
    // A failure is known a task later.
    expect(page.asked().map(each => each.replace(/@[12]$/, '@0'))).toEqual(asked)
    expect(page.offered()).toBe(offered)
    expect(page.health.asking.pad).toBe(false)
  })

  it('tells a host nothing of the visitor beside what a visit would', async () => {
    await opened(['unreadable']).intend()
    expect(requests.map(({ init }) => init.mode)).toEqual(['cors', 'no-cors'])
    for (const { init } of requests)
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' })
    expect(requests.map(({ init }) => [init.body, init.headers])).toEqual(
      requests.map(() => [undefined, undefined]),
    )
  })

  it('asks as the adapter says, and only for presence where that is all there is to see', async () => {
    await opened(['well']).intend()
    expect(requests.map(({ address, init }) => [init.method, new URL(address).pathname])).toEqual([
      ['HEAD', '/api/openapi.json'],
    ])
    await opened(['well'], [instance('poll', 'framadate')], 'date').intend()
    expect(requests.map(({ address, init }) => [init.method, init.mode, address])).toEqual([
      ['GET', 'no-cors', 'https://poll.test/'],
    ])
  })

  it('turns to each host once, whatever it carries', async () => {
    const twins = ['a', 'b', 'c'].map(id =>
      instance(id, 'etherpad', { url: `https://${id === 'c' ? 'c' : 'twins'}.test/${id}/` }),
    )
    const page = opened(['refused', 'refused', 'refused'], twins)
    await page.intend()
    const hosts = requests.filter(({ init }) => init.mode === 'cors').map(({ host }) => host)
    expect(hosts.toSorted()).toEqual(['c.test', 'twins.test'])
  })

  it('leaves no request and no timer behind once it is over', async () => {
    await opened(['hung', 'well']).intend()
    expect(requests.map(({ init }) => init.signal?.aborted)).not.toContain(false)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('asks the kitten offered again, even if it failed before, when nobody better is left', async () => {
    const page = opened(['refused'], pads.slice(0, 1))
    await page.intend()
    expect(page.avoided()).toEqual([0])
    fates = ['well']
    await page.intend()
    expect([page.asked(), page.avoided()]).toEqual([['0@0'], []])
  })
})

describe('nobody is asked', () => {
  const stub = (told: object) => vi.stubGlobal('navigator', told)
  it.each<[string, () => void]>([
    ['where data is saved', () => stub({ onLine: true, connection: { saveData: true } })],
    ['without a network', () => stub({ onLine: false })],
    ['against the visitor’s wish', () => useHealthStore().allowAsking(false)],
  ])('%s', async (_, arrange) => {
    const page = opened(['well'])
    arrange()
    await page.intend()
    expect(requests).toEqual([])
  })

  it('where a healthy host could look dead', async () => {
    await opened(['well'], [instance('a', 'cryptpad')]).intend()
    expect(requests).toEqual([])
  })

  it('for a service without kittens', async () => {
    await opened([], []).intend()
    expect(requests).toEqual([])
  })

  it('while an answer is awaited', async () => {
    const page = opened(['slow', 'hung'])
    const end = useKnocksStore().intend('pad')
    await page.intend()
    await end
    expect(page.asked()).toEqual(['1@800'])
  })

  it('within a minute of an answer', async () => {
    const page = opened(['well'])
    await page.intend()
    await page.intend()
    expect(requests).toEqual([])
    await vi.advanceTimersByTimeAsync(60_000)
    await page.intend()
    expect(page.asked()).toEqual(['0@0'])
  })
})

describe('a fault of our own', () => {
  const closed: Fate[] = ['refused', 'refused', 'refused', 'well']

  it('is held against nobody, and nobody is asked again in this tab', async () => {
    const page = opened(closed)
    await page.intend()
    expect([page.asked().length, page.avoided(), page.offered()]).toEqual([3, [], 0])
    await page.intend()
    expect(page.asked()).toEqual([])
    const next = opened(['well'])
    await next.intend()
    expect(next.asked()).toEqual([])
    sessionStorage.clear()
    const another = opened(['well'])
    await another.intend()
    expect(another.asked()).toEqual(['0@0'])
  })

  /** The browser refuses to ask because of the page's policy, and says so a moment later. */
  const forbids = (blockedURI: string, allowed: string) => () => {
    const originalPolicy = `default-src 'none'; connect-src 'self' ${allowed}; base-uri 'none'`
    const violation = { blockedURI, originalPolicy }
    const event = Object.assign(new Event('securitypolicyviolation'), violation)
    setTimeout(() => document.dispatchEvent(event))
    return Promise.reject(new TypeError('Failed to fetch'))
  }

  it('is a policy that does not know the host', async () => {
    const page = opened([], pads.slice(0, 1))
    vi.stubGlobal('fetch', forbids('https://a.test/api/openapi.json', 'https://b.test'))
    await page.intend()
    expect(page.avoided()).toEqual([])
    vi.stubGlobal('fetch', () => expect.fail('It is asked again'))
    await page.intend()
  })

  it('is not what the policy has against somebody else', async () => {
    const page = opened([], pads.slice(0, 1))
    vi.stubGlobal('fetch', forbids('https://elsewhere.test/', 'https://b.test'))
    await page.intend()
    expect(page.avoided()).toEqual([0])
  })

  // Browsers name the address that was asked, not the one to which its host sent them on.
  it('is not a host that the policy knows and that has moved', async () => {
    const page = opened([], pads.slice(0, 1))
    vi.stubGlobal('fetch', forbids('https://a.test/api/openapi.json', 'https://a.test'))
    await page.intend()
    expect(page.avoided()).toEqual([0])
  })
})

it('works the same where nothing can be kept', async () => {
  forbid('localStorage')
  forbid('sessionStorage')
  const page = opened(['refused', 'well'])
  await page.intend()
  expect([page.avoided(), page.offered()]).toEqual([[0], 1])
})
