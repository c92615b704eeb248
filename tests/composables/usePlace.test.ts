import { expect, it } from 'vitest'
import { usePlace } from '../../src/composables/usePlace.ts'
import { provider } from '../core/instances.ts'
import { inLanguage } from './words.ts'

it('says the place as its people do, before the country', async () => {
  const place = await inLanguage('fr', usePlace)
  expect(place(provider('a', { place: 'Brest', country: 'FR' }))).toBe('Brest')
})

it.each([
  ['fr', 'Allemagne'],
  ['en', 'Germany'],
])('says the country in the language of the page (%s)', async (tag, country) => {
  const place = await inLanguage(tag, usePlace)
  expect(place(provider('a', { country: 'DE' }))).toBe(country)
})

it('says nothing where nothing is known', async () => {
  const place = await inLanguage('fr', usePlace)
  expect(place(provider('a'))).toBeUndefined()
})
