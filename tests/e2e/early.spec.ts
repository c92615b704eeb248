import { expect, test, type Browser, type Page } from '@playwright/test'
import { services } from '../../src/core/services.ts'
import { startKittens } from './kittens/server.ts'
import { asNew, card, instance, openPortal, tabOf } from './portal.ts'

const kittens = await startKittens({ pad: 'etherpad' })
const portal = await openPortal([instance('pad', 'etherpad', kittens.url('pad'))])

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

const application = '**/assets/index-*.js'
const pad = (page: Page) => card(page, 'pad').locator('a.action')
const field = (page: Page) => page.locator('#pad-name')
const rooms = () => kittens.requests.filter(({ path }) => path.startsWith('/p/')).map(({ path }) => path)

/** Opens the home page and keeps the application from arriving until it is let through. */
async function holdApplication(page: Page): Promise<() => void> {
  let release = (): void => undefined
  const gate = new Promise<void>(resolve => (release = resolve))
  await page.route(application, async route => {
    await gate
    await route.continue()
  })
  await page.goto(`${portal.url}fr/`)
  return release
}

/** What `act` does before the application has started leads, once it has, to one tab. */
async function openedEarly(page: Page, act: () => Promise<void>): Promise<Page> {
  const release = await holdApplication(page)
  await act()
  await expect(pad(page)).toHaveAttribute('aria-busy', 'true')
  const tab = await tabOf(page, async () => release())
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
  await expect(pad(page)).not.toHaveAttribute('aria-busy')
  return tab
}

test(
  'a click before the application has started opens exactly one room, and so do three',
  { tag: '@windows' },
  async ({ page }) => {
    for (const clickCount of [1, 3])
      await test.step(`${clickCount}`, async () => {
        kittens.reset()
        await asNew(page)
        const tab = await openedEarly(page, () => pad(page).click({ clickCount }))
        expect(rooms()).toHaveLength(1)
        expect(page.context().pages()).toHaveLength(2)
        expect(page.url()).toBe(`${portal.url}fr/`)
        await tab.close()
      })
  },
)

test(
  'a title sent before the application has started is in the name of the one room',
  { tag: '@windows' },
  async ({ page }) => {
    const tab = await openedEarly(page, async () => {
      await field(page).fill('Réunion')
      await field(page).press('Enter')
    })
    await expect(tab.locator('body')).toHaveAttribute('data-room', /^reunion-/)
    expect(rooms()).toHaveLength(1)
  },
)

test(
  'a click at once on a processor six times slower opens one room',
  { tag: '@windows' },
  async ({ page }) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await page.goto(`${portal.url}fr/`, { waitUntil: 'commit' })
    const tab = await tabOf(page, () => pad(page).click())
    await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
    expect(rooms()).toHaveLength(1)
  },
)

test('what was typed before the application started stays, and names the room', async ({ page }) => {
  const release = await holdApplication(page)
  await field(page).fill('Fête du quartier')
  release()
  await expect(pad(page)).toHaveAttribute('href', /\/p\/fete-du-quartier-/)
  await expect(field(page)).toHaveValue('Fête du quartier')
})

async function roomOfVisitor(browser: Browser): Promise<string | null> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const tab = await openedEarly(page, () => pad(page).click())
  const room = await tab.locator('body').getAttribute('data-room')
  await context.close()
  return room
}

test('two people who click too early are not in the same room', { tag: '@windows' }, async ({ browser }) => {
  expect(await roomOfVisitor(browser)).not.toBe(await roomOfVisitor(browser))
})

test(
  'a click too old for the browser to open a tab is offered again, and opens one then',
  { tag: '@windows' },
  async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } }),
    )
    const release = await holdApplication(page)
    await pad(page).click()
    release()
    await expect(page.getByRole('status')).toHaveText('C’est prêt : vous pouvez ouvrir le lien.')
    await expect(pad(page)).toBeFocused()
    expect(page.context().pages()).toHaveLength(1)
    await tabOf(page, () => page.keyboard.press('Enter'))
    expect(page.context().pages()).toHaveLength(2)
  },
)

test('when the application never arrives, the click leads to plain links that work', async ({
  page,
  context,
}) => {
  await context.route(/^https:/, route => route.fulfill({ body: 'a kitten' }))
  await page.route(application, route => route.abort())
  await page.goto(`${portal.url}fr/`)
  await pad(page).click()
  await expect(page).toHaveURL(`${portal.url}fr/pad/`)
  const link = page.locator('#kittens a').first()
  const address = await link.getAttribute('href')
  const tab = await tabOf(page, () => link.click())
  await expect(tab).toHaveURL(address ?? '')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the nine services can be read, and the way to a kitten is two plain links', async ({
    page,
    context,
  }) => {
    await context.route(/^https:/, route => route.fulfill({ body: 'a kitten' }))
    await page.goto(`${portal.url}fr/`)
    await expect(page.locator('article h2')).toHaveCount(9)
    await pad(page).click()
    await expect(page).toHaveURL(`${portal.url}fr/pad/`)
    const link = page.locator('#kittens a').first()
    const address = await link.getAttribute('href')
    const tab = await tabOf(page, () => link.click())
    await expect(tab).toHaveURL(address ?? '')
  })

  test('the page of each service lists its kittens as plain links', async ({ page }) => {
    for (const service of services)
      await test.step(service, async () => {
        await page.goto(`${portal.url}en/${service}/`)
        const addresses = await page
          .locator('#kittens a')
          .evaluateAll(all => all.map(each => each.getAttribute('href')))
        expect.soft(addresses.length).toBeGreaterThan(1)
        expect.soft(addresses.filter(address => !address?.startsWith('https:'))).toEqual([])
      })
  })
})

test('nothing throws while the page starts, not even what is caught: V8 would parse the whole application again', async ({
  page,
}) => {
  const thrown: string[] = []
  const devtools = await page.context().newCDPSession(page)
  devtools.on('Debugger.paused', ({ reason, data }) => {
    // A promise that fails is no such error; where tests have no service workers, that is what their registration does.
    if (reason === 'exception') thrown.push(String(data?.['description']))
    // The page may be gone by then.
    devtools.send('Debugger.resume').catch(() => undefined)
  })
  await devtools.send('Debugger.enable')
  await devtools.send('Debugger.setPauseOnExceptions', { state: 'all' })
  await page.goto(`${portal.url}fr/`)
  await page.locator('html[data-started]').waitFor({ state: 'attached' })
  expect(thrown).toEqual([])
})
