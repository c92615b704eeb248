import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import RoomPaste from '../../src/components/RoomPaste.vue'
import { description, enter, open, plain, the, type, words } from './page.ts'

const take = vi.fn()
let page: Awaited<ReturnType<typeof open>>
beforeEach(async () => {
  take.mockReset()
  page = await open(
    () => () =>
      h(RoomPaste, {
        ...{ label: 'Adresse', says: 'Collez-la.', button: 'Enregistrer', onTake: take },
        near: 'https://pad.test/new',
      }),
  )
})
afterEach(() => page.close())

const field = () => the('textbox', 'Adresse') as HTMLInputElement

it('takes a link, out of an invitation too, and empties its field', async () => {
  await type('Bonjour, voici https://pad.test/p/x.', field())
  await enter(field())
  expect(take).toHaveBeenCalledExactlyOnceWith('https://pad.test/p/x', false)
  expect(field().value).toBe('')
})

it.each([
  ['', 'Collez d’abord un lien.'],
  ['bonjour', 'Aucun lien ici. Un lien commence par « https ».'],
  ['http://pad.test:8080/x', 'Ce lien n’est pas protégé (https) et ne peut pas être gardé ici.'],
  ['javascript:alert(1)', 'Aucun lien ici. Un lien commence par « https ».'],
])('says beside the field why it does not take "%s", and leaves it there', async (text, says) => {
  expect(description(field())).toBe('Collez-la.')
  await type(text, field())
  await enter(field())
  expect(take).not.toHaveBeenCalled()
  expect(field().value).toBe(text)
  expect(field().getAttribute('aria-invalid')).toBe('true')
  const ids = field().getAttribute('aria-describedby')?.split(' ') ?? []
  expect(plain(document.getElementById(ids.at(-1) ?? '')?.textContent ?? '')).toBe(says)
  expect(document.activeElement).toBe(field())
})

it('doubts a link of another host, names that, and takes it from whoever insists', async () => {
  await type('https://ailleurs.test/p/x', field())
  await enter(field())
  expect(words()).toContain('Ce lien mène chez ailleurs.test, pas chez l’hébergeur de ce salon.')
  await type('https://encore.test/p/x', field())
  await enter(field())
  expect(words()).toContain('encore.test')
  expect(take).not.toHaveBeenCalled()
  await enter(field())
  expect(take).toHaveBeenCalledExactlyOnceWith('https://encore.test/p/x', false)
})
