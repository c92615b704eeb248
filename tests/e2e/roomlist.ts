import { expect, type Page } from '@playwright/test'
import { writeRooms } from '../../src/core/myrooms/exchange.ts'
import type { Room } from '../../src/core/myrooms/room.ts'
import { agents } from '../components/installable.ts'
import type { Sight } from './sights.ts'

/** A room somebody might have. */
export const kept = (id: string, more: Partial<Room> = {}): Room => ({
  id,
  service: 'pad',
  software: 'etherpad',
  provider: 'infini',
  host: 'Infini',
  name: `Salon ${id}`,
  url: `https://pad.kitten.test/p/${id}`,
  createdAt: Date.UTC(2026, 5, 1),
  ...more,
})

/** One of each kind: pinned and noted, owned, expired and failed, still without an address, from elsewhere. */
export const someRooms: readonly Room[] = [
  kept('reunion', {
    ...{ name: 'Réunion parents', pinned: true, note: 'Ordre du jour à préparer' },
    expiry: { days: 3650, after: 'change' },
  }),
  kept('velo', {
    ...{ service: 'date', software: 'framadate', host: 'Chapril', name: 'Sortie vélo' },
    ...{ url: 'https://date.kitten.test/velo', adminUrl: 'https://date.kitten.test/s3cr3t/admin' },
  }),
  kept('affiche', {
    ...{ service: 'pictures', software: 'lutim', name: 'photo-affiche.png', deleteToken: 't0k3n' },
    ...{ url: 'https://img.kitten.test/affiche', createdAt: Date.UTC(2024, 0, 1) },
    ...{ expiry: { days: 30, after: 'creation' }, failed: true },
  }),
  kept('compte-rendu', { name: 'Compte rendu', pending: true, url: 'https://md.kitten.test/new' }),
]

export const fileOf = (rooms: readonly Room[], name = 'mes-salons.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(writeRooms(rooms, Date.UTC(2026, 10, 1), { secrets: true })),
})

const words = {
  fr: { confirm: 'Importer', path: 'fr/rooms/' },
  en: { confirm: 'Import', path: 'en/rooms/' },
}

/** The page, with these rooms in it, as somebody who has just imported them. */
export async function openRooms(
  page: Page,
  url: string,
  rooms: readonly Room[] = someRooms,
  language: keyof typeof words = 'fr',
): Promise<void> {
  const { path, confirm } = words[language]
  await page.goto(url + path)
  if (rooms.length === 0) return page.locator('#rooms-import').waitFor()
  await page.locator('#rooms-import').setInputFiles(fileOf(rooms))
  await page.getByRole('button', { name: confirm, exact: true }).click()
  await expect(page.getByRole('article').first()).toBeVisible()
}

const plus = { fr: 'Plus : Sortie vélo', en: 'More: Sortie vélo' }

/** The browser says of itself what an iPhone says. */
export const asIphone = (page: Page): Promise<unknown> =>
  page.addInitScript(agent => {
    for (const [name, value] of Object.entries(agent))
      Object.defineProperty(Navigator.prototype, name, { get: () => value })
  }, agents.iphone)

/** What people meet on the page of their rooms. Its words differ; the order of things does not. */
export function roomSights(url: string): Readonly<Record<string, Sight>> {
  const reach = async (page: Page, language: string): Promise<void> =>
    openRooms(page, url, someRooms, language === 'fr' ? 'fr' : 'en')
  const unfold = async (page: Page, language: string): Promise<void> => {
    await reach(page, language)
    await page.getByRole('button', { name: plus[language === 'fr' ? 'fr' : 'en'] }).click()
  }
  const entry = '.entry:has(.details)'

  return {
    rooms: { reach },
    'rooms-none': { reach: (page, language) => openRooms(page, url, [], language === 'fr' ? 'fr' : 'en') },
    'rooms-details': { part: entry, reach: unfold },
    'rooms-wrong': {
      part: '.entry:has([aria-invalid])',
      async reach(page, language) {
        await reach(page, language)
        const field = page.locator('.entry .paste input')
        await field.fill('bonjour')
        await field.press('Enter')
      },
    },
    'rooms-forgotten': {
      async reach(page, language) {
        await unfold(page, language)
        await page.locator(`${entry} .details > :last-child button`).click()
        await page.locator('.undo').waitFor()
      },
    },
    'rooms-import': {
      part: '.import',
      async reach(page, language) {
        await reach(page, language)
        await page.locator('#rooms-import').setInputFiles(fileOf([kept('neuf'), ...someRooms]))
        await page.locator('.preview').waitFor()
      },
    },
    'rooms-install': {
      part: '.plate',
      async reach(page, language) {
        await asIphone(page)
        await reach(page, language)
        await page.locator('.plate').waitFor()
      },
    },
    'settings-install': {
      part: '#install',
      async reach(page, language) {
        await asIphone(page)
        await page.goto(`${url}${language}/settings/#install`)
        await page.locator('#install li').first().waitFor()
      },
    },
    'rooms-clear': {
      part: 'dialog[open]',
      async reach(page, language) {
        await reach(page, language)
        await page.locator('.carry > :last-child button').first().click()
      },
    },
  }
}
