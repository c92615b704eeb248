import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Browser, Page } from 'puppeteer-core'
import { bareJpeg, chatty, png } from '../core/picture/samples.ts'
import {
  choose,
  firefoxPath,
  openFirefox,
  openCard,
  roomNames,
  says,
  visitor,
  type Visitor,
} from './firefox.ts'
import { fieldsOf, openHands, pictureOf } from './hands.ts'
import { knock } from './kittens/knock.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')
// A whole session each, on machines that do much else.
test.describe.configure({ timeout: 60_000 })

const exifr: typeof import('exifr') = createRequire(import.meta.url)('exifr/dist/full.umd.cjs')
const { kittens, portal, sent } = await openHands()

let firefox: Browser
let folder = ''
let guest: Visitor
let page: Page
test.beforeAll(async () => {
  firefox = await openFirefox()
  folder = await mkdtemp(join(tmpdir(), 'entraide-hands-'))
})
test.beforeEach(async () => {
  kittens.reset()
  guest = await visitor(firefox, `${portal.url}fr/`, 'date')
  page = guest.page
})
test.afterEach(() => guest.context.close())
test.afterAll(async () => {
  await rm(folder, { recursive: true })
})

const submit = () => page.click('dialog.handover [type=submit]')
const heard = () => sent().map(({ to }) => to)

async function fill(field: string, text: string): Promise<void> {
  await page.waitForSelector(field)
  await page.type(field, text)
}

/** Chooses a picture of this name in the form. */
async function picture(name: string, bytes: Buffer): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  await choose(page, '#hand-picture', path)
}

/** The page of the tab that this opens, once it has said what it is. */
async function answerOf(act: () => Promise<void>): Promise<{ place: string | undefined; title: string }> {
  const before = new Set(await guest.context.pages())
  await act()
  let tab: Page | undefined
  await expect
    .poll(async () => (tab = (await guest.context.pages()).find(each => !before.has(each))) !== undefined)
    .toBe(true)
  if (!tab) throw new Error('No tab was opened.')
  await tab.waitForSelector('body[data-place]')
  await page.bringToFront()
  return tab.$eval('body', body => ({ place: body.dataset['place'], title: document.title }))
}

test('in Firefox what is handed over arrives once, as it was meant, and not before the click', async () => {
  await test.step('a poll, in a tab of its own', async () => {
    await openCard(page, 'date')
    await fill('#hand-title', 'Pique-nique')
    await page.type('#hand-author', 'Zoé')
    expect(sent(), 'before the click').toEqual([])
    await submit()
    await expect.poll(heard).toEqual(['poll'])
    await expect.poll(guest.tabs).toBe(2)
    await page.bringToFront()
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
    await page.waitForSelector('dialog.sheet[open]')
  })

  await test.step('a link, however often it is clicked', async () => {
    await openCard(page, 'link')
    await fill('#hand-link', 'https://example.org/page')
    await page.click('dialog.handover [type=submit]', { count: 2 })
    await page.waitForSelector('dialog.sheet[open]')
    await expect.poll(guest.tabs).toBe(3)
    await page.bringToFront()
    expect([heard(), fieldsOf(sent()[1])]).toEqual([
      ['poll', 'short'],
      { lsturl: 'https://example.org/page' },
    ])
  })

  await test.step('a picture, turned as it was, without the place it was taken', async () => {
    await openCard(page, 'pictures')
    await picture('IMG_1.jpg', chatty(6))
    await page.waitForSelector('dialog.handover img')
    const shape = page.$eval('dialog.handover img', img => [img.naturalWidth, img.naturalHeight])
    expect(await shape).toEqual([8, 16])
    expect(sent(), 'before the click').toHaveLength(2)
    await submit()
    await expect.poll(heard).toEqual(['poll', 'short', 'pics'])
    const post = sent()[2]
    expect(fieldsOf(post)).toEqual({ file: 'image.jpg', 'delete-day': '1' })
    expect(await exifr.orientation(pictureOf(post))).toBe(6)
    expect(await exifr.gps(pictureOf(post))).toBeUndefined()
    expect(pictureOf(post).subarray(-250)).toEqual(bareJpeg.subarray(-250))
  })
})

test('in Firefox a text is read by whoever has the link, its host never had it, and takes no second at once', async () => {
  const text = 'Le code de la porte : 4271 🐈'
  await openCard(page, 'text')
  await fill('dialog[open] textarea', text)
  await submit()
  await page.waitForSelector('#sheet-link')
  const link = await page.$eval('#sheet-link', field => (field as HTMLInputElement).value)
  expect(link).toMatch(new RegExp(`^${kittens.url('bin')}\\?[0-9a-f]{16}#[1-9A-Za-z]{40,44}$`))
  expect(sent().map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /'])
  const [, key = ''] = link.split('#')
  const all = JSON.stringify(kittens.requests)
  for (const secret of ['4271', key, Buffer.from(text).toString('base64')]) expect(all).not.toContain(secret)

  await openCard(page, 'text')
  await fill('dialog[open] textarea', 'deux')
  await submit()
  await page.waitForFunction(() => document.querySelector('dialog[open]')?.textContent.includes('secondes'))
  expect(await page.$eval('dialog[open] textarea', field => field.value)).toBe('deux')
  expect(sent()).toHaveLength(2)

  const reader = await guest.context.newPage()
  await reader.goto(link)
  await reader.waitForSelector('[data-read=yes]')
  expect(await reader.$eval('#prettyprint', element => element.textContent)).toBe(text)
})

test('in Firefox a host that refuses says so itself, in its own tab, and is asked once', async () => {
  kittens.setMood('poll', 'maintenance')
  await openCard(page, 'date')
  await fill('#hand-title', 'Pique-nique')
  expect((await answerOf(submit)).place).toBe('maintenance')
  await page.waitForSelector('dialog.sheet[open]')
  expect(await says(page, 'dialog.sheet')).toContain('si vous allez jusqu’au bout chez Kitten poll')

  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const body of ['lsturl=https://a.test/', 'lsturl=https://b.test/'])
    await knock(`${kittens.url('short')}a`, { method: 'POST', headers, body })
  await openCard(page, 'link')
  await fill('#hand-link', 'https://example.org/c')
  expect((await answerOf(submit)).title).toBe('Lstu: You are banned for 1 hour(s).')

  kittens.setMood('pics', 'guarded')
  await openCard(page, 'pictures')
  await picture('photo.jpg', bareJpeg)
  await page.waitForSelector('dialog.handover img')
  expect((await answerOf(submit)).title).toBe('Lutim: Sorry, the API is disabled')
  expect(heard()).toEqual(['poll', 'short', 'short', 'short', 'pics'])

  await test.step('what is no picture, is empty or too large does not leave; the field says why', async () => {
    kittens.setMood('pics', 'well')
    await openCard(page, 'pictures')
    await page.waitForSelector('#hand-picture')
    const refused = async (why: string) => {
      await submit()
      await expect.poll(() => says(page, '#hand-picture-says')).toContain(why)
    }
    await refused('Choisissez d’abord une image.')
    await picture('a.txt', Buffer.from('a'))
    await refused('Ce fichier n’est pas une image.')
    await picture('vide.png', Buffer.alloc(0))
    await refused('Ce fichier n’est pas une image.')
    await page.click('dialog.handover [type=checkbox]')
    await picture('grande.png', Buffer.concat([Buffer.alloc(10_485_761 - 67), png()]))
    await refused('Kitten pics accepte jusqu’à')
    expect(heard()).toHaveLength(5)
    // Nobody here can see what it is: its host judges.
    await picture('a.heic', Buffer.from('\0\0\0\x18ftypheic not really'))
    expect((await answerOf(submit)).title).toContain('is not an image')
    expect(heard()).toHaveLength(6)
  })

  // What never came of it is still in the list, which says how sure that is.
  await page.goto(`${portal.url}fr/rooms/`)
  await page.waitForSelector('article')
  expect(await roomNames(page)).toEqual(['a', 'photo', 'example.org', 'Pique-nique'])
  expect(await says(page)).toContain(
    'Ce lien ne mène au sondage que si vous l’avez terminé chez Kitten poll.',
  )
})
