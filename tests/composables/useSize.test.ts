import { expect, it } from 'vitest'
import { useSize } from '../../src/composables/useSize.ts'
import { plain } from '../components/page.ts'
import { inLanguage } from './words.ts'

it.each([
  ['fr', 2 ** 31, '2 Go'],
  ['fr', 10 * 2 ** 20, '10 Mo'],
  ['fr', 1.5 * 2 ** 30, '1,5 Go'],
  ['fr', 2 ** 40, '1 To'],
  ['fr', 5 * 2 ** 50, '5 120 To'],
  ['fr', 512, '0,5 ko'],
  ['fr', 0, '0 ko'],
  ['en', 2 ** 31, '2 GB'],
])('says in %s of %i bytes: %s', async (tag, bytes, said) => {
  const size = await inLanguage(tag, useSize)
  expect(plain(size(bytes))).toBe(said)
})
