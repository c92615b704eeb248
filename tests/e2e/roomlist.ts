import { expect, type Page } from '@playwright/test'
import { writeRooms } from '../../src/core/myrooms/exchange.ts'
import type { Room } from '../../src/core/myrooms/room.ts'

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
