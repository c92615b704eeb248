import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Instance } from '../../src/core/pool.ts'
import { useKittensStore } from '../../src/stores/kittens.ts'
import { usePoolStore } from '../../src/stores/pool.ts'
import { instance } from '../core/instances.ts'
import { forbid } from './refusing.ts'

const pads = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => instance(id, 'etherpad'))
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
  vi.useFakeTimers({ now: 1_800_000_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
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
      vi.setSystemTime(1_800_000_000_000 + week * 7 * day)
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
