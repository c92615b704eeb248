import { expect, it } from 'vitest'
import { useSize } from '../../src/composables/useSize.ts'
import { plain } from '../components/page.ts'
import { inLanguage } from './words.ts'

it.each([
  ['fr', 2e9, '2 Go'],
  ['fr', 10e6, '10 Mo'],
  ['fr', 1.5e9, '1,5 Go'],
  ['fr', 1e12, '1 To'],
  ['fr', 5e15, '5 000 To'],
  ['fr', 512, '0,5 ko'],
  ['fr', 0, '0 ko'],
  ['fr', 2 ** 30, '1,1 Go'],
  ['en', 2e9, '2 GB'],
])('says in %s of %i bytes: %s', async (tag, bytes, said) => {
  const size = await inLanguage(tag, useSize)
  expect(plain(size(bytes))).toBe(said)
})
