import fc from 'fast-check'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { statuses, type Status } from '../../src/core/health/health.ts'
import type { Instance } from '../../src/core/pool.ts'
import { useKittensStore } from '../../src/stores/kittens.ts'
import { usePoolStore } from '../../src/stores/pool.ts'
import { file, health } from '../core/health/files.ts'
import { instance } from '../core/instances.ts'
import { known } from './known.ts'
import { forbid } from './refusing.ts'

const pads = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => instance(id, 'etherpad'))
const now = 1_800_000_000_000
const day = 24 * 3_600_000

/** The store as a page just opened has it, and what it offers first for pads. */
function opened(instances: readonly Instance[] = pads) {
  setActivePinia(createPinia())
  usePoolStore().current = { instances }
  const kittens = useKittensStore()
  const order = () => kittens.ordered('pad').map(({ id }) => id)
  return { choose: kittens.choose, order, first: () => order()[0], last: () => order().at(-1) ?? '' }
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.useFakeTimers({ now })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('keeps for good what two tabs have chosen for two services, in both', () => {
  const [one, other] = [opened(), opened()]
  one.choose('pad', 'b', 'always')
  other.choose('visio', 'call', 'always')
  one.choose('date', 'poll', 'always')
  expect(JSON.parse(localStorage.getItem('entraide.kittens') ?? '')).toEqual({
    ...{ pad: 'b', visio: 'call', date: 'poll' },
  })
  expect(one.first()).toBe('b')
})

describe('the draw', () => {
  it('offers every instance of the service, and none of another', () => {
    const { order } = opened([...pads, instance('call', 'jitsi')])
    expect(new Set(order())).toEqual(new Set(pads.map(({ id }) => id)))
  })

  it('stays the same on one device, on the next page and at the next visit of the day', () => {
    const first = opened().order()
    expect(opened().order()).toEqual(first)
    sessionStorage.clear()
    vi.setSystemTime(Date.now() + 60_000)
    expect(opened().order()).toEqual(first)
  })

  it('does not change within a visit, even when weeks go by in an open tab', () => {
    const { order } = opened()
    const first = order()
    for (let week = 1; week <= 8; week++) {
      vi.setSystemTime(now + week * 7 * day)
      expect(order()).toEqual(first)
      expect(opened().order()).toEqual(first)
    }
  })

  it('offers something where nothing can be kept', () => {
    forbid('localStorage')
    forbid('sessionStorage')
    const { choose, first, last } = opened()
    const chosen = last()
    choose('pad', chosen, 'always')
    expect(first()).toBe(chosen)
  })
})

describe('a choice', () => {
  it('for this time holds on the next page, and ends with the tab', () => {
    const { choose, first, last } = opened()
    const [drawn, chosen] = [first(), last()]
    choose('pad', chosen, 'once')
    expect(first()).toBe(chosen)
    expect(opened().first()).toBe(chosen)
    sessionStorage.clear()
    expect(opened().first()).toBe(drawn)
  })

  it('for always outlives the tab', () => {
    const { choose, last } = opened()
    const chosen = last()
    choose('pad', chosen, 'always')
    sessionStorage.clear()
    expect(opened().first()).toBe(chosen)
  })

  it('for this time leaves the lasting one as it was', () => {
    const { choose, order } = opened()
    const [, second = '', third = ''] = order()
    choose('pad', second, 'always')
    choose('pad', third, 'once')
    expect(opened().first()).toBe(third)
    sessionStorage.clear()
    expect(opened().first()).toBe(second)
  })

  it('for always replaces the one for this time', () => {
    const { choose, first, order } = opened()
    const [, second = '', third = ''] = order()
    choose('pad', third, 'once')
    choose('pad', second, 'always')
    expect(first()).toBe(second)
  })

  it('can be undone: the draw decides again, now and later', () => {
    const { choose, order } = opened()
    const drawn = order()
    choose('pad', drawn[3], 'always')
    choose('pad', drawn[4], 'once')
    choose('pad', undefined, 'once')
    expect(order()).toEqual(drawn)
    expect(opened().order()).toEqual(drawn)
  })

  it('moves nothing but the chosen one', () => {
    const { choose, order, last } = opened()
    const drawn = order()
    choose('pad', last(), 'once')
    expect(order()).toEqual([drawn.at(-1), ...drawn.slice(0, -1)])
  })

  it('for one service says nothing about another', () => {
    const crypt = instance('crypt', 'cryptpad')
    const { choose } = opened([...pads, crypt, instance('sheet', 'ethercalc')])
    choose('calc', 'sheet', 'always')
    expect(useKittensStore().ordered('calc')[0]?.id).toBe('sheet')
    expect(useKittensStore().chosen.always.pad).toBeUndefined()
  })

  it('of an instance that has left the pool is ignored until it is back', () => {
    const { choose, order, last } = opened()
    const [drawn, chosen] = [order(), last()]
    choose('pad', chosen, 'always')
    const others = opened(pads.filter(({ id }) => id !== chosen))
    expect(others.order()).toEqual(drawn.filter(id => id !== chosen))
    expect(opened().first()).toBe(chosen)
  })
})

it.each([
  '',
  '{',
  'null',
  '7',
  '"pad"',
  '[]',
  '[["pad","a"]]',
  '{"pad":7}',
  '{"pad":null}',
  '{"nothing":"a"}',
])('reads %j, left by whatever was there before, as no choice', left => {
  const drawn = opened().order()
  localStorage.setItem('entraide.kittens', left)
  sessionStorage.setItem('entraide.kittens', left)
  const { choose, order, last, first } = opened()
  expect(order()).toEqual(drawn)
  const chosen = last()
  choose('pad', chosen, 'always')
  expect(first()).toBe(chosen)
})

describe('with health', () => {
  /** The store with what a file of now says of each, by id; of others it says nothing. */
  function told(said: Record<string, Status>, instances = pads) {
    const page = opened(instances)
    const entries = Object.entries(said).map(([id, status]) => [
      id,
      health(status, { time: now, since: now }),
    ])
    const found = known(file(Object.fromEntries(entries), { time: now }))
    return { ...page, health: found, replaced: () => useKittensStore().replaced('pad')?.id }
  }
  const all = (status: Status) => Object.fromEntries(pads.map(({ id }) => [id, status]))

  it('offers what works, then what is doubtful, then the unknown, then what is down, and nobody is left out', () => {
    const { order } = told({ a: 'fail', b: 'unknown', c: 'pass', d: 'warn', e: 'fail', f: 'pass' })
    const ids = order()
    expect(ids.slice(0, 2).toSorted()).toEqual(['c', 'f'])
    expect(ids.slice(2, 4)).toEqual(['d', 'b'])
    expect(ids.slice(4).toSorted()).toEqual(['a', 'e'])
  })

  it('keeps the drawn order among equals, so that nobody moves but those whose kitten is down', () => {
    const works = told(all('pass')).order()
    const [first = '', ...others] = works
    expect(told({ ...all('pass'), [others[2] ?? '']: 'fail' }).first()).toBe(first)
    expect(told({ ...all('pass'), [first]: 'fail' }).order()).toEqual([...others, first])
  })

  it('says in whose place another is offered, and only when that one is down or failed here', () => {
    const { order, replaced } = told(all('pass'))
    const [drawn = '', second] = order()
    expect(replaced()).toBeUndefined()
    const down = told({ ...all('pass'), [drawn]: 'fail' })
    expect([down.first(), down.replaced()]).toEqual([second, drawn])
    const doubtful = told({ ...all('pass'), [drawn]: 'warn' })
    expect([doubtful.first(), doubtful.replaced()]).toEqual([second, undefined])
    const failed = told(all('pass'))
    failed.health.report({ failed: [drawn] }, 'once')
    expect([failed.first(), failed.replaced()]).toEqual([second, drawn])
  })

  it('sends to the next for as long as the visitor’s own choice is down, and back afterwards', () => {
    const page = told(all('pass'))
    const [drawn = '', , own = ''] = page.order()
    page.choose('pad', own, 'always')
    const down = told({ ...all('pass'), [own]: 'fail' })
    expect([down.first(), down.replaced()]).toEqual([drawn, own])
    expect(told({ ...all('pass'), [own]: 'warn' }).first()).toBe(own)
    const back = told(all('pass'))
    expect([back.first(), back.replaced()]).toEqual([own, undefined])
  })

  it.each(['fail', 'unknown', 'warn'] as const)(
    'offers all of them when each is %s, in nobody’s place',
    status => {
      const page = told(all(status))
      expect(page.order()).toEqual(told({}).order())
      expect(page.replaced()).toBeUndefined()
      const own = page.last()
      page.choose('pad', own, 'once')
      expect([page.first(), page.replaced()]).toEqual([own, undefined])
    },
  )

  it('goes by the draw alone once the file is a day old', () => {
    const page = told({ ...all('pass'), [told({}).first() ?? '']: 'fail' })
    vi.setSystemTime(now + 25 * 3_600_000)
    page.health.report({}, 'once')
    expect(page.order()).toEqual(told({}).order())
  })

  it('never offers nobody while somebody is there, whatever is known and chosen', () => {
    const word = fc.constantFrom(...statuses, undefined)
    const id = fc.constantFrom('a', 'b', 'c', 'gone')
    fc.assert(
      fc.property(fc.tuple(word, word, word), fc.array(id), fc.option(id), ([a, b, c], failed, own) => {
        localStorage.clear()
        sessionStorage.clear()
        const said = Object.entries({ a, b, c }).filter(([, status]) => status)
        const page = told(Object.fromEntries(said) as Record<string, Status>, pads.slice(0, 3))
        page.choose('pad', own ?? undefined, 'once')
        page.health.report({ failed }, 'always')
        expect(page.order().toSorted()).toEqual(['a', 'b', 'c'])
        expect(page.replaced()).not.toBe(page.first())
      }),
    )
  })
})
