import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addressed } from '../../../src/core/arrival/address.ts'
import { losses } from '../../../src/core/arrival/entry.ts'

const page = '/fr/partager/'

it.each([
  ['?url=https%3A%2F%2Fa.example%2F%3Fb%3D1%26c%3D2', ['', '', 'https://a.example/?b=1&c=2'], 'query'],
  ['?title=Une+page&text=Lis+%C3%A7a', ['Une page', 'Lis ça', ''], 'query'],
  ['#title=Une%20page&text=1+1', ['Une page', '1+1', ''], 'hash'],
  // Nobody has encoded it: all of it is the address.
  ['#url=https://a.example/?b=1&c=2#d', ['', '', 'https://a.example/?b=1&c=2#d'], 'hash'],
  ['?url=https://a.example/?b=1&c=2#d', ['', '', 'https://a.example/?b=1&c=2#d'], 'query'],
  ['?url=https://a.example/%20&text=b', ['', 'b', 'https://a.example/%20'], 'query'],
  ['#url=https://a.example/?text=b', ['', '', 'https://a.example/?text=b'], 'hash'],
  ['#text=a%0Ab', ['', 'a\nb', ''], 'hash'],
  ['#text=100%', ['', '100%', ''], 'hash'],
  ['#text=a&text=b', ['', 'a', ''], 'hash'],
  ['?poste=partage&text=a', ['', 'a', ''], 'query'],
  ['?text=a#text=b', ['', 'b', ''], 'hash'],
  ['?text=a#content', ['', 'a', ''], 'query'],
] as const)('%s is read', (rest, [title, text, url], behind) => {
  expect(addressed(page + rest)).toEqual({ said: { title, text, url }, behind })
})

it.each([
  '',
  '?',
  '#',
  '#content',
  '?text=',
  '#url=&title=',
  '?context=a',
  '#__proto__=1',
  ...losses.map(loss => `#${loss}`),
])('there is nothing in %s', rest => expect(addressed(page + rest)).toBeUndefined())

it('what was encoded comes out as it went in, behind either sign', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1 })
  fc.assert(
    fc.property(words, words, (text, title) => {
      const hidden = `#text=${encodeURIComponent(text)}&title=${encodeURIComponent(title)}`
      expect(addressed(page + hidden)?.said).toEqual({ text, title, url: '' })
      const asked = new URLSearchParams({ text, title })
      expect(addressed(`${page}?${asked}`)?.said).toEqual({ text, title, url: '' })
    }),
  )
})

it('takes as much as the share sheet may bring', () => {
  expect(addressed(`/fr/partager/#text=${'x'.repeat(1_000_000)}`)?.said.text.length).toBe(250_000)
})

it('never throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      text => void addressed(`${page}#url=${text}&text=${text}?${text}`),
    ),
  )
})
