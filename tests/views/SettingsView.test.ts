import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPinia } from 'pinia'
import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createMemoryHistory } from 'vue-router'
import { loadMessages, makeI18n } from '../../src/i18n.ts'
import { makeRouter } from '../../src/router.ts'
import { useStatusStore } from '../../src/stores/status.ts'
import SettingsView from '../../src/views/SettingsView.vue'
import { addressOf, all, description, isChecked, names, open, press, the, words } from '../components/page.ts'

let page: Awaited<ReturnType<typeof open>>
const show = async (path = '/fr/settings/') => {
  page = await open(() => () => h(SettingsView), { path })
}
const onPage = () => ({ ...document.documentElement.dataset })

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  page.close()
  for (const name of Object.keys(onPage())) delete document.documentElement.dataset[name]
})

it('has a heading for each setting, and every control has a name', async () => {
  await show()
  expect(names('heading')).toEqual([
    'Réglages',
    'Langue',
    'Apparence',
    'Lecture',
    'Quand vous ouvrez un salon',
    'Vos salons sur cet appareil',
    'Ce qui est gardé des salons',
    'Oublier les salons non épinglés que vous n’ouvrez plus',
    'Juste avant le clic',
    'Installer l’appli',
    'Version du site',
    'Ce que ce navigateur garde pour ce site',
  ])
  expect(names('group')).toEqual([
    'Apparence',
    'Quand vous ouvrez un salon',
    'Vos salons sur cet appareil',
    'Oublier les salons non épinglés que vous n’ouvrez plus',
  ])
  expect(names('radio')).toEqual([
    'Comme l’appareil',
    'Claire',
    'Sombre',
    'L’ouvrir dans un nouvel onglet',
    'L’ouvrir dans cet onglet',
    'Montrer d’abord le lien',
    'Les garder dans ce navigateur',
    'Les garder jusqu’à la fermeture de l’onglet',
    'Ne rien garder',
    'Jamais',
    'Au bout de 3 mois',
    'Au bout de 12 mois',
  ])
  expect(names('checkbox')).toEqual([
    'Police très lisible',
    'Garder aussi les clés des liens',
    'Vérifier aussi depuis ce navigateur, juste avant le clic',
  ])
})

it('shows what holds already, and says what each switch does', async () => {
  Object.assign(document.documentElement.dataset, { theme: 'dark', font: 'legible', opens: 'here' })
  await show()
  const on = [...all('radio'), ...all('checkbox')].filter(isChecked)
  expect(on).toEqual([
    the('radio', 'Sombre'),
    the('radio', 'L’ouvrir dans cet onglet'),
    the('radio', 'Les garder dans ce navigateur'),
    the('radio', 'Jamais'),
    the('checkbox', 'Police très lisible'),
    the('checkbox', 'Vérifier aussi depuis ce navigateur, juste avant le clic'),
  ])
  expect(description(the('checkbox', 'Police très lisible'))).toContain('pèse 34 ko')
})

it('applies a change at once, and says once that it is kept', async () => {
  await show()
  await press(the('radio', 'Montrer d’abord le lien'))
  expect(onPage()).toEqual({ opens: 'shown' })
  expect(useStatusStore().sentence).toBe('C’est fait, et gardé dans ce navigateur.')
  expect(words()).toContain('Votre façon d’ouvrir un salon.')
})

it('leads to itself in each language, and remembers which was chosen', async () => {
  await show()
  expect(the('link', 'Français').getAttribute('aria-current')).toBe('true')
  const english = the('link', 'English')
  expect([addressOf(english), english.getAttribute('lang')]).toEqual(['/en/settings/', 'en'])
  await press(english)
  expect(localStorage.getItem('entraide.language')).toBe('en')
})

it('forgets on demand, and says so', async () => {
  await show('/en/settings/')
  await press(the('radio', 'Dark'))
  await press(the('button', 'Forget everything on this device'))
  expect([localStorage.length, onPage()]).toEqual([0, {}])
  expect(isChecked(the('radio', 'Same as the device'))).toBe(true)
  expect(words()).toContain('Nothing.')
  // The sentence before has its second first.
  await vi.waitFor(() => expect(useStatusStore().sentence).toContain('All is forgotten'), 3000)
})

it('is built with controls that wait until they work', async () => {
  await show()
  const router = makeRouter(createMemoryHistory())
  await router.push('/fr/settings/')
  const i18n = makeI18n('fr', await loadMessages('fr'))
  const html = await renderToString(createSSRApp(SettingsView).use(createPinia()).use(i18n).use(router))
  const built = new DOMParser().parseFromString(html, 'text/html')
  expect(
    built.querySelectorAll('fieldset[disabled], input[type=checkbox][disabled], button[disabled]'),
  ).toHaveLength(9)
})
