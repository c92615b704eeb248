import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import KittenLine from '../../src/components/KittenLine.vue'
import { useLaunch } from '../../src/composables/useLaunch.ts'
import type { Instance } from '../../src/core/pool.ts'
import { instance, provider } from '../core/instances.ts'
import { addressOf, names, open, press, settled, the, words } from './page.ts'

const change = vi.fn()
let page: Awaited<ReturnType<typeof open>>

const show = async (path: string, instances?: readonly Instance[]) => {
  const to = { name: 'service', params: { language: path.slice(1, 3), service: 'pad' } }
  const card = () => {
    const launch = useLaunch('pad')
    return () => h(KittenLine, { launch, to, onChange: change })
  }
  page = await open(card, { path, ...(instances && { instances }) })
}

afterEach(() => page.close())

it('says who hosts, where, and for how long', async () => {
  const host = provider('a', { name: 'Infini', place: 'Brest' })
  await show('/fr/', [
    instance('a', 'etherpad', { provider: host, retention: { days: 365, after: 'change' } }),
  ])
  expect(words()).toContain('Chez Infini · Brest · gardé 1 an après la dernière modification')
})

it('says what is not known rather than nothing', async () => {
  await show('/fr/', [instance('a', 'etherpad')])
  expect(words()).toContain('Chez Chaton a · lieu non indiqué · durée de conservation non indiquée')
})

it('shows a host’s name as written, in the direction it is written and never translated', async () => {
  await show('/fr/', [
    instance('a', 'etherpad', { provider: provider('a', { name: '<b>{place}</b> @:x | חתול' }) }),
  ])
  const name = document.querySelector('bdi')
  expect(name?.textContent).toBe('<b>{place}</b> @:x | חתול')
  expect(name?.getAttribute('translate')).toBe('no')
})

it('shows a place in the direction it is written', async () => {
  await show('/fr/', [instance('a', 'etherpad', { provider: provider('a', { place: 'חיפה' }) })])
  expect([...document.querySelectorAll('bdi')].map(each => each.textContent)).toContain('חיפה')
})

it('offers to change, by a button that says for what and that a dialogue opens', async () => {
  await show('/fr/', [instance('a', 'etherpad')])
  const button = the('button', 'Choisir un autre chaton pour : Écrire à plusieurs')
  expect(button.getAttribute('aria-haspopup')).toBe('dialog')
  await press(button)
  expect(change).toHaveBeenCalledOnce()
})

it('promises a kitten before there is one, and leads to them all meanwhile', async () => {
  await show('/fr/')
  expect(words()).toContain('Un chaton va être choisi pour vous.')
  expect(names('button')).toEqual([])
  expect(addressOf(the('link', 'Voir tous les chatons'))).toBe('/fr/pad/')
})

it('says so when no kitten offers the service', async () => {
  await show('/fr/', [instance('call', 'jitsi')])
  expect(words()).toContain('Aucun chaton ne propose ce service en ce moment.')
  expect(names('button')).toEqual([])
})

it('does not say that nobody offers the service when the list could not be read', async () => {
  await show('/fr/')
  page.pool.problem = 'unreachable'
  await settled()
  expect(words()).toContain('La liste des chatons n’a pas pu être lue.')
  expect(words()).not.toContain('Aucun chaton')
  expect(addressOf(the('link', 'Voir tous les chatons'))).toBe('/fr/pad/')
})

it('speaks the language of the page', async () => {
  await show('/en/', [instance('a', 'etherpad', { provider: provider('a', { country: 'DE' }) })])
  expect(words()).toContain('Germany')
})
