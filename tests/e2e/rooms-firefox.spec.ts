import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Browser, BrowserContext, Page } from 'puppeteer-core'
import {
  catchFiles,
  choose,
  firefoxPath,
  openFirefox,
  press,
  roomNames as names,
  savedBy,
  says,
} from './firefox.ts'
import { openPortal } from './portal.ts'
import { fileOf, kept, someRooms } from './roomlist.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')
// A whole session each, on machines that do much else.
test.describe.configure({ timeout: 60_000 })

const portal = await openPortal([])
const list = `${portal.url}fr/rooms/`
/** A page without scripts, to write before ours does. */
const still = `${portal.url}fr/about/`

let firefox: Browser
let context: BrowserContext
let page: Page
let folder: string
test.beforeAll(async () => {
  firefox = await openFirefox()
  folder = await mkdtemp(join(tmpdir(), 'entraide-list-'))
})
test.beforeEach(async () => {
  context = await firefox.createBrowserContext()
  page = await context.newPage()
})
test.afterEach(() => context.close())
test.afterAll(async () => {
  await portal.close()
  await rm(folder, { recursive: true })
})

/** What a list says, but for when it was written. */
const roomsIn = (text: string): unknown => JSON.parse(text).rooms

async function importFile(where: Page, rooms = someRooms): Promise<void> {
  const path = join(folder, 'mes-salons.json')
  await writeFile(path, fileOf(rooms).buffer)
  await choose(where, '#rooms-import', path)
  await where.waitForSelector('.preview')
}

/** What the device holds, written by somebody else: `version` 1 is ours. */
const plant = (where: Page, version: number, records: readonly object[]) =>
  where.evaluate(
    (number, all) =>
      new Promise<void>(resolve => {
        const asked = indexedDB.open('entraide', number)
        asked.onupgradeneeded = () => asked.result.createObjectStore('rooms', { keyPath: 'id' })
        asked.onsuccess = () => {
          const writing = asked.result.transaction('rooms', 'readwrite')
          for (const record of all) writing.objectStore('rooms').put(record)
          writing.oncomplete = () => {
            asked.result.close()
            resolve()
          }
        }
      }),
    version,
    records,
  )

test('a list exported in Firefox, which asks nobody, is imported in Chromium without loss', async ({
  page: chromium,
}) => {
  await catchFiles(page)
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.goto(list)
  await importFile(page)
  expect(await says(page, '.preview')).toContain('Nouveaux : 4.')
  expect(await names(page)).toEqual([])
  await press(page, 'Importer')
  await expect.poll(() => names(page)).toHaveLength(4)
  // Kept by Firefox itself: it is there again for the next page.
  await page.reload()
  await page.waitForSelector('article')
  await page.click('.secrets input')
  const text = await savedBy(page, () => press(page, 'Exporter la liste'))
  expect(asked.filter(url => /\/(pool|health)\.json/.test(url))).toEqual([])

  await chromium.goto(list)
  const file = { name: 'firefox.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  await chromium.locator('#rooms-import').setInputFiles(file)
  await chromium.getByRole('button', { name: 'Importer', exact: true }).click()
  await expect(chromium.getByRole('article')).toHaveCount(someRooms.length)
  await chromium.getByRole('checkbox', { name: /^Avec les liens d’administration/ }).check()
  const [again] = await Promise.all([
    chromium.waitForEvent('download'),
    chromium.getByRole('button', { name: 'Exporter la liste' }).click(),
  ])
  const stream = await again.createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  const sorted = (all: unknown) =>
    (all as { id: string }[]).toSorted((one, other) => one.id.localeCompare(other.id))
  const given = roomsIn(fileOf(someRooms).buffer.toString())
  expect(sorted(roomsIn(Buffer.concat(parts).toString()))).toEqual(sorted(given))
})

test('in Firefox the list finds, renames, takes back, forgets by itself, is carried along and forgotten', async () => {
  const [now, year] = [Date.now(), 365 * 86_400_000]
  const evil = '<img src=x onerror=alert(1)>'
  const wrong: string[] = []
  page.on('pageerror', error => wrong.push(String(error)))
  page.on('dialog', dialog => wrong.push(dialog.message()))
  await catchFiles(page)
  await page.goto(still)
  await plant(page, 1, [
    kept('vieux', { name: 'Vieux', createdAt: now - year }),
    kept('cher', { name: 'Épinglé', createdAt: now - year, pinned: true }),
    kept('demain', { name: 'De demain', createdAt: now + year }),
    ...someRooms.filter(({ id }) => id === 'velo').map(room => ({ ...room, openedAt: now })),
  ])
  await page.evaluate(() => localStorage.setItem('entraide.months', '3'))
  await page.goto(list)

  await test.step('what is old goes by itself; not what is pinned, nor what the clock, gone back, has not reached', async () => {
    await page.waitForSelector('article')
    expect((await names(page)).toSorted()).toEqual(['De demain', 'Sortie vélo', 'Épinglé'])
    expect(await says(page)).toContain('faute d’avoir été ouverts : Vieux.')
    await press(page, 'Les reprendre')
    await expect.poll(() => names(page)).toContain('Vieux')
  })

  await test.step('a hostile file brings what is sound and runs nothing', async () => {
    const theirs = [kept('a', { url: 'javascript:alert(1)' }), kept('"><script>alert(1)</script>')]
    await importFile(page, [...theirs, kept('c', { name: evil, note: evil, host: evil })])
    expect(await says(page, '.preview')).toContain('Illisibles, laissés de côté : 2.')
    await press(page, 'Importer')
    await expect.poll(() => names(page)).toContain(evil)
    expect(await page.$$('main :is(img, script)')).toEqual([])
  })

  await test.step('a room is found, renamed, forgotten and taken back', async () => {
    await page.type('#rooms-search', 'VELO')
    await expect.poll(() => names(page)).toEqual(['Sortie vélo'])
    await press(page, 'Plus : Sortie vélo')
    await (await page.waitForSelector('.details input[type=text]'))?.type(' du 12')
    await page.keyboard.press('Tab')
    await press(page, 'Oublier : Sortie vélo du 12')
    await page.waitForSelector('.undo')
    expect(await says(page)).toContain('Salons : 0.')
    await press(page, 'Annuler l’oubli : Sortie vélo du 12')
    await expect.poll(() => names(page)).toEqual(['Sortie vélo du 12'])
  })

  await test.step('tables and paper have every address and no secret', async () => {
    const table = await savedBy(page, () => press(page, 'Exporter un tableau (CSV)'))
    expect(table).toMatch(/^\ufeff?Nom,Service,Hébergement,Lien,/)
    expect(table.trim().split('\r\n')).toHaveLength(6)
    await page.evaluate(() => (window.print = () => (document.documentElement.dataset['asked'] = '')))
    await press(page, 'Imprimer avec les codes QR')
    await page.waitForSelector('html[data-asked]')
    expect(await page.$$('.printed svg')).toHaveLength(5)
    const paper = await says(page, '.printed')
    for (const text of [table, paper]) {
      expect(text).toContain('https://date.kitten.test/velo')
      expect(text).not.toContain('s3cr3t')
    }
  })

  await test.step('all are forgotten once that is confirmed, and exported first', async () => {
    await press(page, 'Tout oublier…')
    const all = await savedBy(page, () => press(page, 'Tout exporter d’abord, secrets compris'))
    expect([(roomsIn(all) as unknown[]).length, all.includes('s3cr3t')]).toEqual([5, true])
    expect(await names(page)).not.toEqual([])
    await press(page, 'Tout oublier')
    await expect.poll(() => says(page)).toContain('Aucun salon ici pour le moment')
    await page.reload()
    await page.waitForSelector('#rooms-import')
    expect([await names(page), wrong]).toEqual([[], []])
  })
})

test('in Firefox nothing is lost silently: two tabs, broken records, a later version, no space, no database', async () => {
  await page.goto(still)
  await plant(page, 1, [kept('a', { name: 'Un' }), kept('b', { name: 'Deux' }), { id: 'c', url: 'rien' }])
  await page.goto(list)
  await page.waitForSelector('article')
  expect(await says(page)).toContain('Fiches illisibles, laissées telles quelles : 1.')
  const other = await context.newPage()
  await other.goto(list)
  await press(other, 'Plus : Un')
  await (await other.waitForSelector('.details textarea'))?.type('Ordre du jour')
  await press(page, 'Plus : Un')
  await (await page.waitForSelector('.details input[type=text]'))?.type(' bis')
  await page.keyboard.press('Tab')
  // The note that is being written in the other tab stays, and both are kept.
  await expect.poll(() => names(other)).toContain('Un bis')
  expect(await other.$eval('.details textarea', field => field.value)).toBe('Ordre du jour')
  await other.bringToFront()
  await other.keyboard.press('Tab')
  await other.close()
  await page.reload()
  await expect.poll(() => names(page)).toContain('Un bis')
  expect(await says(page)).toContain('Ordre du jour')

  for (const [fault, warning] of [
    ['put', 'n’a plus de place'],
    ['open', 'refuse de garder la liste'],
  ] as const) {
    const broken = await context.newPage()
    await broken.evaluateOnNewDocument(which => {
      const no = (name: string) => () => {
        throw new DOMException('no', name)
      }
      if (which === 'put') IDBObjectStore.prototype.put = no('QuotaExceededError')
      else IDBFactory.prototype.open = no('SecurityError')
    }, fault)
    await broken.goto(list)
    await importFile(broken, [kept(fault, { name: `Gardé ${fault}` })])
    await press(broken, 'Importer')
    await expect.poll(() => names(broken)).toContain(`Gardé ${fault}`)
    await expect.poll(() => says(broken)).toContain(warning)
    await broken.close()
  }
  // Once there is space again, they are there.
  await page.reload()
  await expect.poll(() => names(page)).toEqual(expect.arrayContaining(['Un bis', 'Gardé put', 'Gardé open']))

  const late = await firefox.createBrowserContext()
  const newer = await late.newPage()
  await newer.goto(still)
  await plant(newer, 9, [{ id: 'z', shape: 'unheard of' }])
  await newer.goto(list)
  await newer.waitForSelector('#rooms-import')
  expect(await says(newer)).toContain('Une version plus récente de ce site a écrit la liste')
  await late.close()
})
