import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keeper } from '../../src/stores/storage.ts'
import { forbid, refuse } from './refusing.ts'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('keeper', () => {
  it('keeps what was written for the next page, under a name that is the portal’s', () => {
    keeper('localStorage').write('seed', 'abc')
    expect(keeper('localStorage').read('seed')).toBe('abc')
    expect(localStorage.getItem('entraide.seed')).toBe('abc')
  })

  it('forgets on demand', () => {
    const keep = keeper('localStorage')
    keep.write('seed', 'abc')
    keep.write('seed', undefined)
    expect(keep.read('seed')).toBeUndefined()
    expect(localStorage.length).toBe(0)
  })

  it('hears what another tab has written since', () => {
    const keep = keeper('localStorage')
    keep.write('kittens', 'ours')
    keeper('localStorage').write('kittens', 'theirs')
    expect(keep.read('kittens')).toBe('theirs')
  })

  it('keeps the two storages apart', () => {
    keeper('sessionStorage').write('seed', 'abc')
    expect(keeper('localStorage').read('seed')).toBeUndefined()
  })

  it('leaves nothing new behind once it is sealed, and still removes', () => {
    const keep = keeper('localStorage')
    keep.write('seed', 'abc')
    keep.sealed = true
    keep.write('theme', 'dark')
    keep.write('seed', undefined)
    expect([keep.read('theme'), localStorage.length]).toEqual(['dark', 0])
  })

  it('finds nothing where nothing was written', () => {
    expect(keeper('localStorage').read('toString')).toBeUndefined()
  })
})

const refusals: [string, () => void][] = [
  ['reading', () => refuse('localStorage', 'getItem')],
  ['writing', () => refuse('localStorage', 'setItem')],
  ['removing', () => refuse('localStorage', 'removeItem')],
  ['everything', () => refuse('localStorage', 'getItem', 'setItem', 'removeItem')],
  ['being named', () => forbid('localStorage')],
]

describe.each(refusals)('a storage that refuses %s', (_, begin) => {
  it('is replaced by the page’s memory', () => {
    begin()
    const keep = keeper('localStorage')
    expect(keep.read('seed')).toBeUndefined()
    keep.write('seed', 'abc')
    expect(keep.read('seed')).toBe('abc')
    keep.write('seed', 'def')
    expect(keep.read('seed')).toBe('def')
  })

  it('still forgets what the page had in memory', () => {
    begin()
    const keep = keeper('localStorage')
    keep.write('seed', 'abc')
    keep.write('seed', undefined)
    expect(keep.read('seed')).toBeUndefined()
  })
})

describe('a storage that kept something earlier, and is full now', () => {
  it('does not bring the old value back within the page', () => {
    keeper('localStorage').write('kittens', 'old')
    refuse('localStorage', 'setItem')
    const keep = keeper('localStorage')
    expect(keep.read('kittens')).toBe('old')
    keep.write('kittens', 'new')
    expect(keep.read('kittens')).toBe('new')
  })
})
