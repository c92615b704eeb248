import { expect, test, type Page } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import { healthOf, instance, openPortal, works, type Portal } from './portal.ts'

/** For tests of the installed portal: one of its own for each, with a service worker. */
export async function openApp() {
  test.use({ serviceWorkers: 'allow' })
  const kittens = await startKittens({ a: 'etherpad', b: 'etherpad', call: 'jitsi' })
  const instances = [
    instance('a', 'etherpad', kittens.url('a')),
    instance('b', 'etherpad', kittens.url('b')),
    instance('call', 'jitsi', kittens.url('call')),
  ]
  const app = { portal: undefined as unknown as Portal }
  test.beforeEach(async () => {
    kittens.reset()
    app.portal = await openPortal(instances)
    await app.portal.health(healthOf({ a: works, b: works, call: works }))
  })
  test.afterEach(() => app.portal.close())
  test.afterAll(() => kittens.close())
  return app
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1 })
export const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name }).click()

/** A first visit, until all of it is kept. */
export async function visit(page: Page, { url }: Portal): Promise<void> {
  await page.goto(`${url}fr/`)
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 20_000 })
    .toBe('activated')
  // The texts come last.
  await expect
    .poll(() => page.evaluate(async text => (await caches.match(text)) !== undefined, `${url}fr/map/`), {
      timeout: 20_000,
    })
    .toBe(true)
}

/** A second one, with a service worker from its beginning. */
export async function comeBack(page: Page, { url }: Portal): Promise<void> {
  await page.goto(`${url}fr/`)
  await page.locator('html[data-started]').waitFor({ state: 'attached' })
}
