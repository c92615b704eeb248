import { expect, test } from '@playwright/test'
import type { Browser, Page } from 'puppeteer-core'
import { firefoxPath, openFirefox, linkOf } from './firefox.ts'
import { startKittens } from './kittens/server.ts'
import { healthOf, instance, openPortal, works } from './portal.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')

const kittens = await startKittens({ a: 'etherpad' })
const portal = await openPortal([instance('a', 'etherpad', kittens.url('a'))])
await portal.health(healthOf({ a: works }))

let firefox: Browser
test.beforeAll(async () => void (firefox = await openFirefox()))
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

const says = (page: Page, words: string) =>
  page.waitForFunction(text => document.body.textContent.replaceAll('\u00a0', ' ').includes(text), {}, words)
const isKept = (page: Page, path: string) =>
  expect
    .poll(() => page.evaluate(async url => (await caches.match(url)) !== undefined, portal.url + path), {
      timeout: 20_000,
    })
    .toBe(true)

test('in Firefox the portal starts cold without its server, and a newer build waits to be asked for', async () => {
  test.setTimeout(60_000)
  const context = await firefox.createBrowserContext()
  const page = await context.newPage()
  await page.goto(`${portal.url}fr/`)
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  await page.goto(`${portal.url}fr/`)
  await isKept(page, 'fr/map/')
  await page.waitForSelector(linkOf('pad'))
  await page.type('#pad-name', 'Réunion')
  await page.focus(linkOf('pad'))
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog.sheet[open]')
  await page.close()
  await portal.stop()

  const cold = await context.newPage()
  await cold.goto(`${portal.url}fr/`)
  await says(cold, 'pas de réseau')
  await cold.goto(`${portal.url}fr/rooms/`)
  await says(cold, 'Réunion')
  for (const path of ['settings', 'pad', 'about']) {
    await cold.goto(`${portal.url}fr/${path}/`)
    await cold.waitForSelector('main h1')
  }
  // What a bookmark shares arrives without network, too, and does not stay in the address.
  await cold.goto(`${portal.url}fr/partager/#title=Une%20page&url=https%3A%2F%2Fexample.org%2Fx`)
  await says(cold, 'Que faire de ce lien')
  const shared = () => cold.$eval('main textarea', field => (field as HTMLTextAreaElement).value)
  await expect.poll(shared).toBe('Une page\nhttps://example.org/x')
  await expect.poll(() => cold.url()).toBe(`${portal.url}fr/partager/`)

  await portal.resume()
  await portal.deploy('r2')
  await cold.goto(`${portal.url}fr/settings/`)
  await cold.waitForSelector('#settings-version')
  await cold.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
  await says(cold, 'Une nouvelle version est prête.')
  await Promise.all([cold.waitForNavigation(), cold.click('.noticebar .action')])
  await says(cold, 'Vous utilisez la version 0.1.0-r2.')
  await context.close()
})
