import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import KittenHost from '../../src/components/KittenHost.vue'
import LaunchLink from '../../src/components/LaunchLink.vue'
import { useLaunch, type Launch } from '../../src/composables/useLaunch.ts'
import type { Instance } from '../../src/core/pool.ts'
import { instance } from '../core/instances.ts'
import { addressOf, all, followed, names, open, plain, press, settled, the, type, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
let launch: Launch
const said: string[] = []

async function show(poll: Instance, bringWords?: () => Promise<void>): Promise<HTMLElement> {
  page = await open(
    () => {
      launch = useLaunch('date')
      launch.leave = vi.fn()
      return () => [
        h(LaunchLink, { launch, page: '/fr/date/' }),
        launch.instance &&
          h(KittenHost, {
            launch,
            instance: launch.instance,
            onSay: (sentence: string) => said.push(plain(sentence)),
          }),
      ]
    },
    { instances: [poll], ...(bringWords && { after: bringWords }) },
  )
  return the('link', /^Créer un sondage/)
}
const agreed = instance('a', 'framadate', { handovers: ['title'] })

afterEach(() => {
  page.close()
  said.length = 0
})

it('comes with a click where the host agreed, and nothing opens', async () => {
  const link = await show(agreed)
  expect([plain(link.textContent ?? ''), link.getAttribute('aria-haspopup')]).toEqual([
    'Créer un sondage (dans cette page)',
    'dialog',
  ])
  await press(link)
  await settled()
  expect(words(the('heading', 'Préparer un sondage'))).toBe('Préparer un sondage')
  expect(document.activeElement).toBe(the('heading', 'Préparer un sondage'))
  expect([followed, vi.mocked(launch.leave).mock.calls]).toEqual([[], []])
})

it('does not come where the host has not', async () => {
  const link = await show(instance('a', 'framadate'))
  expect(plain(link.textContent ?? '')).toBe('Créer un sondage (nouvel onglet)')
  await press(link)
  expect([followed.length, all('dialog').length]).toEqual([1, 0])
})

it('leaves the link to the tool’s own page where it cannot be had', async () => {
  const link = await show(agreed, () => Promise.reject(new Error('offline')))
  await press(link)
  expect([all('dialog'), followed]).toEqual([[], []])
  expect(said).toEqual(['C’est prêt : vous pouvez ouvrir le lien.'])
  await press(link)
  expect(followed).toEqual([addressOf(link)])
})

it('has the tool’s own page beside it, as a real link', async () => {
  await press(await show(agreed))
  const own = the('link', 'Utiliser plutôt la page de Chaton a (nouvel onglet)')
  expect([addressOf(own), own.getAttribute('rel')]).toEqual([
    'https://a.test/create_poll.php?type=date&lang=fr',
    'noopener noreferrer',
  ])
  await press(own)
  expect(vi.mocked(launch.leave).mock.calls).toEqual([['opened']])
  expect(all('dialog')).toEqual([])
})

it('lets whoever leaves the page be asked as long as something typed was not sent, and never otherwise', async () => {
  const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  await press(await show(agreed))
  expect(asks()).toBe(false)
  await type('Pique-nique', the('textbox', 'Titre du sondage'))
  expect(asks()).toBe(true)
  // A session that ends elsewhere ends here, too.
  document.documentElement.dataset['shared'] = 'yes'
  expect(asks()).toBe(false)
  delete document.documentElement.dataset['shared']
  await press(the('button', 'Fermer'))
  await press(the('button', 'Fermer sans envoyer'))
  expect(asks()).toBe(false)
})

it('asks once before it loses what was typed', async () => {
  await press(await show(agreed))
  await type('Pique-nique', the('textbox', 'Titre du sondage'))
  await press(the('button', 'Fermer'))
  expect(names('button')).toContain('Fermer sans envoyer')
  await press(the('button', 'Revenir au formulaire'))
  expect(names('button')).not.toContain('Fermer sans envoyer')
  await press(the('button', 'Fermer'))
  await press(the('button', 'Fermer sans envoyer'))
  expect(all('dialog')).toEqual([])
})

it('asks before the tool’s own page takes the place of what was typed, which that page does not get', async () => {
  await press(await show(agreed))
  const title = the('textbox', 'Titre du sondage') as HTMLInputElement
  await type('Pique-nique', title)
  await press(the('link', /^Utiliser plutôt la page de Chaton a/))
  expect([followed, vi.mocked(launch.leave).mock.calls]).toEqual([[], []])
  expect(words(the('alert'))).toMatch(/la page de Chaton a n’en reçoit rien/)
  expect(document.activeElement).toBe(the('button', 'Revenir au formulaire'))
  await press(the('button', 'Revenir au formulaire'))
  expect(title.value).toBe('Pique-nique')
  await press(the('link', /^Utiliser plutôt la page de Chaton a/))
  const anyway = the('link', /^Aller chez Chaton a sans l’envoyer/)
  await press(anyway)
  expect([followed, vi.mocked(launch.leave).mock.calls]).toEqual([[addressOf(anyway)], [['opened']]])
  expect(all('dialog')).toEqual([])
})

it('stays with the kitten it was opened for, whoever is offered meanwhile', async () => {
  await press(await show(agreed))
  page.pool.current = { instances: [instance('b', 'framadate', { handovers: ['title'] })] }
  await settled()
  expect(document.querySelector('dialog form')?.getAttribute('action')).toBe('https://a.test/create_poll.php')
})

it('asks once before going back to another page throws away what was typed', async () => {
  await press(await show(agreed))
  await settled()
  const { router } = page
  await router.push('/fr/rooms/').then(() => router.push('/fr/date/'))
  await type('Un long texte', the('field', /Description/))
  router.back()
  await settled()
  expect([router.currentRoute.value.path, document.activeElement]).toEqual([
    '/fr/date/',
    the('button', 'Revenir au formulaire'),
  ])
  router.back()
  await settled()
  expect(router.currentRoute.value.path).toBe('/fr/rooms/')
})
