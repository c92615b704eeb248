import { describe, expect, it } from 'vitest'
import { ask, at } from '../../../src/core/softwares/contract.ts'

describe('at', () => {
  it.each([
    ['https://host.test', ['p', 'lundi'], 'https://host.test/p/lundi'],
    ['https://host.test/', ['p', 'lundi'], 'https://host.test/p/lundi'],
    ['https://host.test/sub', ['p', 'lundi'], 'https://host.test/sub/p/lundi'],
    ['https://host.test/sub/', ['p', 'lundi'], 'https://host.test/sub/p/lundi'],
    ['https://host.test/two/deep/', ['lundi'], 'https://host.test/two/deep/lundi'],
    ['http://127.0.0.1:8080/sub/', ['lundi'], 'http://127.0.0.1:8080/sub/lundi'],
  ])('keeps host, port and path prefix of %s', (base, segments, address) => {
    expect(at(base, ...segments)).toBe(address)
  })

  it('drops what the base carries after its path', () => {
    expect(at('https://host.test/sub/?lang=fr#top', 'lundi')).toBe('https://host.test/sub/lundi')
  })

  it('encodes a segment as one segment', () => {
    expect(at('https://host.test/', 'a/b?c#d é%')).toBe('https://host.test/a%2Fb%3Fc%23d%20%C3%A9%25')
  })

  it('ends in a slash only after an empty segment', () => {
    expect(at('https://host.test/sub', '')).toBe('https://host.test/sub/')
    expect(at('https://host.test', '')).toBe('https://host.test/')
    expect(at('https://host.test/sub/', 'pad', '')).toBe('https://host.test/sub/pad/')
  })
})

describe('ask', () => {
  it('leaves the address alone when nothing is asked', () => {
    expect(ask('https://host.test/p/lundi', { lang: undefined })).toBe('https://host.test/p/lundi')
  })

  it('adds to the query that is there and keeps the fragment', () => {
    expect(ask('https://host.test/?type=date#top', { lang: 'fr' })).toBe(
      'https://host.test/?type=date&lang=fr#top',
    )
  })

  it('replaces a parameter instead of repeating it', () => {
    expect(ask('https://host.test/?lang=en', { lang: 'fr' })).toBe('https://host.test/?lang=fr')
  })

  it('encodes what would end the value', () => {
    expect(ask('https://host.test/', { q: 'a&b=c#d' })).toBe('https://host.test/?q=a%26b%3Dc%23d')
  })
})
