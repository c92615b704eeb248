import { expect, test, type Page } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import { instance, openPortal } from './portal.ts'

const kittens = await startKittens({ pad: 'etherpad' })
const portal = await openPortal([instance('pad', 'etherpad', kittens.url('pad'))])

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

/** Keeps the application from arriving until it is let through. */
async function holdApplication(page: Page): Promise<() => void> {
  let release = (): void => undefined
  const gate = new Promise<void>(resolve => (release = resolve))
  await page.route('**/assets/index-*.js', async route => {
    await gate
    await route.continue()
  })
  return release
}

const pad = (page: Page) => page.locator('article[aria-labelledby=pad-title] a.action')

test('a click before the application has started opens exactly one room', async ({ page }) => {
  const release = await holdApplication(page)
  await page.goto(`${portal.url}fr/`)
  await pad(page).click()
  await expect(pad(page)).toHaveAttribute('aria-busy', 'true')
  const opened = page.waitForEvent('popup')
  release()
  const tab = await opened
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
  await expect(pad(page)).not.toHaveAttribute('aria-busy')
  expect(page.context().pages()).toHaveLength(2)
  expect(page.url()).toBe(`${portal.url}fr/`)
})

test('a title typed and sent before the application has started is in the room’s name', async ({ page }) => {
  const release = await holdApplication(page)
  await page.goto(`${portal.url}fr/`)
  await page.locator('#pad-name').fill('Réunion')
  await page.locator('#pad-name').press('Enter')
  const opened = page.waitForEvent('popup')
  release()
  await expect((await opened).locator('body')).toHaveAttribute('data-room', /^reunion-/)
})

test('two people who click at once are not in the same room', async ({ browser }) => {
  const rooms = new Set<string | null>()
  for (const visitor of ['first', 'second']) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${portal.url}fr/`)
    const [tab] = await Promise.all([page.waitForEvent('popup'), pad(page).click()])
    await expect(tab.locator('body'), visitor).toHaveAttribute('data-place', 'room')
    rooms.add(await tab.locator('body').getAttribute('data-room'))
    await context.close()
  }
  expect(rooms.size).toBe(2)
})

test('when the application never arrives, the click leads to the page that lists the kittens', async ({
  page,
}) => {
  await page.route('**/assets/index-*.js', route => route.abort())
  await page.goto(`${portal.url}fr/`)
  await pad(page).click()
  await expect(page).toHaveURL(`${portal.url}fr/pad/`)
  await expect(page.locator('#kittens a').first()).toHaveAttribute('href', /^https:/)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the nine services can be read, and each leads to plain links', async ({ page }) => {
    await page.goto(`${portal.url}fr/`)
    await expect(page.locator('article h2')).toHaveCount(9)
    await pad(page).click()
    await expect(page).toHaveURL(`${portal.url}fr/pad/`)
    expect(await page.locator('#kittens a[href^="https:"]').count()).toBeGreaterThan(10)
  })
})
