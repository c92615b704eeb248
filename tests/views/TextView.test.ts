import { afterEach, expect, it } from 'vitest'
import { h } from 'vue'
import { texts } from '../../src/core/texts.ts'
import { languages } from '../../src/languages.ts'
import { portal } from '../../src/portal.ts'
import MapView from '../../src/views/MapView.vue'
import TextView from '../../src/views/TextView.vue'
import { addressOf, all, open, words } from '../components/page.ts'

let page: Awaited<ReturnType<typeof open>>
afterEach(() => page.close())

const pages = languages.flatMap(({ tag }) => texts.map(text => [tag, text] as const))

it.each(pages)('/%s/%s/ has one title, then sections, and nothing left blank', async (tag, text) => {
  page = await open(() => () => h(TextView, { text }), { path: `/${tag}/${text}/` })
  expect(document.querySelectorAll('h1')).toHaveLength(1)
  expect(document.querySelectorAll('h2').length).toBeGreaterThan(2)
  expect(words()).not.toMatch(/[{}]|:::|\]\(|undefined/)
})

it('the legal notice says politely what is missing', async () => {
  page = await open(() => () => h(TextView, { text: 'legal' }), { path: '/fr/legal/' })
  expect(words()).toContain(portal.operator.name)
  expect(words()).toContain('Téléphone : information non communiquée')
})

it('the site map leads to every page, once', async () => {
  page = await open(() => () => h(MapView), { path: '/en/map/' })
  const addresses = all('link').map(addressOf)
  const ids = [...texts, 'why', 'settings', 'rooms', 'partager', 'integrer', 'etat', ...portal.services]
  expect(addresses.toSorted()).toEqual(['/en/', ...ids.map(id => `/en/${id}/`)].toSorted())
})
