import { expect, test, type Page } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import {
  attentive,
  card,
  healthOf,
  instance,
  kittenAt,
  offered,
  openPortal,
  ready,
  sheet,
  tabOf,
  works,
} from './portal.ts'

const ids = ['a', 'b', 'c'] as const
const kittens = await startKittens({ a: 'etherpad', b: 'etherpad', c: 'etherpad' })
type Name = (typeof ids)[number]
const portal = await openPortal(ids.map(id => instance(id, 'etherpad', kittens.url(id))))

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

const nothingKnown = () => healthOf({})
const allWork = () => healthOf({ a: works, b: works, c: works })
const pad = (page: Page) => ready(page, 'pad')
const rooms = () => kittens.requests.filter(({ path }) => path.startsWith('/p/')).map(({ to }) => to)

/** Opens the page with this file, or with none; says which kitten it offers. */
async function visit(page: Page, file: string): Promise<Name> {
  await portal.health(file)
  await attentive(page, () => page.goto(`${portal.url}fr/`))
  return (await offered(page, 'pad')) as Name
}

/** No kitten answers what it is asked, while its pages open. */
const hangDoors = (page: Page) => page.route('**/api/openapi.json', () => new Promise(() => undefined))

test(
  'the browser of these tests blocks tabs that nobody clicked for',
  { tag: '@windows' },
  async ({ page }) => {
    await page.addInitScript(() =>
      addEventListener('load', () => (document.documentElement.title = String(open('about:blank')))),
    )
    await visit(page, allWork())
    await expect(page.locator('html')).toHaveAttribute('title', 'null')
    expect(page.context().pages()).toHaveLength(1)
  },
)

test('a click on a kitten known to work goes at once, whatever it is asked meanwhile', async ({ page }) => {
  await page.clock.install()
  const first = await visit(page, allWork())
  await hangDoors(page)
  await page.clock.pauseAt(Date.now() + 10_000)
  await tabOf(page, () => pad(page).click())
  await expect(card(page, 'pad')).toContainText('vérification…')
  expect(rooms()).toEqual([first])
})

test(
  'a click on a kitten of which nothing is known waits for its answer, and goes',
  { tag: '@windows' },
  async ({ page }) => {
    const first = await visit(page, nothingKnown())
    const tab = await tabOf(page, () => pad(page).click())
    await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
    expect(rooms()).toEqual([first])
    // The question comes before the visit.
    expect(kittens.requests[0]?.path).toBe('/api/openapi.json')
  },
)

test(
  'a click that comes before the verdict opens one tab, at the kitten that answers',
  { tag: '@windows' },
  async ({ page }) => {
    const dead = await visit(page, nothingKnown())
    kittens.setMood(dead, 'down')
    const tab = await tabOf(page, () => pad(page).click())
    await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
    expect(rooms()).toHaveLength(1)
    expect(rooms()).not.toContain(dead)
    await expect(card(page, 'pad')).toContainText(`Ouvert chez Kitten ${rooms()[0]}.`)
    expect(page.context().pages()).toHaveLength(2)
  },
)

test(
  'a click at kittens that say nothing is held for 800 ms, visibly, then goes, and once',
  { tag: '@windows' },
  async ({ page }) => {
    await page.clock.install()
    const first = await visit(page, nothingKnown())
    await hangDoors(page)
    await page.clock.pauseAt(Date.now() + 10_000)
    await pad(page).click({ clickCount: 3 })
    await expect(pad(page)).toHaveAttribute('aria-busy', 'true')
    await page.clock.runFor(700)
    await expect(pad(page)).toHaveAttribute('aria-busy', 'true')
    expect(page.context().pages()).toHaveLength(1)
    await tabOf(page, () => page.clock.runFor(110))
    await expect(pad(page)).not.toHaveAttribute('aria-busy')
    await page.clock.runFor(3000)
    await expect(card(page, 'pad')).not.toContainText('vérification…')
    expect(page.context().pages()).toHaveLength(2)
    expect(rooms()).toEqual([first])
  },
)

test(
  'a click with the Control key goes at once, as the browser wants it',
  { tag: '@windows' },
  async ({ page }) => {
    await page.clock.install()
    const first = await visit(page, nothingKnown())
    await hangDoors(page)
    await page.clock.pauseAt(Date.now() + 10_000)
    const opened = page.context().waitForEvent('page')
    await pad(page).click({ modifiers: ['Control'] })
    await opened
    await expect(pad(page)).not.toHaveAttribute('aria-busy')
    expect(rooms()).toEqual([first])
  },
)

test.describe('with a finger', () => {
  test.use({ hasTouch: true })

  test('a tap on a dead kitten opens one tab, at another', { tag: '@windows' }, async ({ page }) => {
    const dead = await visit(page, nothingKnown())
    kittens.setMood(dead, 'down')
    const tab = await tabOf(page, () => pad(page).tap())
    await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
    expect(rooms()).not.toContain(dead)
    expect(page.context().pages()).toHaveLength(2)
  })
})

test.describe('“it does not work”', () => {
  const elsewhere = (page: Page) => sheet(page).getByRole('link', { name: /^Essayer chez/ })

  /** Opens a pad of this title at the kitten offered. */
  async function open(page: Page, title: string): Promise<Name> {
    const first = await visit(page, allWork())
    await page.locator('#pad-name').fill(title)
    const tab = await tabOf(page, () => pad(page).click())
    await tab.close()
    await expect(card(page, 'pad')).toContainText(`Ouvert chez Kitten ${first}.`)
    return first
  }

  test('opens the same title at the next kitten, and avoids the one that failed on this device', async ({
    page,
  }) => {
    const failed = await open(page, 'Réunion')
    const tab = await tabOf(page, () => elsewhere(page).click())
    await expect(tab.locator('body')).toHaveAttribute('data-room', /^reunion-/)
    const next = kittenAt(tab.url())
    expect(next).not.toBe(failed)
    await expect(card(page, 'pad')).toContainText(`Ouvert chez Kitten ${next}.`)
    await expect(sheet(page)).toContainText(kittens.url(failed))
    expect(await offered(page, 'pad')).toBe(next)

    await page.reload()
    expect(await offered(page, 'pad')).not.toBe(failed)
    const later = await page.context().newPage()
    await later.goto(`${portal.url}fr/`)
    expect(await offered(later, 'pad')).not.toBe(failed)
    // The device forgives.
    await later.clock.install({ time: Date.now() + 11 * 60_000 })
    await later.reload()
    expect(await offered(later, 'pad')).toBe(failed)
  })

  test('said twice leads to a third', async ({ page }) => {
    const first = await open(page, 'Réunion')
    const second = await tabOf(page, () => elsewhere(page).click())
    await expect(card(page, 'pad')).toContainText(`Ouvert chez Kitten ${kittenAt(second.url())}.`)
    const third = await tabOf(page, () => elsewhere(page).click())
    await third.waitForLoadState()
    expect(new Set([first, kittenAt(second.url()), kittenAt(third.url())]).size).toBe(3)
  })
})
