import { afterEach, expect, it } from 'vitest'
import { h } from 'vue'
import KittenList from '../../src/components/KittenList.vue'
import type { Instance } from '../../src/core/pool.ts'
import { instance, provider } from '../core/instances.ts'
import { addressOf, all, names, open, the, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>

const show = async (...kittens: Instance[]) => {
  page = await open(() => () => h(KittenList, { kittens }))
}
const named = (id: string, name: string, more: Partial<Instance> = {}) =>
  instance(id, 'etherpad', { provider: provider(id, { name }), ...more })

afterEach(() => page.close())

it('links to each kitten’s own tool, in a tab that cannot reach back', async () => {
  await show(named('a', 'Infini', { url: 'https://pad.infini.test/sub/' }))
  const link = the('link', 'Infini (nouvel onglet)')
  expect(addressOf(link)).toBe('https://pad.infini.test/sub/')
  expect(link.getAttribute('target')).toBe('_blank')
  expect(link.getAttribute('rel')).toContain('noopener')
})

it('is in alphabetical order, accents and capitals aside', async () => {
  await show(named('1', 'Zaclys'), named('2', 'Été'), named('3', 'fdn'), named('4', 'ÉCOLE'))
  expect(names('link').map(name => name.split(' ')[0])).toEqual(['ÉCOLE', 'Été', 'fdn', 'Zaclys'])
})

it('is in the same order however the kittens come', async () => {
  const same = [named('2', 'Même'), named('1', 'Même'), named('3', 'Autre')]
  await show(...same)
  const order = names('listitem')
  page.close()
  await show(...same.toReversed())
  expect(names('listitem')).toEqual(order)
})

it('leaves the list it was given as it was', async () => {
  const kittens = Object.freeze([named('b', 'B'), named('a', 'A')])
  page = await open(() => () => h(KittenList, { kittens }))
  expect(names('listitem')[0]).toMatch(/^A /)
})

it('says where, with what, and for how long', async () => {
  await show(
    instance('a', 'etherpad', {
      provider: provider('a', { country: 'BE' }),
      retention: { days: 60, after: 'creation' },
    }),
  )
  expect(words(all('listitem')[0])).toContain('Belgique · Etherpad · gardé 2 mois')
})

it('shows no markup of a host’s name', async () => {
  await show(named('a', '<img src=x onerror=alert(1)>'))
  expect(document.querySelector('img')).toBeNull()
  expect(words()).toContain('<img src=x onerror=alert(1)>')
})

it('shows a place in the direction it is written', async () => {
  await show(instance('a', 'etherpad', { provider: provider('a', { place: 'חיפה' }) }))
  expect([...document.querySelectorAll('bdi')].map(each => each.textContent)).toContain('חיפה')
})
