import { afterEach, expect, it } from 'vitest'
import { h } from 'vue'
import TheFooter from '../../src/components/TheFooter.vue'
import { conformity } from '../../src/conformity.ts'
import { portal } from '../../src/portal.ts'
import { addressOf, names, open, the, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
const show = async (path = '/fr/') => {
  page = await open(() => () => h(TheFooter), { path })
}

afterEach(() => page.close())

it('says who runs the site, and that it is the collective’s only when it is', async () => {
  await show()
  expect(words()).toContain(`tenu par ${portal.operator.name}`)
  expect(words().includes('Ce n’est pas le site du Collectif CHATONS')).toBe(!portal.collective)
})

it('says what is not done with visits', async () => {
  await show()
  expect(words()).toContain('Ni cookie, ni mesure d’audience')
})

it('offers the source code, as its licence asks', async () => {
  await show()
  expect(addressOf(the('link', /Code source/))).toBe(portal.source)
})

it.each([
  ['À propos', '/fr/about/'],
  ['Comment un chaton est choisi', '/fr/why/'],
  ['Vie privée', '/fr/privacy/'],
  ['Mentions légales', '/fr/legal/'],
  ['Plan du site', '/fr/map/'],
  ['Réglages', '/fr/settings/'],
])('leads to %s', async (name, address) => {
  await show()
  expect(addressOf(the('link', name))).toBe(address)
})

it('says how accessible the site is, as the law words it, and leads to why', async () => {
  await show()
  const state = { none: 'non', partial: 'partiellement', full: 'totalement' }[conformity]
  expect(addressOf(the('link', `Accessibilité : ${state} conforme`))).toBe('/fr/accessibility/')
})

it('speaks the language of the page', async () => {
  await show('/en/')
  expect(words()).not.toContain('tenu par')
  expect(names('link')).toContain('Legal notice')
  expect(addressOf(the('link', 'Privacy'))).toBe('/en/privacy/')
})
