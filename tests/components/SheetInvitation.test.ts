import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import SheetInvitation from '../../src/components/SheetInvitation.vue'
import type { Room } from '../../src/core/myrooms/room.ts'
import { services } from '../../src/core/services.ts'
import { keptRoom } from './kept.ts'
import { addressOf, all, open, plain, press, the, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
const show = async (change: Partial<Room> = {}, path = '/fr/') => {
  const room = keptRoom(change)
  page = await open(() => () => h(SheetInvitation, { room }), { path })
}
afterEach(() => page.close())

const text = () => {
  const field = the('textbox')
  return field instanceof HTMLTextAreaElement ? field.value : ''
}

it('says what it is, where it is, how to join, for how long and at whose', async () => {
  await show({
    ...{ service: 'pad', url: 'https://pad.test/p/x' },
    expiry: { days: 180, after: 'change' },
  })
  expect(text().split('\n').map(plain)).toEqual([
    'Bonjour,',
    '',
    'Voici un texte à écrire ensemble : Réunion d’été.',
    '',
    'https://pad.test/p/x',
    '',
    'Ouvrez ce lien dans un navigateur. Il n’y a pas de compte à créer.',
    'En principe, le contenu est gardé 6 mois après la dernière modification.',
    'Hébergement : Infini.',
  ])
})

it('speaks the language of the page', async () => {
  await show({ expiry: { days: 7, after: 'creation' } }, '/en/')
  expect(text()).toContain('Here is the link to our call: Réunion d’été.')
  expect(text()).toContain('In principle, what is there is kept for 1 week.')
})

it.each([...services, undefined])('has words for %s', async service => {
  const { service: _, ...room } = keptRoom()
  page = await open(() => () => h(SheetInvitation, { room: service ? { ...room, service } : room }))
  expect(plain(text())).toMatch(/Voici (un|des|le) .+ : Réunion d’été\./)
})

it('promises nothing of a host the portal does not know', async () => {
  const { provider: _, ...room } = keptRoom({ host: 'pad.exemple.fr' })
  page = await open(() => () => h(SheetInvitation, { room }))
  expect(text()).not.toContain('compte')
  expect(text()).not.toContain('En principe')
  expect(text()).toContain('pad.exemple.fr')
})

it('says that a key is missing where the link is kept without it', async () => {
  await show({ keyless: true })
  expect(text()).toContain('Sa clé vous sera transmise à part')
})

it('holds neither the link that owns the room nor what deletes it', async () => {
  await show({ adminUrl: 'https://poll.test/admin/s3cr3t', deleteToken: 't0k3n', note: 'privé' })
  expect(document.body.innerHTML).not.toMatch(/s3cr3t|t0k3n|privé/)
})

it('waits for the address of what is yet to be created', async () => {
  await show({ pending: true })
  expect(all('textbox')).toEqual([])
  expect(words()).toContain('L’adresse à partager n’est pas encore connue')
})

it('copies the text, and says so', async () => {
  const writeText = vi.fn().mockResolvedValue(undefined)
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  await show()
  await press(the('button', 'Copier le texte'))
  expect(writeText).toHaveBeenCalledWith(text())
  expect(words(the('status'))).toBe('Texte copié.')
})

it('selects the text where the clipboard refuses', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new DOMException('no')) } })
  await show()
  await press(the('button', 'Copier le texte'))
  const field = the('textbox', 'Texte d’invitation')
  expect(document.activeElement).toBe(field)
  if (field instanceof HTMLTextAreaElement)
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, text().length])
  expect(words(the('status'))).toContain('Le texte est sélectionné')
})

it('begins an e-mail with the same words', async () => {
  await show({ name: 'Réunion, 100 % d’été & co' })
  const address = new URL(addressOf(the('link', 'Écrire un e-mail')))
  expect(address.protocol).toBe('mailto:')
  const [subject, body] = address.search
    .slice(1)
    .split('&')
    .map(field => decodeURIComponent(field.split('=')[1] ?? ''))
  expect(plain(subject ?? '')).toBe('Invitation : Réunion, 100 % d’été & co')
  expect(body).toBe(text().replaceAll('\n', '\r\n'))
})
