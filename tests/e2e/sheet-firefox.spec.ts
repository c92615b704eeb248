import { expect, test } from '@playwright/test'
import type { Browser, Page } from 'puppeteer-core'
import { firefoxPath, launchFirefox, linkOf, visitor, type Visitor } from './firefox.ts'
import { startKittens } from './kittens/server.ts'
import { healthOf, instance, openPortal, works } from './portal.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')

const kittens = await startKittens({ a: 'etherpad', date: 'framadate' })
const portal = await openPortal([
  instance('a', 'etherpad', kittens.url('a')),
  instance('date', 'framadate', kittens.url('date')),
])
await portal.health(healthOf({ a: works, date: works }))

let firefox: Browser
let guest: Visitor
test.beforeAll(async () => {
  firefox = await launchFirefox()
})
test.beforeEach(async () => {
  kittens.reset()
  guest = await visitor(firefox, `${portal.url}fr/`)
})
test.afterEach(() => guest.context.close())
test.afterAll(async () => {
  await firefox.close()
  await kittens.close()
  await portal.close()
})

const sheet = 'dialog.sheet[open]'
const valueOf = (page: Page, field: string) => page.$eval(field, each => (each as HTMLInputElement).value)
const textOf = (page: Page, place: string) => page.$eval(place, each => each.textContent ?? '')

/** Presses the button of the sheet that says this. */
const press = (page: Page, says: string) =>
  page.evaluate(
    wanted =>
      [...document.querySelectorAll<HTMLElement>('dialog[open] button')]
        .find(each => each.textContent.trim() === wanted)
        ?.click(),
    says,
  )

async function open(service: 'pad' | 'date', title = ''): Promise<void> {
  if (title) await guest.page.type(`#${service}-name`, title)
  await guest.page.focus(linkOf(service))
  await guest.page.keyboard.press('Enter')
  await expect.poll(guest.tabs).toBe(2)
  await guest.page.bringToFront()
  await guest.page.waitForSelector(sheet)
}

test('in Firefox the sheet has the link, its code and an invitation, and the room is in the list', async () => {
  await open('pad', 'Fête')
  const link = await valueOf(guest.page, '#sheet-link')
  expect(link).toMatch(/\/p\/fete-/)
  await press(guest.page, 'Code QR')
  await guest.page.waitForSelector(`${sheet} svg[role=img]`)
  await press(guest.page, 'Texte d’invitation')
  await guest.page.waitForSelector(`${sheet} textarea`)
  expect(await valueOf(guest.page, `${sheet} textarea`)).toContain(link)
  await guest.page.goto(`${portal.url}fr/rooms/`)
  await guest.page.waitForSelector('article')
  expect(await textOf(guest.page, 'article h2, article h3')).toContain('Fête')
  // Kept by Firefox itself.
  await guest.page.reload()
  await guest.page.waitForSelector('article')
})

test('in Firefox a poll takes the link that only its host knew', async () => {
  await open('date')
  await guest.page.type('#sheet-paste', `${kittens.url('date')}fete-2026`)
  await guest.page.keyboard.press('Enter')
  await guest.page.waitForSelector('#sheet-link')
  expect(await valueOf(guest.page, '#sheet-link')).toBe(`${kittens.url('date')}fete-2026`)
})

test('in Firefox a pasted invitation is recognised, opened and kept', async () => {
  await guest.page.type('#join', `Notre pad : ${kittens.url('a')}p/reunion.`)
  await guest.page.waitForSelector('.join a.open')
  expect(await textOf(guest.page, '#join-says')).toContain('Un pad chez Kitten a')
  expect(kittens.requests.filter(({ path }) => path.startsWith('/p/'))).toEqual([])
  await guest.page.click('.join a.open')
  await expect.poll(() => kittens.requests.map(({ path }) => path)).toContain('/p/reunion')
  await guest.page.bringToFront()
  await guest.page.goto(`${portal.url}fr/rooms/`)
  await guest.page.waitForSelector('article')
})

test('in Firefox a shared computer keeps no room, and a session ends without a trace', async () => {
  await guest.page.goto(`${portal.url}fr/?poste=partage`)
  await guest.page.waitForSelector(linkOf('pad'))
  await guest.page.waitForNetworkIdle()
  await open('pad', 'Fête')
  expect(await textOf(guest.page, sheet)).toContain('Ce navigateur ne garde rien de ce salon')
  await guest.page.goto(`${portal.url}fr/end/`)
  await expect.poll(() => textOf(guest.page, 'h1')).toBe('Votre session est terminée')
  expect(await guest.lasting()).toBe('{"entraide.shared":"yes"}')
})
