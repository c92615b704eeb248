import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Browser, ElementHandle } from 'puppeteer-core'
import type { ServiceId } from '../../src/core/services.ts'
import { bareJpeg, chatty } from '../core/picture/samples.ts'
import { firefoxPath, launchFirefox, linkOf } from './firefox.ts'
import { fieldsOf, openHands, pictureOf } from './hands.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')

const exifr: typeof import('exifr') = createRequire(import.meta.url)('exifr/dist/full.umd.cjs')
const { kittens, portal, sent } = await openHands()

let firefox: Browser
let folder = ''
test.beforeAll(async () => {
  firefox = await launchFirefox()
  folder = await mkdtemp(join(tmpdir(), 'entraide-picture-'))
})
test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await firefox.close()
  await rm(folder, { recursive: true })
})

/** The form of a card, in a visit of its own, and how many tabs there are. */
async function openForm(service: ServiceId) {
  const context = await firefox.createBrowserContext()
  const page = await context.newPage()
  await page.goto(`${portal.url}fr/`)
  await page.waitForSelector(linkOf(service))
  await page.waitForNetworkIdle()
  // By the keyboard: cards are drawn as they come into view, and a pointer may miss them.
  await page.focus(linkOf(service))
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog.handover[open] form')
  const send = () => page.click('dialog.handover [type=submit]')
  return { page, send, tabs: async () => (await context.pages()).length, close: () => context.close() }
}

test('in Firefox a poll goes to its host once, in a tab of its own', async () => {
  const { page, send, tabs, close } = await openForm('date')
  await page.type('#hand-title', 'Pique-nique')
  await page.type('#hand-author', 'Zoé')
  expect(sent(), 'before the click').toEqual([])
  await send()
  await expect.poll(() => sent().length).toBe(1)
  await expect.poll(tabs).toBe(2)
  const { customized_url, ...fields } = fieldsOf(sent()[0])
  expect(fields).toEqual({
    use_customized_url: 'on',
    title: 'Pique-nique',
    name: 'Zoé',
    type: 'date',
    lang: 'fr',
  })
  expect(customized_url).toMatch(/^pique-nique-/)
  expect(sent()[0]?.headers['referer']).toBeUndefined()
  await close()
})

test('in Firefox a link goes to its host once, however often it is clicked', async () => {
  const { page, tabs, close } = await openForm('link')
  await page.type('#hand-link', 'https://example.org/page')
  await page.click('dialog.handover [type=submit]', { count: 2 })
  await expect.poll(() => sent().length).toBe(1)
  await page.waitForSelector('dialog.sheet[open]')
  expect([sent().map(fieldsOf), await tabs()]).toEqual([[{ lsturl: 'https://example.org/page' }], 2])
  await close()
})

test('in Firefox a picture arrives turned as it was, without the place it was taken', async () => {
  const { page, send, close } = await openForm('pictures')
  const file = join(folder, 'IMG_1.jpg')
  await writeFile(file, chatty(6))
  const field = (await page.$('#hand-picture')) as ElementHandle<HTMLInputElement> | null
  await field?.uploadFile(file)
  await page.waitForSelector('dialog.handover img')
  const shape = page.$eval('dialog.handover img', img => [img.naturalWidth, img.naturalHeight])
  expect(await shape).toEqual([8, 16])
  expect(sent(), 'before the click').toEqual([])
  await send()
  await expect.poll(() => sent().length).toBe(1)
  const [post] = sent()
  expect(fieldsOf(post)).toEqual({ file: 'image.jpg', 'delete-day': '1' })
  expect(await exifr.orientation(pictureOf(post))).toBe(6)
  expect(await exifr.gps(pictureOf(post))).toBeUndefined()
  expect(pictureOf(post).subarray(-250)).toEqual(bareJpeg.subarray(-250))
  await close()
})
