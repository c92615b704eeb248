import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mailto } from '../../src/core/invitation.ts'

it('begins an e-mail with its subject and each of its lines', () => {
  expect(mailto('Réunion & co', 'Bonjour,\n\nhttps://a.test/p/x?y=1#z')).toBe(
    'mailto:?subject=R%C3%A9union%20%26%20co&body=Bonjour%2C%0D%0A%0D%0Ahttps%3A%2F%2Fa.test%2Fp%2Fx%3Fy%3D1%23z',
  )
})

it('names no recipient and no other field, whatever is in the words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (subject, text) => {
      const address = new URL(mailto(subject, text))
      expect([address.protocol, address.pathname]).toEqual(['mailto:', ''])
      const fields = [...address.search.slice(1).split('&')].map(field => field.split('='))
      expect(fields.map(([name]) => name)).toEqual(['subject', 'body'])
      expect(decodeURIComponent(fields[0]?.[1] ?? '')).not.toMatch(/[\r\n]/)
      const lines = (words: string) => words.split(/\r\n|\r|\n/)
      expect(lines(decodeURIComponent(fields[1]?.[1] ?? ''))).toEqual(lines(text))
    }),
  )
})

it('does without halves of characters, which no address can carry', () => {
  expect(mailto('\ud83d', 'a\udc00')).toBe('mailto:?subject=%EF%BF%BD&body=a%EF%BF%BD')
})
