import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArt, symbol } from '../../src/build/art.ts'
import { sprite } from '../../src/site/sprite.ts'
import { services } from '../../src/core/services.ts'
import { parsed } from '../site/pages.ts'

const art = await readArt(join(import.meta.dirname, '../../src/art'))
const idsIn = (svg: string) => [...parsed(svg).querySelectorAll('symbol')].map(({ id }) => id)

describe('readArt', () => {
  it('has for every page the icons, the wordmark and one kitten', () => {
    const icons = services.map(service => `icon-${service}`)
    expect(Object.keys(art.symbols).toSorted()).toEqual([...icons, 'kitten-sitting', 'wordmark'].toSorted())
  })

  it('leaves all other kittens to one file, named by what is in it', () => {
    const poses = ['asleep', 'jumping', 'purring', 'sniffing', 'umbrella']
    expect(idsIn(art.kittens.source)).toEqual(poses.map(pose => `kitten-${pose}`))
    expect(art.kittens.fileName).toMatch(/^assets\/kittens-[0-9a-f]{8}\.svg$/)
  })
})

describe('symbol', () => {
  it('keeps how a drawing looks, and forgets that it was a file', () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" fill="none">\n<path d="M1 1h7"/>\n</svg>\n'
    expect(symbol('line', svg)).toBe(
      '<symbol id="line" viewBox="0 0 9 9" fill="none"><path d="M1 1h7"/></symbol>',
    )
  })
})

describe('sprite', () => {
  it('holds every drawing for pages that go on to others', () => {
    expect(idsIn(sprite(art.symbols))).toEqual(Object.keys(art.symbols))
  })

  it('holds for a page that stands still what it shows, and is not there where that is nothing', () => {
    expect(idsIn(sprite(art.symbols, '<svg><use href="#wordmark"/></svg>'))).toEqual(['wordmark'])
    expect(sprite(art.symbols, '<p>wordmark</p>')).toBe('')
  })

  it('is out of sight and of hearing', () => {
    const svg = parsed(sprite(art.symbols)).querySelector('svg')
    expect(svg?.getAttribute('aria-hidden')).toBe('true')
    expect(svg?.getAttribute('class')).toBe('unseen')
  })
})
