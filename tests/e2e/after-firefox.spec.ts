import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import ICAL from 'ical.js'
import type { Browser, BrowserContext, ElementHandle, Page } from 'puppeteer-core'
import type { ServiceId } from '../../src/core/services.ts'
import { bareJpeg } from '../core/picture/samples.ts'
import { firefoxPath, launchFirefox, linkOf } from './firefox.ts'
import { knock } from './kittens/knock.ts'
import { startKittens } from './kittens/server.ts'
import { healthOf, instance, openPortal, works } from './portal.ts'
import { fileOf, kept, someRooms } from './roomlist.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')

const kittens = await startKittens({
  ...{ poll: 'framadate', short: 'lstu', pics: 'lutim', bin: 'privatebin', call: 'jitsi', pad: 'etherpad' },
})
const portal = await openPortal([
  instance('poll', 'framadate', kittens.url('poll'), { handovers: ['title'] }),
  instance('short', 'lstu', kittens.url('short'), { handovers: ['link'] }),
  instance('pics', 'lutim', kittens.url('pics'), { handovers: ['picture'] }),
  instance('bin', 'privatebin', kittens.url('bin'), { handovers: ['text'] }),
  instance('call', 'jitsi', kittens.url('call')),
  instance('pad', 'etherpad', kittens.url('pad')),
])

let firefox: Browser
let context: BrowserContext
let page: Page
let folder: string
test.beforeAll(async () => {
  await portal.health(
    healthOf({ poll: works, short: works, pics: works, bin: works, call: works, pad: works }),
  )
  firefox = await launchFirefox()
  folder = await mkdtemp(join(tmpdir(), 'entraide-after-'))
})
test.beforeEach(async () => {
  kittens.reset()
  context = await firefox.createBrowserContext()
  page = await context.newPage()
})
test.afterEach(() => context.close())
test.afterAll(async () => {
  await firefox.close()
  await kittens.close()
  await portal.close()
  await rm(folder, { recursive: true })
})

const sent = () => kittens.requests.filter(({ method }) => method === 'POST')
const says = (where: Page, place = 'main') =>
  where.$eval(place, each => each.textContent.replaceAll(/\s+/g, ' '))
const names = (where: Page) => where.$$eval('article h2', all => all.map(each => each.textContent.trim()))

/** Presses what is called so, by the keyboard: a pointer may miss what is drawn as it comes into view. */
async function press(where: Page, name: string | RegExp): Promise<void> {
  const source = typeof name === 'string' ? `^${name}$` : name.source
  const found = await where.waitForFunction(
    pattern =>
      [...document.querySelectorAll<HTMLElement>('button, a')].find(
        each =>
          each.checkVisibility() &&
          new RegExp(pattern).test(
            (each.getAttribute('aria-label') ?? each.textContent.trim()).replace('\u00a0', ' '),
          ),
      ),
    // Not by frames: a tab behind another draws none.
    { polling: 50 },
    source,
  )
  // A key reaches only the tab in front.
  await where.bringToFront()
  await (found as ElementHandle<HTMLElement>).focus()
  await where.keyboard.press('Enter')
}

async function openCard(service: ServiceId): Promise<void> {
  await page.goto(`${portal.url}fr/`)
  await page.waitForSelector(linkOf(service))
  await page.waitForNetworkIdle()
  await page.focus(linkOf(service))
  await page.keyboard.press('Enter')
}

/** The page of the tab that this opens, once it has said what it is. */
async function answerOf(act: () => Promise<void>): Promise<Page> {
  const before = new Set(await context.pages())
  await act()
  let tab: Page | undefined
  await expect
    .poll(async () => (tab = (await context.pages()).find(each => !before.has(each))) !== undefined)
    .toBe(true)
  if (!tab) throw new Error('No tab was opened.')
  await tab.waitForSelector('body[data-place]')
  await page.bringToFront()
  return tab
}

const placeOf = (tab: Page) => tab.$eval('body', body => [body.dataset['place'], document.title])

async function importFile(where: Page, rooms = someRooms): Promise<void> {
  const path = join(folder, 'mes-salons.json')
  await writeFile(path, fileOf(rooms).buffer)
  const field = await where.waitForSelector('#rooms-import')
  await (field as ElementHandle<HTMLInputElement>).uploadFile(path)
}

test('in Firefox a host that refuses says so itself, in its own tab, and is asked once', async () => {
  const submit = () => page.click('dialog.handover [type=submit]')
  kittens.setMood('poll', 'maintenance')
  await openCard('date')
  await page.waitForSelector('#hand-title')
  await page.type('#hand-title', 'Pique-nique')
  expect((await placeOf(await answerOf(submit)))[0]).toBe('maintenance')
  await page.waitForSelector('dialog.sheet[open]')
  expect(await says(page, 'dialog.sheet')).toContain('si vous allez jusqu’au bout chez Kitten poll')

  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const body of ['lsturl=https://a.test/', 'lsturl=https://b.test/'])
    await knock(`${kittens.url('short')}a`, { method: 'POST', headers, body })
  await openCard('link')
  await page.waitForSelector('#hand-link')
  await page.type('#hand-link', 'https://example.org/c')
  expect((await placeOf(await answerOf(submit)))[1]).toBe('Lstu: You are banned for 1 hour(s).')

  kittens.setMood('pics', 'guarded')
  await openCard('pictures')
  const path = join(folder, 'photo.jpg')
  await writeFile(path, bareJpeg)
  const field = await page.waitForSelector('#hand-picture')
  await (field as ElementHandle<HTMLInputElement>).uploadFile(path)
  await page.waitForSelector('dialog.handover img')
  expect((await placeOf(await answerOf(submit)))[1]).toBe('Lutim: Sorry, the API is disabled')
  expect(sent().map(({ to }) => to)).toEqual(['poll', 'short', 'short', 'short', 'pics'])

  // What never came of it is still in the list, which says how sure that is.
  await page.goto(`${portal.url}fr/rooms/`)
  await page.waitForSelector('article')
  expect(await names(page)).toEqual(['photo', 'example.org', 'Pique-nique'])
  expect(await says(page)).toContain(
    'Ce lien ne mène au sondage que si vous l’avez terminé chez Kitten poll.',
  )
})

test('in Firefox a text that comes too soon after another is refused, and stays in its field', async () => {
  const write = async (text: string) => {
    await openCard('text')
    await page.waitForSelector('dialog[open] textarea')
    await page.type('dialog[open] textarea', text)
    await page.click('dialog[open] [type=submit]')
  }
  await write('un')
  await page.waitForSelector('#sheet-link')
  await write('deux')
  await page.waitForFunction(() => document.querySelector('dialog[open]')?.textContent.includes('secondes'))
  expect(await page.$eval('dialog[open] textarea', field => field.value)).toBe('deux')
  expect(sent()).toHaveLength(2)
})

test('in Firefox a call goes into a calendar, and the list imports, finds, renames and takes back', async () => {
  await page.evaluateOnNewDocument(() => {
    const make = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (file: Blob) => {
      void file.text().then(text => (document.documentElement.dataset['saved'] = text))
      return make(file)
    }
  })
  await openCard('visio')
  await page.waitForSelector('dialog.sheet[open]')
  await expect.poll(async () => (await context.pages()).length).toBe(2)
  await press(page, 'Agenda')
  await page.waitForSelector('dialog input[type=date]')
  for (const [field, value] of [
    ['date', '2031-03-30'],
    ['time', '20:30'],
  ])
    await page.$eval(
      `dialog input[type=${field}]`,
      (input, given) => {
        input.value = given ?? ''
        input.dispatchEvent(new Event('input'))
      },
      value,
    )
  await press(page, 'Télécharger')
  await page.waitForSelector('html[data-saved]')
  const text = await page.$eval('html', html => html.dataset['saved'] ?? '')
  const event = new ICAL.Event(
    new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined,
  )
  expect([event.startDate.toString(), event.duration.toString()]).toEqual([
    expect.stringContaining('2031-03-30T20:30:00'),
    'PT60M',
  ])

  await page.goto(`${portal.url}fr/rooms/`)
  await importFile(page)
  await page.waitForSelector('.preview')
  expect(await says(page, '.preview')).toContain('Nouveaux : 4.')
  expect(await names(page)).toHaveLength(1)
  await press(page, 'Importer')
  await expect.poll(() => names(page)).toHaveLength(5)
  await page.type('#rooms-search', 'VELO')
  await expect.poll(() => names(page)).toEqual(['Sortie vélo'])
  await press(page, 'Plus : Sortie vélo')
  const name = await page.waitForSelector('.details input[type=text]')
  await name?.type(' du 12')
  await page.keyboard.press('Tab')
  await press(page, 'Oublier : Sortie vélo du 12')
  await page.waitForSelector('.undo')
  expect(await says(page)).toContain('Salons : 0.')
  await press(page, 'Annuler l’oubli : Sortie vélo du 12')
  await page.reload()
  await expect.poll(() => names(page)).toContain('Sortie vélo du 12')
})

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

test('in Firefox nothing is lost silently: two tabs, broken records, a later version, no space, no database', async () => {
  // A page without scripts, to write before ours does.
  await page.goto(`${portal.url}fr/about/`)
  await plant(page, 1, [kept('a', { name: 'Un' }), kept('b', { name: 'Deux' }), { id: 'c', url: 'rien' }])
  await page.goto(`${portal.url}fr/rooms/`)
  await page.waitForSelector('article')
  expect(await says(page)).toContain('Fiches illisibles, laissées telles quelles : 1.')
  const other = await context.newPage()
  await other.goto(`${portal.url}fr/rooms/`)
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
    await broken.goto(`${portal.url}fr/rooms/`)
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
  await newer.goto(`${portal.url}fr/about/`)
  await plant(newer, 9, [{ id: 'z', shape: 'unheard of' }])
  await newer.goto(`${portal.url}fr/rooms/`)
  await newer.waitForSelector('#rooms-import')
  expect(await says(newer)).toContain('Une version plus récente de ce site a écrit la liste')
  await late.close()
})
