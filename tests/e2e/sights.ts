import { expect, type Page } from '@playwright/test'
import type { ServiceId } from '../../src/core/services.ts'
import { chatty } from '../core/picture/samples.ts'
import type { Mood } from './kittens/moods.ts'
import { startKittens } from './kittens/server.ts'
import { card, down, healthOf, instance, leaveSheet, openPortal, ready, sheet, works } from './portal.ts'
import { livePast } from './past.ts'
import { noticeSights } from './notices.ts'
import { rareSights } from './rare.ts'
import { roomSights } from './roomlist.ts'
import { shareSights } from './sharing.ts'

/** What people meet: how a page in a language gets there. The names of the controls are found by pattern, in any language. */
export interface Sight {
  reach: (page: Page, language: string) => Promise<void>
  /** What of the page it is about, where the rest is another sight's. */
  part?: string
}

/** A portal on which every sight can be reached: pads work, the one call replaces a dead one, all dates are down. */
export async function openSights() {
  const kittens = await startKittens({
    ...{ a: 'etherpad', b: 'etherpad', c: 'etherpad' },
    ...{ pictures: 'lutim', date: 'framadate', calc: 'ethercalc', text: 'privatebin', link: 'lstu' },
  })
  const instances = [
    ...(['a', 'b', 'c'] as const).map(id => instance(id, 'etherpad', kittens.url(id))),
    instance('date', 'framadate', kittens.url('date')),
    instance('calc', 'ethercalc', kittens.url('calc')),
    instance('text', 'privatebin', kittens.url('text'), { handovers: ['text'] }),
    instance('link', 'lstu', kittens.url('link'), { handovers: ['link'] }),
    instance('pictures', 'lutim', kittens.url('pictures'), { handovers: ['picture'] }),
  ]
  const portal = await openPortal(instances)
  await livePast(portal.folder, instances, { a: 'good', b: 'week', c: 'new', date: 'patchy', calc: 'walled' })
  await portal.health(healthOf({ a: works, b: works, c: works, text: works, link: works, date: down }))
  const reset = (): void => kittens.reset()
  const are = (mood: Mood): void => {
    for (const id of ['a', 'b', 'c'] as const) kittens.setMood(id, mood)
  }
  const close = async (): Promise<void> => {
    await kittens.close()
    await portal.close()
  }
  return { sights: sightsOf(portal.url, are), reset, close, url: portal.url }
}

function sightsOf(url: string, are: (mood: Mood) => void): Readonly<Record<string, Sight>> {
  const home = async (page: Page, language: string): Promise<void> => {
    await page.goto(`${url}${language}/`)
    await ready(page, 'pad').waitFor()
    await card(page, 'pad').locator('.state').waitFor()
  }
  const pad = 'article[aria-labelledby=pad-title]'
  /** Opens a service, and stays with its sheet. */
  const leave = async (page: Page, language: string, service: ServiceId): Promise<void> => {
    await home(page, language)
    const [tab] = await Promise.all([page.waitForEvent('popup'), ready(page, service).click()])
    await tab.close()
    await sheet(page).waitFor()
  }
  const changer = (page: Page) =>
    card(page, 'pad').getByRole('button', { name: /autre chaton|another kitten/ })

  return {
    home: { reach: home },
    'card-in-use': {
      part: pad,
      async reach(page, language) {
        await home(page, language)
        await page.locator('#pad-name').fill('Réunion d’été')
        await card(page, 'pad').getByRole('checkbox').uncheck()
      },
    },
    'card-opened': {
      part: pad,
      async reach(page, language) {
        await home(page, language)
        const [tab] = await Promise.all([page.waitForEvent('popup'), ready(page, 'pad').click()])
        await tab.close()
        await leaveSheet(page)
        await card(page, 'pad').locator('.news').waitFor()
      },
    },
    sheet: { part: 'dialog[open]', reach: (page, language) => leave(page, language, 'pad') },
    'sheet-pending': { part: 'dialog[open]', reach: (page, language) => leave(page, language, 'date') },
    'sheet-moved': {
      part: 'dialog[open]',
      async reach(page, language) {
        await leave(page, language, 'pad')
        const tab = page.waitForEvent('popup')
        await sheet(page).locator('.repair a').click()
        await (await tab).close()
        await sheet(page).locator('.repair li').waitFor()
      },
    },
    'join-unknown': {
      part: '.join',
      async reach(page, language) {
        await home(page, language)
        await page.locator('#join').fill('https://elsewhere.example/p/reunion')
        await page.locator('.join a').waitFor()
      },
    },
    resume: {
      part: '.resume',
      async reach(page, language) {
        await leave(page, language, 'pad')
        await expect.poll(() => page.evaluate(() => localStorage['entraide.rooms'])).toBe('1')
        await home(page, language)
        await page.locator('.resume a').first().waitFor()
      },
    },
    'card-checking': {
      part: pad,
      async reach(page, language) {
        are('hung')
        await home(page, language)
        await ready(page, 'pad').focus()
        await card(page, 'pad').locator('.state.asking').waitFor()
      },
    },
    'card-replaced': {
      part: pad,
      async reach(page, language) {
        await home(page, language)
        const drawn = await ready(page, 'pad').getAttribute('href')
        await page.route(new URL('/**', drawn ?? '').href, route => route.abort())
        await ready(page, 'pad').focus()
        await card(page, 'pad').locator('.state.replaces').waitFor()
      },
    },
    'card-offline': {
      part: pad,
      async reach(page, language) {
        await home(page, language)
        await page.context().setOffline(true)
        await card(page, 'pad').locator('.state.offline').waitFor()
      },
    },
    'link-form': {
      part: 'dialog[open]',
      async reach(page, language) {
        await home(page, language)
        await ready(page, 'link').click()
        await page.locator('#hand-link').fill('example.org')
        await page.keyboard.press('Enter')
        await page.locator('[aria-invalid=true]').waitFor()
      },
    },
    'picture-form': {
      part: 'dialog[open]',
      async reach(page, language) {
        await home(page, language)
        await ready(page, 'pictures').click()
        const picture = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: chatty(6) }
        await page.locator('#hand-picture').setInputFiles(picture)
        await page.locator('dialog img').waitFor()
      },
    },
    'form-unsent': {
      part: 'dialog[open]',
      async reach(page, language) {
        await home(page, language)
        await ready(page, 'link').click()
        await page.locator('#hand-link').fill('https://example.org/')
        await page.keyboard.press('Escape')
        await page.getByRole('alert').waitFor()
      },
    },
    chooser: {
      part: 'dialog[open]',
      async reach(page, language) {
        await home(page, language)
        await changer(page).click()
        await page.getByRole('radio', { name: 'Kitten b' }).check()
      },
    },
    'link-shown': {
      part: 'dialog[open]',
      async reach(page, language) {
        await page.addInitScript(() => localStorage.setItem('entraide.opens', 'shown'))
        await page.goto(`${url}${language}/`)
        await card(page, 'pad').locator('a.action[rel~=noopener]').click()
        await page.getByRole('dialog').waitFor()
      },
    },
    'hand-text': {
      part: 'dialog[open]',
      async reach(page, language) {
        await home(page, language)
        await card(page, 'text').locator('form a.action').click()
        await page.getByRole('dialog').getByRole('combobox').waitFor()
        await page.getByRole('dialog').locator('button[type=submit]').click()
      },
    },
    'hand-text-refused': {
      part: 'dialog[open]',
      async reach(page, language) {
        await home(page, language)
        await card(page, 'text').locator('form a.action').click()
        await page.getByRole('dialog').locator('textarea').fill('4271')
        await page.route('**/*', (route, request) =>
          request.method() === 'POST'
            ? route.fulfill({
                json: { status: 1, message: 'Invalid data.' },
                headers: { 'access-control-allow-origin': '*' },
              })
            : route.fallback(),
        )
        await page.getByRole('dialog').locator('button[type=submit]').click()
        await page.getByRole('dialog').getByText('Invalid data.').waitFor()
      },
    },
    menu: {
      part: '.header',
      async reach(page, language) {
        await page.setViewportSize({ width: 360, height: 740 })
        await home(page, language)
        await page.getByText('Menu', { exact: true }).click()
      },
    },
    'no-list': {
      async reach(page, language) {
        await page.route('**/pool.json', route => route.fulfill({ status: 404 }))
        await page.goto(`${url}${language}/`)
        await page.getByRole('alert').waitFor()
      },
    },
    'service-pad': {
      async reach(page, language) {
        await page.goto(`${url}${language}/pad/`)
        await ready(page, 'pad').waitFor()
      },
    },
    'service-all-down': {
      async reach(page, language) {
        await page.goto(`${url}${language}/date/`)
        await card(page, 'date').locator('.news').waitFor()
      },
    },
    open: {
      async reach(page, language) {
        await page.goto(`${url}${language}/ouvrir/pad/?prefer=b,c&name=Assembl%C3%A9e`)
        await card(page, 'pad').locator('.state').waitFor()
      },
    },
    'open-alone-down': {
      part: 'article',
      async reach(page, language) {
        await page.goto(`${url}${language}/ouvrir/date/?only=date`)
        await card(page, 'date').locator('.nobody').waitFor()
      },
    },
    why: {
      async reach(page, language) {
        await page.goto(`${url}${language}/why/`)
        await page.locator('#pad-states').waitFor()
      },
    },
    health: {
      async reach(page, language) {
        await page.goto(`${url}${language}/etat/`)
        await page.locator('#date [role=img]').waitFor()
        await page.locator('#date summary').click()
        await page.locator('.run summary').click()
        await page.getByRole('cell').first().waitFor()
      },
    },
    ...Object.fromEntries(
      ['about', 'privacy', 'legal', 'accessibility', 'map'].map(name => [
        name,
        {
          still: true,
          reach: async (page, language) => void (await page.goto(`${url}${language}/${name}/`)),
        },
      ]),
    ),
    settings: {
      async reach(page, language) {
        await page.goto(`${url}${language}/settings/`)
        await page.getByRole('radio').first().waitFor()
      },
    },
    ...rareSights(url),
    ...roomSights(url),
    ...shareSights(url),
    ...noticeSights(url),
    lost: { reach: async page => void (await page.goto(`${url}nowhere/`)) },
  }
}
