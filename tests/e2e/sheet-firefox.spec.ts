import { expect, test } from '@playwright/test'
import ICAL from 'ical.js'
import type { Browser, Page } from 'puppeteer-core'
import type { ServiceId } from '../../src/core/services.ts'
import {
  catchFiles,
  closeDialogue,
  firefoxPath,
  openFirefox,
  openCard,
  press,
  roomNames,
  savedBy,
  says,
  visitor,
  type Visitor,
} from './firefox.ts'
import { startKittens } from './kittens/server.ts'
import { healthOf, instance, openPortal, works } from './portal.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')

const kittens = await startKittens({ a: 'etherpad', date: 'framadate', call: 'jitsi' })
const portal = await openPortal([
  instance('a', 'etherpad', kittens.url('a')),
  instance('date', 'framadate', kittens.url('date')),
  instance('call', 'jitsi', kittens.url('call')),
])
await portal.health(healthOf({ a: works, date: works, call: works }))

let firefox: Browser
let guest: Visitor
let page: Page
test.beforeAll(async () => {
  firefox = await openFirefox()
})
test.afterEach(() => guest.context.close())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

async function arrive(path: string): Promise<void> {
  guest = await visitor(firefox, portal.url + path, 'pad', catchFiles)
  page = guest.page
}

const sheet = 'dialog.sheet[open]'
const valueOf = (field: string) => page.$eval(field, each => (each as HTMLInputElement).value)

async function open(service: ServiceId, title = ''): Promise<void> {
  const tabs = await guest.tabs()
  await closeDialogue(page)
  if (title) await page.type(`#${service}-name`, title)
  await openCard(page, service)
  await expect.poll(guest.tabs).toBe(tabs + 1)
  await page.bringToFront()
  await page.waitForSelector(sheet)
}

test('in Firefox the sheet has all there is to pass on, and what is opened, pasted or joined is in the list', async () => {
  await arrive('fr/')

  await test.step('a pad: its link, its code, an invitation', async () => {
    await open('pad', 'Fête')
    const link = await valueOf('#sheet-link')
    expect(link).toMatch(/\/p\/fete-/)
    await press(page, 'Code QR')
    await page.waitForSelector(`${sheet} svg[role=img]`)
    await press(page, 'Texte d’invitation')
    await page.waitForSelector(`${sheet} textarea`)
    expect(await valueOf(`${sheet} textarea`)).toContain(link)
  })

  await test.step('a call goes into a calendar', async () => {
    await open('visio', 'Visite')
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
    const text = await savedBy(page, () => press(page, 'Télécharger'))
    const calendar = new ICAL.Component(ICAL.parse(text))
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
    expect([event.startDate.toString(), event.duration.toString()]).toEqual([
      expect.stringContaining('2031-03-30T20:30:00'),
      'PT60M',
    ])
  })

  await test.step('a poll takes the link that only its host knew', async () => {
    await open('date')
    await page.type('#sheet-paste', `${kittens.url('date')}fete-2026`)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#sheet-link')
    expect(await valueOf('#sheet-link')).toBe(`${kittens.url('date')}fete-2026`)
    await page.keyboard.press('Escape')
  })

  await test.step('a pasted invitation is recognised, opened and kept, and asks nobody before', async () => {
    await page.type('#join', `Notre pad : ${kittens.url('a')}p/reunion.`)
    await page.waitForSelector('.join a.open')
    expect(await says(page, '#join-says')).toContain('Un pad chez Kitten a')
    const paths = () => kittens.requests.map(({ path }) => path)
    expect(paths()).not.toContain('/p/reunion')
    await press(page, 'Ouvrir (nouvel onglet)')
    await expect.poll(paths).toContain('/p/reunion')
    await page.bringToFront()
  })

  await page.goto(`${portal.url}fr/rooms/`)
  const there = ['reunion', 'Sondage', 'Visite', 'Fête']
  await expect.poll(() => roomNames(page)).toEqual(there)
  // Kept by Firefox itself.
  await page.reload()
  await expect.poll(() => roomNames(page)).toEqual(there)
})

test('in Firefox a shared computer keeps no room, and a session ends without a trace', async () => {
  await arrive('fr/?poste=partage')
  await open('pad', 'Fête')
  expect(await says(page, sheet)).toContain('Ce navigateur ne garde rien de ce salon')
  await page.goto(`${portal.url}fr/end/`)
  await expect.poll(() => says(page, 'h1')).toBe('Votre session est terminée')
  expect(await guest.lasting()).toBe('{"entraide.shared":"yes"}')
})
