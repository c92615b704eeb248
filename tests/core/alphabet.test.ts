import { expect, it } from 'vitest'
import { byName } from '../../src/core/alphabet.ts'
import { instance, provider } from './instances.ts'

it('puts hosts in the order of their names, accents or not, and leaves the list as it was', () => {
  const named = (id: string, name: string) => instance(id, 'etherpad', { provider: provider(id, { name }) })
  const given = [named('d', 'Zaclys'), named('c', 'Évolix'), named('b', 'Deuxfleurs'), named('a', 'évolix')]
  expect(byName(given).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd'])
  expect(given[0]?.id).toBe('d')
})
