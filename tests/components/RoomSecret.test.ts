import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import RoomSecret from '../../src/components/RoomSecret.vue'
import { description, names, open, press, the, words } from './page.ts'

const value = 'https://poll.test/s3cr3t/admin'
let page: Awaited<ReturnType<typeof open>>
beforeEach(async () => {
  page = await open(() => () => h(RoomSecret, { label: 'Lien', says: 'Tous les droits.', value }))
})
afterEach(() => page.close())

const shown = () => {
  const field = the('textbox')
  return field instanceof HTMLInputElement ? field.value : ''
}

it('is nowhere on the page before somebody asks to see it', async () => {
  expect(document.body.innerHTML).not.toContain('s3cr3t')
  expect(names('textbox')).toEqual(['Lien, masqué'])
  expect(description(the('textbox'))).toBe('Tous les droits.')
  await press(the('button', 'Afficher : Lien'))
  expect([names('textbox'), shown()]).toEqual([['Lien'], value])
  await press(the('button', 'Masquer : Lien'))
  expect(shown()).not.toContain('s3cr3t')
})

it('is copied without being shown', async () => {
  const writeText = vi.fn().mockResolvedValue(undefined)
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  await press(the('button', 'Copier : Lien'))
  expect(writeText).toHaveBeenCalledWith(value)
  expect(words(the('status'))).toBe('Copié.')
  expect(shown()).not.toContain('s3cr3t')
})

it.each([
  ['has no clipboard', undefined],
  ['refuses', { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }],
])('is shown and selected where the browser %s', async (_, clipboard) => {
  vi.stubGlobal('navigator', { clipboard })
  await press(the('button', 'Copier : Lien'))
  expect(shown()).toBe(value)
  expect(document.activeElement).toBe(the('textbox'))
  expect(words(the('status'))).toContain('Le texte est sélectionné')
})
