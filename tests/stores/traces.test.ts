import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useDeviceStore } from '../../src/stores/device.ts'
import { found, isKept, traces, wipe } from '../../src/stores/traces.ts'
import { filesIn, read } from '../house/tree.ts'
import { forbid, refuse } from './refusing.ts'

const device = () => {
  setActivePinia(createPinia())
  const { lasting, passing } = useDeviceStore()
  return { localStorage: lasting, sessionStorage: passing }
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('tells of every name that the application writes', () => {
  const sources = filesIn('src', '.ts', '.vue').map(read)
  const written = sources.flatMap(text =>
    [...text.matchAll(/(?:\.write|\bkeep)\(\s*'(\w+)'/g)].map(([, name]) => name),
  )
  expect(written.length).toBeGreaterThan(5)
  expect(written.filter(name => !traces.some(trace => trace === name))).toEqual([])
})

describe('found', () => {
  it('is what either storage holds of ours, and nobody else’s', () => {
    localStorage.setItem('entraide.theme', 'dark')
    localStorage.setItem('theirs', '1')
    sessionStorage.setItem('entraide.visit', '1')
    sessionStorage.setItem('vue-router:scroll', '{}')
    expect(found()).toEqual(['theme', 'visit', 'scroll'])
  })

  it('does not hide what another version has left', () => {
    localStorage.setItem('entraide.heap', '[]')
    expect(found()).toEqual(['other'])
  })

  it('is nothing where the browser keeps nothing', () => {
    forbid('localStorage')
    forbid('sessionStorage')
    expect(found()).toEqual([])
  })
})

describe('wipe', () => {
  it('leaves nothing of ours, all of others, and nothing in the page’s memory', () => {
    const keepers = device()
    localStorage.setItem('entraide.heap', '[]')
    localStorage.setItem('theirs', '1')
    sessionStorage.setItem('vue-router:scroll', '{}')
    wipe(keepers)
    expect(found()).toEqual([])
    expect(localStorage.getItem('theirs')).toBe('1')
    expect(keepers.localStorage.read('seed')).toBeUndefined()
  })

  it.each([
    ['refuses to remove', () => refuse('localStorage', 'removeItem')],
    ['refuses everything', () => forbid('localStorage')],
  ])('forgets within the page where the browser %s', (_, begin) => {
    begin()
    const keepers = device()
    keepers.localStorage.write('theme', 'dark')
    wipe(keepers)
    expect(keepers.localStorage.read('theme')).toBeUndefined()
  })
})

describe('isKept', () => {
  it('compares what the browser holds with what it was given', () => {
    localStorage.setItem('entraide.theme', 'dark')
    expect([isKept('theme', 'dark'), isKept('theme', 'light'), isKept('theme', undefined)]).toEqual([
      true,
      false,
      false,
    ])
    expect([isKept('font', undefined), isKept('font', 'legible')]).toEqual([true, false])
  })
})
