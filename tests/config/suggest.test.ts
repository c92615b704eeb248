import { expect, test } from 'vitest'
import { meant, suggestion } from '../../src/config/suggest.ts'

const known = ['etherpad', 'jitsi', 'lufi', 'sizeLimit', 'pad']

test.each([
  ['etherpat', 'etherpad'],
  ['Etherpad', 'etherpad'],
  ['etherpad-lite', 'etherpad'],
  ['Jitsi Meet', 'jitsi'],
  ['sizelimit', 'sizeLimit'],
  ['pads', 'pad'],
  ['nextcloud', undefined],
  ['', undefined],
])('%j probably means %j', (word, near) => {
  expect(meant(word, known)).toBe(near)
})

test('without anything known, nothing is suggested', () => {
  expect(meant('pad', [])).toBeUndefined()
})

test('what is known is always named, in alphabetical order', () => {
  expect(suggestion('lufy', ['pad', 'lufi'])).toBe('did you mean "lufi"? known here: lufi, pad')
  expect(suggestion(7, ['pad', 'lufi'])).toBe('known here: lufi, pad')
})
