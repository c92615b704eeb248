import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { h } from 'vue'
import { RouterView } from 'vue-router'
import TheChooser from '../../src/components/TheChooser.vue'
import type { Instance } from '../../src/core/pool.ts'
import ServiceView from '../../src/views/ServiceView.vue'
import { addressOf, all, enter, names, open, press, settled, the, words } from '../components/page.ts'
import { instance } from '../core/instances.ts'

const pads = ['c', 'a', 'b'].map(id => instance(id, 'etherpad'))
let page: Awaited<ReturnType<typeof open>>

const show = async (instances?: readonly Instance[]) => {
  page = await open(() => () => [h(ServiceView, { service: 'pad' }), h(TheChooser)], {
    path: '/fr/pad/',
    ...(instances && { instances }),
  })
}
const listed = () =>
  all('link', /^Chaton \w \(nouvel onglet\)$/).map(link => [words(link).slice(0, 8), addressOf(link)])

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => page.close())

it('is about one tool, and leads back to all', async () => {
  await show(pads)
  expect(names('heading')).toEqual(['Écrire à plusieurs', 'Les chatons et leurs règles'])
  expect(addressOf(the('link', 'Tous les outils'))).toBe('/fr/')
})

it('lists every kitten of the tool, and none of another', async () => {
  await show([...pads, instance('d', 'jitsi')])
  expect(listed()).toEqual([
    ['Chaton a', 'https://a.test/'],
    ['Chaton b', 'https://b.test/'],
    ['Chaton c', 'https://c.test/'],
  ])
})

describe('the guide', () => {
  const guide = () => names('heading').slice(1, -1)

  it('comes with the page when one is led there', async () => {
    page = await open(() => () => h(RouterView), { path: '/fr/', instances: pads })
    await page.router.push('/fr/pad/')
    await settled()
    expect(guide()).toEqual([
      'À quoi ça sert',
      'À la place de quoi',
      'En trois étapes',
      'À garder en tête',
      'L’accessibilité de cet outil',
    ])
    expect(words()).toContain('Un pad remplace Google Docs')
    expect(page.router.currentRoute.value.meta.guide?.title).toContain('Google Docs')
  })

  it('is left as it stands in the document one arrived at', async () => {
    document.body.innerHTML = '<div id="guide"><h2>Déjà là</h2></div>'
    await show(pads)
    document.body.firstElementChild?.remove()
    expect(guide()).toEqual(['Déjà là'])
  })
})

describe('before pool.json is read', () => {
  it('lists what the page was built with, and its card leads to that list', async () => {
    await show()
    page.pool.builtIn = { instances: pads }
    await settled()
    expect(listed()).toHaveLength(3)
    expect(addressOf(the('link', 'Créer un pad'))).toBe('#kittens')
    expect(document.getElementById('kittens')?.contains(the('link', /^Chaton a/))).toBe(true)
  })

  it('opens at one of them when pool.json cannot be read', async () => {
    await show()
    page.pool.builtIn = { instances: pads }
    page.pool.problem = 'unreachable'
    await settled()
    expect(words(the('alert'))).toContain('Vérifiez le réseau')
    expect(addressOf(the('link', 'Créer un pad (nouvel onglet)'))).toMatch(/^https:\/\/[abc]\.test\/p\//)
  })
})

it('says so when no kitten offers the tool', async () => {
  await show([instance('d', 'jitsi')])
  expect(words()).toContain('Aucun chaton ne propose ce service en ce moment.')
  expect(listed()).toEqual([])
})

it('lets the visitor choose a kitten for good', async () => {
  await show(pads)
  await press(the('button', 'Choisir un autre chaton pour : Écrire à plusieurs'))
  await press(the('radio', /^Chaton b/))
  await press(the('radio', 'toujours, sur cet appareil'))
  await enter(the('button', 'Choisir'))
  expect(addressOf(the('link', 'Créer un pad (nouvel onglet)'))).toMatch(/^https:\/\/b\.test\//)
  page.close()
  sessionStorage.clear()
  await show(pads)
  expect(addressOf(the('link', 'Créer un pad (nouvel onglet)'))).toMatch(/^https:\/\/b\.test\//)
})
