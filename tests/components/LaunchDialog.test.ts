import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h, reactive } from 'vue'
import LaunchDialog from '../../src/components/LaunchDialog.vue'
import { addressOf, all, followed, names, nameOf, open, press, settled, the, words } from './page.ts'

const told = { opened: vi.fn(), close: vi.fn() }
const shown = reactive({ address: '', provider: '' })
let page: Awaited<ReturnType<typeof open>>

beforeEach(async () => {
  Object.assign(shown, { address: 'https://a.test/p/chat-noir', provider: 'Infini' })
  page = await open(() => () => h(LaunchDialog, { ...shown, onOpened: told.opened, onClose: told.close }))
})
afterEach(() => {
  page.close()
  vi.clearAllMocks()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it('begins with its heading, and shows where the link leads before anybody follows it', () => {
  expect(nameOf(the('dialog'))).toBe('Le lien, avant d’y aller')
  expect(document.activeElement).toBe(the('heading'))
  expect(words(the('dialog'))).toContain('Il mène chez Infini. https://a.test/p/chat-noir')
  expect(names('button')).toEqual(['Copier le lien', 'Fermer'])
})

it('offers a real link, in a tab of its own that cannot reach back, and goes once it is followed', async () => {
  const link = the('link', 'Ouvrir (nouvel onglet)')
  expect(addressOf(link)).toBe('https://a.test/p/chat-noir')
  expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer'])
  await press(link)
  expect(followed).toEqual(['https://a.test/p/chat-noir'])
  expect(told.opened).toHaveBeenCalledOnce()
  expect(all('dialog')).toEqual([])
})

it('copies the link, and says so', async () => {
  const writeText = vi.fn().mockResolvedValue(undefined)
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  await press(the('button', 'Copier le lien'))
  expect(writeText).toHaveBeenCalledWith('https://a.test/p/chat-noir')
  expect(words(the('dialog'))).toContain('Lien copié.')
})

it.each([
  ['refuses', { writeText: vi.fn().mockRejectedValue(new DOMException('no', 'NotAllowedError')) }],
  ['is not there', undefined],
])('selects the link where the clipboard %s', async (_, clipboard) => {
  vi.stubGlobal('navigator', { clipboard })
  await press(the('button', 'Copier le lien'))
  expect(String(getSelection())).toBe('https://a.test/p/chat-noir')
  expect(words(the('dialog'))).toContain('Le lien est sélectionné')
})

it('says when another kitten takes over, and shows its link', async () => {
  Object.assign(shown, { address: 'https://b.test/p/chat-noir', provider: 'Colibris' })
  await settled()
  expect(words(the('dialog'))).toContain('Infini ne répond pas à temps : Colibris prend le relais.')
  expect(words(the('dialog'))).toContain('https://b.test/p/chat-noir')
  expect(words(the('dialog'))).not.toContain('a.test')
})

it('closes on demand, without anything opened', async () => {
  await press(the('button', 'Fermer'))
  expect(told.close).toHaveBeenCalledOnce()
  expect([told.opened.mock.calls.length, followed]).toEqual([0, []])
})
