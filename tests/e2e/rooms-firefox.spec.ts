import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Browser, ElementHandle } from 'puppeteer-core'
import { firefoxPath, launchFirefox } from './firefox.ts'
import { openPortal } from './portal.ts'
import { fileOf, someRooms } from './roomlist.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')

const portal = await openPortal([])
let firefox: Browser
let folder: string

test.beforeAll(async () => {
  firefox = await launchFirefox()
  folder = await mkdtemp(join(tmpdir(), 'entraide-list-'))
})
test.afterAll(async () => {
  await firefox.close()
  await portal.close()
  await rm(folder, { recursive: true })
})

/** What a list says, but for when it was written. */
const roomsIn = (text: string): unknown => JSON.parse(text).rooms

test('a list exported in Firefox is imported in Chromium without loss', async ({ page }) => {
  const given = fileOf(someRooms)
  const path = join(folder, given.name)
  await writeFile(path, given.buffer)
  const guest = await firefox.newPage()
  // The file as it is saved: over WebDriver BiDi nobody sees a download.
  await guest.evaluateOnNewDocument(() => {
    const make = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (file: Blob) => {
      void file.text().then(text => document.documentElement.setAttribute('data-saved', text))
      return make(file)
    }
  })
  const asked: string[] = []
  guest.on('request', request => asked.push(request.url()))
  await guest.goto(`${portal.url}fr/rooms/`)
  const field = (await guest.waitForSelector('#rooms-import')) as ElementHandle<HTMLInputElement>
  await field.uploadFile(path)
  await (await guest.waitForSelector('.preview .action'))?.click()
  // Kept by Firefox itself: it is there again for the next page.
  await guest.waitForSelector('article')
  await guest.reload()
  await guest.waitForSelector('article')
  await guest.click('.secrets input')
  await guest.click('.carry .action')
  const saved = await guest.waitForSelector('html[data-saved]')
  const text = (await saved?.evaluate(html => html.getAttribute('data-saved'))) ?? ''
  expect(asked.filter(url => /\/(pool|health)\.json/.test(url))).toEqual([])

  await page.goto(`${portal.url}fr/rooms/`)
  const file = { name: 'firefox.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  await page.locator('#rooms-import').setInputFiles(file)
  await page.getByRole('button', { name: 'Importer', exact: true }).click()
  await expect(page.getByRole('article')).toHaveCount(someRooms.length)
  await page.getByRole('checkbox', { name: /^Avec les liens d’administration/ }).check()
  const [again] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Exporter la liste' }).click(),
  ])
  const stream = await again.createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  const sorted = (list: unknown) =>
    (list as { id: string }[]).toSorted((one, other) => one.id.localeCompare(other.id))
  expect(sorted(roomsIn(Buffer.concat(parts).toString()))).toEqual(sorted(roomsIn(given.buffer.toString())))
})
