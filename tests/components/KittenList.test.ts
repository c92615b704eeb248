import { afterEach, describe, expect, it } from 'vitest'
import { h } from 'vue'
import KittenList from '../../src/components/KittenList.vue'
import type { Instance } from '../../src/core/pool.ts'
import type { ServiceId } from '../../src/core/services.ts'
import { instance, provider } from '../core/instances.ts'
import { addressOf, all, names, open, the, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>

const show = async (kittens: readonly Instance[], service: ServiceId = 'pad', path = '/fr/') => {
  page = await open(() => () => h(KittenList, { service, kittens }), { path })
}
const named = (id: string, name: string, more: Partial<Instance> = {}) =>
  instance(id, 'etherpad', { provider: provider(id, { name }), ...more })

/** What the only kitten's row says, under the heading of each column. */
function row(): Record<string, string> {
  const [, ...columns] = names('columnheader')
  const said = all('cell').map(cell => words(cell.lastElementChild ?? cell))
  return Object.fromEntries(columns.map((column, i) => [column, said[i] ?? '']))
}

afterEach(() => page.close())

it('links to each kitten’s own tool, in a tab that cannot reach back', async () => {
  await show([named('a', 'Infini', { url: 'https://pad.infini.test/sub/' })])
  const link = the('link', 'Infini (nouvel onglet)')
  expect(addressOf(link)).toBe('https://pad.infini.test/sub/')
  expect(link.getAttribute('target')).toBe('_blank')
  expect(link.getAttribute('rel')).toContain('noopener')
})

it('is in alphabetical order, accents and capitals aside', async () => {
  await show([named('1', 'Zaclys'), named('2', 'Été'), named('3', 'fdn'), named('4', 'ÉCOLE')])
  expect(names('link').map(name => name.split(' ')[0])).toEqual(['ÉCOLE', 'Été', 'fdn', 'Zaclys'])
})

it('is in the same order however the kittens come', async () => {
  const same = [
    named('2', 'Même', { url: 'https://two.test/' }),
    named('1', 'Même', { url: 'https://one.test/' }),
  ]
  await show(same)
  const order = all('link').map(addressOf)
  expect(order).toEqual(['https://one.test/', 'https://two.test/'])
  page.close()
  await show(same.toReversed())
  expect(all('link').map(addressOf)).toEqual(order)
})

it('leaves the list it was given as it was', async () => {
  await show(Object.freeze([named('b', 'B'), named('a', 'A')]))
  expect(names('rowheader')[0]).toMatch(/^A /)
})

describe('a kitten’s rules', () => {
  it('are under the heading of their column', async () => {
    const retention = { days: 60, after: 'creation' } as const
    const known = provider('a', {
      place: 'Liège',
      country: 'BE',
      chaton: true,
      terms: 'https://a.test/terms',
    })
    await show([instance('a', 'lufi', { provider: known, retention, maxSize: 2e9 })], 'drop')
    expect(row()).toEqual({
      Lieu: 'Liège, Belgique',
      Logiciel: 'Lufi',
      Conservation: 'gardé 2 mois',
      'Taille maximale': '2 Go',
      'Membre des CHATONS': 'oui',
      'Conditions d’utilisation': 'Lire Chaton a',
    })
    expect(addressOf(the('link', 'Lire Chaton a'))).toBe('https://a.test/terms')
  })

  it('are said not to be known where they are not', async () => {
    await show([instance('a', 'send')], 'drop', '/en/')
    expect(row()).toEqual({
      Place: 'not stated',
      Software: 'Send',
      'How long': 'not stated',
      'Largest file': 'not stated',
      'CHATONS member': 'not stated',
    })
  })

  it('tell a host outside the collective from one of which nobody knows', async () => {
    await show([instance('a', 'jitsi', { provider: provider('a', { chaton: false }) })], 'visio')
    expect(row()).toMatchObject({ 'Membre des CHATONS': 'non', Conservation: 'rien n’est gardé ensuite' })
  })

  it('have no column for sizes where no file is sent', async () => {
    await show([named('a', 'A', { maxSize: 5e6 })])
    expect(names('columnheader')).not.toContain('Taille maximale')
  })
})

it('is a table with a name, and keeps the headings beside each fact where columns are gone', async () => {
  await show([named('a', 'A')])
  expect(words(document.querySelector('caption') ?? undefined)).toMatch(/^Écrire à plusieurs : /)
  const [, ...columns] = names('columnheader')
  expect(all('cell').map(cell => words(cell.firstElementChild ?? cell))).toEqual(columns)
})

it('shows no markup of a host’s name', async () => {
  await show([named('a', '<img src=x onerror=alert(1)>')])
  expect(document.querySelector('img')).toBeNull()
  expect(words()).toContain('<img src=x onerror=alert(1)>')
})

it('shows a place in the direction it is written', async () => {
  await show([instance('a', 'etherpad', { provider: provider('a', { place: 'חיפה' }) })])
  expect([...document.querySelectorAll('bdi')].map(each => each.textContent)).toContain('חיפה')
})
