import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import type { HealthFile, HealthProblem } from '../../src/core/health/reading.ts'
import { writeHealth } from '../../src/core/health/writing.ts'
import { useHealthStore } from '../../src/stores/health.ts'
import { file, health } from '../core/health/files.ts'
import { minute, start } from '../core/health/samples.ts'
import { instance } from '../core/instances.ts'
import { forbid } from './refusing.ts'

const [a, b] = [instance('a', 'etherpad'), instance('b', 'etherpad')]
const told = (time = start) => file({ a: health('pass'), b: health('fail') }, { time })

/** The store as a page just opened has it. */
function opened(said?: HealthFile | HealthProblem) {
  setActivePinia(createPinia())
  const store = useHealthStore()
  store.take(said)
  return store
}
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * minute)
const tabCloses = () => sessionStorage.clear()

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.useFakeTimers({ now: start })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('take', () => {
  it.each([
    [0, 'fresh', 0, 'works'],
    [-4, 'fresh', 0, 'works'],
    [16, 'stale', 0, 'works'],
    [61, 'old', 2, 'unknown'],
    [25 * 60, 'dead', 2, 'unknown'],
    [-6, 'future', 2, 'unknown'],
  ])('judges a file of %i minutes ago: %s', (minutes, age, tier, what) => {
    later(minutes)
    const store = opened(told())
    expect([store.age, store.standingOf(a).tier, store.about(a).what]).toEqual([age, tier, what])
  })

  it.each([undefined, 'corrupt', 'format'] as const)('knows nothing from %j, and says nothing', said => {
    const store = opened(said)
    expect([store.standingOf(a).tier, store.about(a), store.scarce([a, b])]).toEqual([
      2,
      { what: 'unknown' },
      false,
    ])
  })

  it('refuses a file older than one this device has seen, on the next pages too', () => {
    opened(told(start))
    expect(opened(told(start - 1)).age).toBe('older')
    expect(opened(told(start)).age).toBe('fresh')
  })

  it.each([
    ['from the future', start + 20 * minute],
    ['that is old', start - 90 * minute],
  ])('does not measure others by one %s', (_, time) => {
    opened(told(time))
    expect(opened(told(start - 5 * minute)).age).toBe('fresh')
  })
})

describe('a failure on this device', () => {
  it('that the browser saw is forgotten with the tab', () => {
    opened(told()).report({ failed: ['a'] }, 'once')
    expect([a, b].map(opened(told()).avoided)).toEqual([true, false])
    tabCloses()
    expect(opened(told()).avoided(a)).toBe(false)
  })

  it('that the visitor reported outlives the tab, and what the browser sees afterwards', () => {
    opened(told()).report({ failed: ['a'] }, 'always')
    tabCloses()
    const store = opened(told())
    store.report({ answered: ['a'] }, 'once')
    expect(store.avoided(a)).toBe(true)
  })

  it('is remembered beside what another tab has found out since', () => {
    const [one, other] = [opened(told()), opened(told())]
    one.report({ failed: ['a'] }, 'always')
    other.report({ failed: ['b'] }, 'always')
    one.report({}, 'always')
    expect([a, b].map(opened(told()).avoided)).toEqual([true, true])
  })

  it('puts a kitten behind all others, even what the file calls down', () => {
    const store = opened(told())
    store.report({ failed: ['a'] }, 'once')
    expect(store.standingOf(a).tier).toBeGreaterThan(store.standingOf(b).tier)
  })

  it('ends when the kitten answers, and fades by itself', () => {
    const store = opened(told())
    store.report({ failed: ['a', 'b'] }, 'once')
    store.report({ answered: ['a'] }, 'once')
    expect([a, b].map(store.avoided)).toEqual([false, true])
    later(11)
    store.report({}, 'once')
    expect(store.avoided(b)).toBe(false)
  })

  it.each(['', '{', 'null', '7', '[]', '{"a":7}', '{"a":{"failures":-1,"at":1}}'])(
    'is read from %j, left by whatever was there before, as none',
    left => {
      localStorage.setItem('entraide.failed', left)
      sessionStorage.setItem('entraide.failed', left)
      const store = opened(told())
      expect(store.avoided(a)).toBe(false)
      store.report({ failed: ['a'] }, 'always')
      expect(opened(told()).avoided(a)).toBe(true)
    },
  )

  it('counts for this page where nothing can be kept', () => {
    forbid('localStorage')
    forbid('sessionStorage')
    const store = opened(told())
    store.report({ failed: ['a'] }, 'once')
    store.report({ failed: ['b'] }, 'always')
    store.allowAsking(false)
    expect([[a, b].map(store.avoided), store.age, store.mayAsk]).toEqual([[true, true], 'fresh', false])
  })
})

it('keeps the wish that nobody is asked, until it is taken back', () => {
  const store = opened()
  expect(store.mayAsk).toBe(true)
  store.allowAsking(false)
  tabCloses()
  expect(opened().mayAsk).toBe(false)
  opened().allowAsking(true)
  expect(opened().mayAsk).toBe(true)
})

describe('a page that stays open', () => {
  let asked = 0
  let answer = () => new Response()
  const published = (time: number, status: 'pass' | 'fail' = 'pass') =>
    JSON.stringify(writeHealth({ ...file({ a: health(status, { time }) }, { time }), flipped: 0 }))
  async function passes(minutes: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(minutes * minute)
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(0)
  }

  /** Opened, and watching: with a file of now. */
  function watching(said?: HealthFile) {
    const store = opened(said)
    store.watch()
    return store
  }

  let listening: MockInstance<typeof addEventListener>
  beforeEach(() => {
    listening = vi.spyOn(globalThis, 'addEventListener')
    vi.spyOn(Math, 'random').mockReturnValue(0)
    asked = 0
    answer = () => new Response(published(Date.now(), 'fail'))
    vi.stubGlobal('fetch', async () => {
      asked++
      return answer()
    })
  })
  // The page is closed: nobody watches any more.
  afterEach(() => {
    vi.clearAllTimers()
    for (const [type, listener] of listening.mock.calls) removeEventListener(type, listener as EventListener)
  })

  it('asks again once a new run is due, not before, and takes what is said', async () => {
    const store = watching(told())
    await passes(5)
    expect([asked, store.about(a).what]).toEqual([0, 'works'])
    await passes(1)
    expect([asked, store.about(a).what]).toEqual([1, 'down'])
    await passes(5)
    expect(asked).toBe(1)
  })

  it('leaves half an interval to chance, so that all open pages do not ask at once', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.99)
    watching(told())
    await passes(7)
    expect(asked).toBe(0)
    await passes(1)
    expect(asked).toBe(1)
  })

  it('asks at once when it is looked at again, and once, however many components want it true', async () => {
    watching(told()).watch()
    later(6)
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    await passes(0)
    expect(asked).toBe(1)
  })

  const gone = () => {
    throw new TypeError('Failed to fetch')
  }
  const kept = () => new Response(published(start), { headers: { 'X-Kept': 'yes' } })

  it('says that it is offline as soon as the browser does, tries each minute, and is back with the network', async () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    answer = gone
    const store = watching(told())
    expect(store.online).toBe(false)
    await passes(2)
    expect([store.online, asked]).toEqual([false, 2])
    onLine.mockReturnValue(true)
    answer = () => new Response(published(Date.now()))
    dispatchEvent(new Event('online'))
    expect(store.online).toBe(true)
    await passes(1)
    expect([store.online, asked]).toEqual([true, 2])
  })

  it.each([
    ['nobody answers', gone],
    ['only what is kept here does', kept],
  ])('does not believe a browser that sees a network where %s', async (_, silence) => {
    answer = silence
    const store = watching(told())
    expect(store.online).toBe(true)
    await passes(6)
    expect(store.online).toBe(false)
    answer = () => new Response(published(Date.now()))
    await passes(1)
    expect(store.online).toBe(true)
  })

  it('nor one that sees none where this site answers', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const store = watching(told())
    await passes(1)
    expect([store.online, asked]).toEqual([true, 1])
  })

  it('asks nothing while nobody looks at it', async () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    watching(told())
    await passes(20)
    expect(asked).toBe(0)
  })

  it.each([
    ['no answer', () => new Response('', { status: 404 })],
    ['nonsense', () => new Response('<!doctype html>')],
    ['something older', () => new Response(published(start - 10 * minute, 'fail'))],
  ])('keeps what it knows where a cache has %s, and lets it age', async (_, old) => {
    answer = old
    const store = watching(told())
    await passes(10)
    expect([asked > 0, store.age, store.about(a).what]).toEqual([true, 'fresh', 'works'])
    await passes(10)
    expect(store.age).toBe('stale')
  })

  it('changes no link under a finger, whenever the finger comes', async () => {
    document.body.innerHTML = '<a class="action" href="#"></a>'
    const link = document.querySelector('a')
    const store = watching(told())
    link?.focus()
    await passes(6)
    expect([asked, store.about(a).what]).toEqual([0, 'works'])
    link?.blur()
    const usual = answer
    answer = () => {
      link?.focus()
      return usual()
    }
    await passes(1)
    expect([asked, store.about(a).what]).toEqual([1, 'works'])
    link?.blur()
    answer = usual
    await passes(1)
    expect(store.about(a).what).toBe('down')
    document.body.innerHTML = ''
  })
})
