import { expect, test, type Page } from '@playwright/test'
import { comeBack, heading, menu, openApp, visit } from './app.ts'
import { card, leaveSheet, offered, ready, tabOf } from './portal.ts'

const app = await openApp()
const away = (page: Page) => page.getByRole('region', { name: 'Sans réseau, la page demandée' })
const vanish = (page: Page) => Promise.all([app.portal.stop(), page.context().setOffline(true)])

test('without network, and with the server gone, the portal starts cold and every page opens', async ({
  page,
  context,
}) => {
  await visit(page, app.portal)
  // All after one visit, but for languages where nobody was: the app stays open and says why another page is there.
  await vanish(page)
  await page.goto(`${app.portal.url}fr/about/`)
  await expect(heading(page)).toBeVisible()
  await expect(page).toHaveURL(`${app.portal.url}fr/about/`)
  await page.goto(`${app.portal.url}en/`)
  await expect(page).toHaveURL(`${app.portal.url}fr/#away`)
  await expect(away(page)).toBeVisible()
  await expect(card(page, 'pad')).toContainText('pas de réseau')
  await expect(ready(page, 'pad')).toBeVisible()
  await Promise.all([app.portal.resume(), context.setOffline(false)])

  await page.goto(`${app.portal.url}fr/`)
  await page.locator('#pad-name').fill('Réunion')
  await tabOf(page, () => ready(page, 'pad').click())
  await leaveSheet(page)
  await comeBack(page, app.portal)
  const kitten = await offered(page, 'pad')
  await page.close()
  await vanish(page)

  const cold = await context.newPage()
  const complaints: string[] = []
  cold.on('pageerror', error => complaints.push(error.message))
  await cold.goto(`${app.portal.url}fr/`)
  await expect(heading(cold)).toBeVisible()
  await expect(card(cold, 'pad')).toContainText('pas de réseau')
  expect(await offered(cold, 'pad')).toBe(kitten)
  await expect(cold.getByRole('link', { name: 'Réunion' }).first()).toBeVisible()

  // By links within, and each as the first page.
  await menu(cold, 'Mes salons')
  await expect(cold.getByRole('article', { name: 'Réunion' })).toBeVisible()
  for (const path of [
    'pad',
    'calc',
    'ouvrir/pad',
    'rooms',
    'settings',
    'why',
    'about',
    'privacy',
    'legal',
    'map',
    'settings#x',
  ]) {
    await cold.goto(`${app.portal.url}fr/${path.replace(/#|$/, match => `/${match}`)}`)
    await expect(heading(cold), path).not.toBeEmpty()
    await expect(cold.getByRole('contentinfo'), path).toBeVisible()
    await expect(cold.getByRole('main'), path).not.toBeEmpty()
  }
  await cold.goto(`${app.portal.url}fr/rooms`)
  await expect(cold.getByRole('article', { name: 'Réunion' })).toBeVisible()
  expect(cold.url()).toBe(`${app.portal.url}fr/rooms/`)
  await cold.goto(app.portal.url)
  await expect(cold).toHaveURL(`${app.portal.url}fr/`)
  // Nobody was there in English.
  await cold.goto(`${app.portal.url}en/pad/`)
  await expect(cold).toHaveURL(`${app.portal.url}fr/pad/#away`)
  await away(cold).getByRole('button', { name: 'Fermer' }).click()
  await expect(away(cold)).toHaveCount(0)
  await expect(cold).toHaveURL(`${app.portal.url}fr/pad/`)
  expect(complaints).toEqual([])
  // What is not kept, and what is nowhere; not what is fetched.
  for (const path of ['fr/etat/', 'fr/integrer', 'fr/nothing/', 'index.html']) {
    await cold.goto(app.portal.url + path)
    await expect(cold, path).toHaveURL(`${app.portal.url}fr/#away`)
    await expect(away(cold)).toBeVisible()
  }
  for (const path of ['embed/fr/', 'sitemap.xml'])
    await expect(cold.goto(app.portal.url + path), path).rejects.toThrow(/ERR_/)

  await Promise.all([app.portal.resume(), context.setOffline(false)])
  await cold.goto(`${app.portal.url}fr/`)
  await expect(card(cold, 'pad')).not.toContainText('pas de réseau')
  // Written otherwise, an address shows its page all the same.
  await cold.goto(`${app.portal.url}fr/index.html`, { waitUntil: 'networkidle' })
  await expect(heading(cold)).toBeVisible()
  // The bare address leads on with a worker too, from the network, then as it is kept.
  for (const query of ['', '?poste=partage']) {
    await cold.goto(app.portal.url + query)
    await expect(cold).toHaveURL(`${app.portal.url}en/`)
    await expect
      .poll(() => cold.evaluate(async url => (await caches.match(url)) !== undefined, app.portal.url))
      .toBe(true)
  }
  await expect(cold.locator('html')).toHaveAttribute('data-shared')
})

test('only what this site built is ever kept or answered, and nothing missing is answered with a page', async ({
  page,
}) => {
  await visit(page, app.portal)
  await tabOf(page, () => ready(page, 'pad').click())
  await leaveSheet(page)
  await comeBack(page, app.portal)
  const kept = await page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async name => (await caches.open(name)).matchAll()),
    )
    return all.flat().map(({ type, url, status }) => ({ type, origin: new URL(url).origin, status }))
  })
  expect(kept.length).toBeGreaterThan(50)
  expect(new Set(kept.map(each => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify({ type: 'basic', origin: app.portal.url.slice(0, -1), status: 200 })]),
  )
  // What stands on pages of others is theirs to fetch.
  const framed = await page.evaluate(async () => (await caches.match('/embed/fr/')) ?? 'not kept')
  expect(framed).toBe('not kept')
  for (const path of ['assets/missing-0000000.js', 'embed/pad', 'oembed.json']) {
    const answer = await page.evaluate(
      async url => fetch(url).then(async r => [r.status, await r.text()] as const),
      app.portal.url + path,
    )
    expect(answer, path).toEqual([404, 'There is nothing at this address.\n'])
  }
})

test('a list that comes late, broken or not at all is the last good one; nothing else is believed', async ({
  page,
}) => {
  await visit(page, app.portal)
  await comeBack(page, app.portal)
  const kitten = await offered(page, 'pad')
  for (const content of ['<!doctype html><title>Wi-Fi</title>', '{"instances": [']) {
    await app.portal.pool(content)
    await page.goto(`${app.portal.url}fr/`)
    await expect.poll(() => offered(page, 'pad')).toBe(kitten)
  }
  // Nobody waits long for a server that says nothing.
  await app.portal.hang()
  await page.goto(`${app.portal.url}fr/`)
  await expect.poll(() => offered(page, 'pad')).toBe(kitten)
})

test('a browser that sees a network where there is none is not believed', async ({ page }) => {
  await visit(page, app.portal)
  await comeBack(page, app.portal)
  await app.portal.stop()
  await page.goto(`${app.portal.url}fr/`)
  await expect(card(page, 'pad')).toContainText('pas de réseau')
  expect(await page.evaluate(() => navigator.onLine)).toBe(true)
  await app.portal.resume()
})

test('where the browser lost what it kept, the portal comes from the network and is kept again', async ({
  page,
}) => {
  await visit(page, app.portal)
  const { origin } = new URL(app.portal.url)
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await visit(page, app.portal)
  await comeBack(page, app.portal)
  await expect(ready(page, 'pad')).toBeVisible()
})

test('a second visit costs less than 5 kB where nothing has changed', async ({ page }) => {
  await visit(page, app.portal)
  const before = app.portal.sent()
  await page.goto(`${app.portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  await menu(page, 'Mes salons')
  await expect(heading(page)).toHaveText('Mes salons')
  await page.goto(`${app.portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  const cost = app.portal.sent() - before
  console.log(`two more visits and My rooms: ${cost} bytes`)
  expect(cost).toBeLessThan(5000)
})
