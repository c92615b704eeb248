import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import JoinBox from '../../src/components/JoinBox.vue'
import { instance } from '../core/instances.ts'
import { closeTabs, device, names, put, room, stored, tab } from '../stores/myrooms.ts'
import { description, followed, open, press, settled, the, type } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
beforeEach(async () => {
  device()
  page = await open(() => () => h(JoinBox, { home: 'https://entraide.test/aide/' }), {
    instances: [instance('a', 'etherpad')],
  })
})
afterEach(() => {
  page.close()
  closeTabs()
})

const field = () => the('textbox', 'Coller un lien ou une invitation')
const says = () => description(field())

it('says what to do to whoever opens nothing', async () => {
  expect(says()).toBe('')
  await press(the('button', 'Ouvrir'))
  expect(says()).toBe('Collez d’abord un lien.')
  expect([document.activeElement, field().getAttribute('aria-invalid')]).toEqual([field(), 'true'])
  await type('h', field())
  expect(says()).toBe('')
})

const enter = () => field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))

it('has what was opened kept before it says so, also where the page is left at once', async () => {
  await type('https://a.test/p/un', field())
  enter()
  page.close()
  expect(names(tab())).toEqual(['un'])
})

it('opens again what is kept already, once the device has said so', async () => {
  await put(room('un', { url: 'https://a.test/p/un', openedAt: 5 }))
  await type('https://a.test/p/un', field())
  enter()
  await vi.waitFor(async () => {
    const again: unknown = expect.toSatisfy((time: number) => time > 5)
    expect(await stored()).toEqual([room('un', { url: 'https://a.test/p/un', openedAt: again as number })])
  })
})

it('says of a text with several links which one it opens', async () => {
  const several = 'Plusieurs liens dans ce texte : le premier s’ouvre.'
  await type('Pad : https://a.test/p/un, visio : https://visio.test/deux', field())
  expect(says()).toBe(`Un pad chez Chaton a, durée de conservation non indiquée. ${several}`)
  enter()
  expect(followed).toEqual(['https://a.test/p/un'])
  await type('https://autre.test/x ou https://a.test/p/un', field())
  expect(says()).toContain(
    `autre.test, que ce site ne connaît pas. Vérifiez ce nom avant d’ouvrir. ${several}`,
  )
  await type('https://a.test/p/un (https://a.test/p/un)', field())
  expect(says()).not.toContain(several)
})

it('opens the portal’s own links without a warning, and keeps none of them', async () => {
  for (const link of [
    'https://entraide.test/aide/fr/ouvrir/pad/?name=Party',
    new URL('/fr/', location.href).href,
  ]) {
    await type(link, field())
    expect(says()).toBe('Ce lien mène à une page de ce site.')
    expect(the('link', 'Ouvrir (nouvel onglet)')).toBeDefined()
    enter()
    await settled()
    expect(followed.at(-1)).toBe(link)
    expect(says()).toBe('Ouvert dans un nouvel onglet.')
  }
  expect(names(tab())).toEqual([])
})

it('does not say that it keeps what the browser refuses to keep', async () => {
  vi.stubGlobal('indexedDB', undefined)
  await type('https://a.test/p/un', field())
  enter()
  await vi.waitFor(() => expect(says()).toBe('Ouvert dans un nouvel onglet.'))
  vi.unstubAllGlobals()
})
