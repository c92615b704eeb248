import { expect, it } from 'vitest'
import { useKept } from '../../src/composables/useKept.ts'
import { plain } from '../components/page.ts'
import { instance } from '../core/instances.ts'
import { inLanguage } from './words.ts'

const pad = (days: number, after: 'creation' | 'change' = 'creation') =>
  instance('a', 'etherpad', { retention: { days, after } })

it.each([
  ['fr', 365, 'gardé 1 an'],
  ['fr', 730, 'gardé 2 ans'],
  ['fr', 30, 'gardé 1 mois'],
  ['fr', 14, 'gardé 2 semaines'],
  ['fr', 10, 'gardé 10 jours'],
  ['en', 365, 'kept 1 year'],
  ['en', 14, 'kept 2 weeks'],
])('says in %s of %i days: %s', async (tag, days, sentence) => {
  const kept = await inLanguage(tag, useKept)
  expect(plain(kept(pad(days)))).toBe(sentence)
})

it('says when the time begins again with each change', async () => {
  const kept = await inLanguage('fr', useKept)
  expect(plain(kept(pad(180, 'change')))).toBe('gardé 6 mois après la dernière modification')
})

it('says that nothing is kept, or that nobody knows', async () => {
  const kept = await inLanguage('fr', useKept)
  expect(kept(instance('a', 'jitsi'))).toBe('rien n’est gardé ensuite')
  expect(kept(instance('a', 'etherpad'))).toBe('durée de conservation non indiquée')
})
