import { readFile } from 'node:fs/promises'
import { devices, expect, test, type Page, type Route } from '@playwright/test'
import ICAL from 'ical.js'
import { startKittens } from './kittens/server.ts'
import { card, healthOf, instance, leaveSheet, openPortal, ready, sheet, tabOf, works } from './portal.ts'

const kittens = await startKittens({ a: 'etherpad', b: 'etherpad', visio: 'jitsi', date: 'framadate' })
const more = { retention: { days: 180, after: 'change' } } as const
const about = { name: 'Chaton', website: 'https://kitten.test/', place: 'Brest' }
const portal = await openPortal([
  instance('a', 'etherpad', kittens.url('a'), more),
  instance('b', 'etherpad', kittens.url('b'), more),
  instance('visio', 'jitsi', kittens.url('visio')),
  instance('date', 'framadate', kittens.url('date'), {
    provider: { id: 'date', ...about, terms: 'https://kitten.test/cgu', contact: 'mailto:ici@kitten.test' },
  }),
])
await portal.health(healthOf({ a: works, b: works, visio: works, date: works }))

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

const home = (page: Page) => page.goto(`${portal.url}fr/`)
const link = (page: Page) => sheet(page).getByLabel('Le lien à transmettre')
const kept = (page: Page) => page.getByRole('main').getByRole('article')

async function open(page: Page, service: 'pad' | 'visio' | 'date', title = ''): Promise<Page> {
  await home(page)
  if (title) await page.locator(`#${service}-name`).fill(title)
  return tabOf(page, () => ready(page, service).click())
}

test('the sheet is there in the same turn as the click, before anything else can happen', async ({
  page,
}) => {
  await home(page)
  // The pointer that comes brings the code, and the words.
  const brought = [/\/TheSheet-[^/]*\.js$/, /_after-[^/]*\.js$/].map(name => page.waitForResponse(name))
  await ready(page, 'pad').hover()
  const urls = (await Promise.all(brought)).map(response => response.url())
  await page.evaluate(async all => {
    await Promise.all(all.map(url => import(url)))
    await new Promise(requestAnimationFrame)
  }, urls)
  const shown = await ready(page, 'pad').evaluate(async (anchor: HTMLElement) => {
    anchor.click()
    for (let turns = 0; turns < 20; turns++) await Promise.resolve()
    return document.activeElement?.textContent?.trim()
  })
  expect(shown).toBe('Votre pad est prêt')
})

test('a click faster than its code gets the sheet all the same, and the room is kept', async ({ page }) => {
  await page.route('**/TheSheet-*.js', async route => {
    await page.waitForFunction(() => document.querySelector('.news'))
    await route.continue()
  })
  await open(page, 'pad', 'Fête')
  await expect(sheet(page).getByRole('heading', { name: 'Votre pad est prêt' })).toBeFocused()
  await sheet(page).getByRole('button', { name: 'Fermer' }).click()
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Mes salons' }).click()
  await expect(kept(page)).toHaveCount(1)
})

test('whoever comes back from the room finds its link, its rules and whom to write to', async ({ page }) => {
  const tab = await open(page, 'date')
  await tab.close()
  await expect(sheet(page)).toContainText('La suite se passe chez Chaton')
  await expect(sheet(page)).toContainText('La durée de conservation n’est pas indiquée.')
  const terms = sheet(page).getByRole('link', { name: 'Conditions de Chaton (nouvel onglet)' })
  await expect(terms).toHaveAttribute('href', 'https://kitten.test/cgu')
  await expect(terms).toHaveAttribute('rel', 'noopener noreferrer')
  await expect(sheet(page).getByRole('link', { name: /Écrire à Chaton/ })).toHaveAttribute(
    'href',
    'mailto:ici@kitten.test',
  )
})

test('another kitten: same name, new link, the old one in sight, and both in My rooms', async ({ page }) => {
  await open(page, 'pad', 'Réunion')
  const first = await link(page).inputValue()
  const tab = await tabOf(page, () =>
    sheet(page)
      .getByRole('link', { name: /^Essayer chez/ })
      .click(),
  )
  await expect(tab.locator('body')).toHaveAttribute('data-room', /^reunion-/)
  await expect(link(page)).not.toHaveValue(first)
  await expect(sheet(page)).toContainText(first)
  await sheet(page).getByRole('button', { name: 'Texte d’invitation' }).click()
  const invitation = sheet(page).getByRole('textbox', { name: 'Texte d’invitation' })
  await expect(invitation).toHaveValue(new RegExp((await link(page).inputValue()).replace(/[?.]/g, '\\$&')))
  await sheet(page).getByRole('button', { name: 'Fermer' }).click()
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Mes salons' }).click()
  await expect(kept(page)).toHaveCount(2)
  await expect(kept(page).filter({ hasText: 'Ne s’est pas ouvert la dernière fois.' })).toHaveCount(1)
})

test('opened in this tab, the room is in My rooms, however late what keeps it comes', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('entraide.opens', 'here'))
  const holding = async (route: Route) => {
    await page.locator('a[aria-busy]').waitFor()
    await route.continue()
  }
  await page.route('**/TheSheet-*.js', holding, { times: 1 })
  await home(page)
  await page.locator('#pad-name').fill('Réunion')
  await card(page, 'pad').locator('form a.action[href*="/p/"]').click({ noWaitAfter: true })
  await expect(page.locator('body')).toHaveAttribute('data-place', 'room')
  await page.goto(`${portal.url}fr/rooms/`)
  await expect(kept(page)).toHaveCount(1)
  await expect(page.getByRole('article', { name: 'Réunion' })).toBeVisible()
})

test('where the device has a way to share, it is given the public link and the name alone', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(navigator, { share: (what: unknown) => Promise.resolve(Object.assign(window, { what })) })
  })
  await open(page, 'pad', 'Fête')
  await sheet(page).getByRole('button', { name: 'Partager…' }).click()
  expect(await page.evaluate(() => Reflect.get(window, 'what'))).toEqual({
    title: 'Fête',
    url: await link(page).inputValue(),
  })
})

test('an e-mail begins with the invitation and the link', async ({ page }) => {
  await open(page, 'pad', 'Fête & amis')
  const address = await sheet(page).getByRole('link', { name: 'E-mail' }).getAttribute('href')
  const mail = new URL(address ?? '')
  expect(mail.protocol).toBe('mailto:')
  expect(mail.searchParams.get('subject')).toBe('Invitation : Fête & amis')
  expect(mail.searchParams.get('body')).toContain(await link(page).inputValue())
})

test.describe('in Paris, for somebody with an agenda', () => {
  test.use({ timezoneId: 'Europe/Paris' })

  for (const [day, utc] of [
    ['2027-03-27', '2027-03-27T17:30:00Z'],
    ['2027-03-28', '2027-03-28T16:30:00Z'],
  ] as const)
    test(`a call at half past six on ${day} is at that hour in Thunderbird’s eyes too`, async ({ page }) => {
      await open(page, 'visio', 'Bureau, mardi')
      const address = await link(page).inputValue()
      await sheet(page).getByRole('button', { name: 'Agenda' }).click()
      await sheet(page).getByLabel('Date').fill(day)
      await sheet(page).getByLabel('Heure').fill('18:30')
      const download = page.waitForEvent('download')
      await sheet(page).getByRole('button', { name: 'Télécharger' }).click()
      const file = await download
      expect(file.suggestedFilename()).toMatch(/\.ics$/)
      const calendar = new ICAL.Component(ICAL.parse(await readFile(await file.path(), 'utf8')))
      const zone = calendar.getFirstSubcomponent('vtimezone')
      if (zone) ICAL.TimezoneService.register(zone)
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
      expect(event.startDate.toJSDate().toISOString()).toBe(new Date(utc).toISOString())
      expect([event.summary, event.location]).toEqual(['Bureau, mardi', address])
    })
})

test.describe('on a phone', () => {
  test.use({ userAgent: devices['Pixel 5'].userAgent })

  test('a call can also be opened in its application', async ({ page }) => {
    await open(page, 'visio', 'Bureau')
    await expect(sheet(page).getByRole('link', { name: 'Ouvrir dans l’appli Jitsi Meet' })).toHaveAttribute(
      'href',
      /^intent:\/\/visio\..*bureau.*#Intent;scheme=org\.jitsi\.meet/,
    )
  })
})

test('the card brings its sheet back, with the same link', async ({ page }) => {
  await open(page, 'pad', 'Fête')
  const address = await link(page).inputValue()
  await leaveSheet(page)
  await page.locator('#pad-name').fill('Autre chose')
  await card(page, 'pad')
    .getByRole('button', { name: /^Le lien, le partage, un autre chaton/ })
    .click()
  await expect(link(page)).toHaveValue(address)
})
