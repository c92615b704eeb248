import type { Page } from '@playwright/test'
import { arrivalCache, fileEntry, noteEntry, type Note } from '../../src/core/arrival/entry.ts'
import { chatty } from '../core/picture/samples.ts'
import type { Sight } from './sights.ts'

/** A file that was shared. */
export interface Left {
  name: string
  type: string
  bytes: Buffer
}

export const photo: Left = { name: 'vacances.jpg', type: 'image/jpeg', bytes: chatty(6) }

/** Puts onto the device what another application has shared `ago` milliseconds ago, as the service worker does. */
export async function leaveThere(
  page: Page,
  files: readonly Left[],
  said: Partial<Note> = {},
  ago = 0,
): Promise<void> {
  const note: Note = {
    ...{ title: '', text: '', url: '', skipped: 0, ...said },
    time: Date.now() - ago,
    files: files.map(({ name, type, bytes }) => ({ name, type, size: bytes.length })),
  }
  await page.evaluate(
    async ([name, entry, text, bodies]) => {
      const cache = await caches.open(name)
      for (const [address, body] of bodies)
        await cache.put(address, new Response(Uint8Array.from(atob(body), sign => sign.charCodeAt(0))))
      await cache.put(entry, new Response(text))
    },
    [
      arrivalCache,
      noteEntry,
      JSON.stringify(note),
      files.map(({ bytes }, at): [string, string] => [fileEntry(at), bytes.toString('base64')]),
    ] as const,
  )
}

/** What may arrive, and what becomes of the page then. */
export function shareSights(url: string): Readonly<Record<string, Sight>> {
  const open = async (page: Page, language: string, after = ''): Promise<void> => {
    await page.goto(`${url}${language}/partager/${after}`)
    await page.locator('html[data-started]').waitFor({ state: 'attached' })
  }
  const hosted = (page: Page) => page.locator('article .host').first()
  const part = '#content'
  const secret = 'Le code de la porte est le 4271. '
  return {
    'share-nothing': { reach: (page, language) => open(page, language) },
    'share-link': {
      part,
      async reach(page, language) {
        await open(page, language, '#title=Une%20page&url=https://elsewhere.example/p/reunion')
        await hosted(page).waitFor()
      },
    },
    'share-text': {
      part,
      async reach(page, language) {
        await open(page, language, `?text=${encodeURIComponent(secret.repeat(20))}`)
        await hosted(page).waitFor()
      },
    },
    'share-before': {
      part,
      async reach(page, language) {
        await open(page, language)
        await page.locator('#arrival').fill(secret)
        await open(page, language, '#url=https://elsewhere.example/p/reunion')
        await page.locator('#before').waitFor()
        await hosted(page).waitFor()
      },
    },
    'share-pictures': {
      part,
      async reach(page, language) {
        await open(page, language)
        await leaveThere(page, [photo, { ...photo, name: 'plage.jpg' }], { skipped: 2 })
        await page.reload()
        await hosted(page).waitFor()
      },
    },
  }
}
