import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readAccent,
  readChoices,
  usual,
  writeChoices,
  type Choices,
} from '../../../src/core/embed/choices.ts'
import { choices, known } from './pieces.ts'

const read = (query: string): Choices => readChoices(new URLSearchParams(query), known)

describe('what a partner chooses', () => {
  it('is what its address says, whatever is chosen', () => {
    fc.assert(
      fc.property(choices, each => {
        expect(read(writeChoices(each, known))).toEqual(each)
      }),
    )
  })

  it('says nothing where all is as usual', () => {
    expect(writeChoices(usual(known), known)).toBe('')
    expect(read('')).toEqual(usual(known))
  })

  it('is read as people write it', () => {
    expect(
      read('services=date,pad&lang=fr&theme=dark&accent=0A7&size=compact&heading=3&prefer=infini'),
    ).toEqual({
      services: ['date', 'pad'],
      language: 'fr',
      theme: 'dark',
      accent: '#00aa77',
      size: 'compact',
      heading: 3,
      kittens: ['infini'],
      only: false,
    })
  })

  it('names its services however somebody typed them', () => {
    expect(read('services=pad%20,%20visio').services).toEqual(['pad', 'visio'])
    expect(read('services=PAD,Visio').services).toEqual(['pad', 'visio'])
  })

  it('is nobody else where only some may be', () => {
    expect(read('prefer=a&only=b,c')).toMatchObject({ kittens: ['b', 'c'], only: true })
  })
})

describe.each([
  ['services', 'services=mail,__proto__,constructor,%00,pa%20d'],
  ['services', 'services='],
  ['language', 'lang=de'],
  ['language', 'lang=__proto__'],
  ['theme', 'theme=javascript:alert(1)'],
  ['accent', 'accent=red;}body{background:url(//evil.example)'],
  ['accent', 'accent=12345'],
  ['accent', 'accent=url(//evil.example)'],
  ['size', 'size=9999'],
  ['heading', 'heading=1'],
  ['heading', 'heading=2e0'],
  ['kittens', 'prefer=../..,<script>,%22'],
  ['kittens', 'only=,'],
  ['anything unknown', 'title=<b>&callback=alert&only[]=a'],
])('of %s, “%s”', (_, query) => {
  it('counts as not said', () => expect(read(query)).toEqual(usual(known)))
})

it('whatever a query is, what is read of it can be written and read again', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), query => {
      const once = read(query)
      expect(read(writeChoices(once, known))).toEqual(once)
    }),
  )
})

it.each([
  ['#0A7D5C', '#0a7d5c'],
  ['fff', '#ffffff'],
  ['#ffff', undefined],
  ['rgb(0,0,0)', undefined],
  [null, undefined],
])('a colour written %s is %s', (text, colour) => expect(readAccent(text)).toBe(colour))
