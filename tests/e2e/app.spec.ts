import { expect, test, type Page } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import {
  card,
  healthOf,
  instance,
  leaveSheet,
  offered,
  openPortal,
  ready,
  sheet,
  tabOf,
  works,
} from './portal.ts'

test.use({ serviceWorkers: 'allow' })

const kittens = await startKittens({ a: 'etherpad', b: 'etherpad', call: 'jitsi' })
const instances = [
  instance('a', 'etherpad', kittens.url('a')),
  instance('b', 'etherpad', kittens.url('b')),
  instance('call', 'jitsi', kittens.url('call')),
]
const open = async () => {
  const portal = await openPortal(instances)
  await portal.health(healthOf({ a: works, b: works, call: works }))
  return portal
}
let portal: Awaited<ReturnType<typeof open>>

test.beforeEach(async () => {
  kittens.reset()
  portal = await open()
})
test.afterEach(() => portal.close())
test.afterAll(() => kittens.close())

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const notice = (page: Page) => page.getByText('Une nouvelle version est prête.')
const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name }).click()
const build = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller?.state)

/** A first visit, until all of it is kept. */
async function visit(page: Page, path = 'fr/'): Promise<void> {
  await page.goto(portal.url + path)
  await expect.poll(() => build(page)).toBe('activated')
}

/** A second one, until the texts are kept, too. */
async function comeBack(page: Page): Promise<void> {
  await page.goto(`${portal.url}fr/`)
  await expect
    .poll(() => page.evaluate(async url => (await caches.match(url)) !== undefined, `${portal.url}fr/map/`))
    .toBe(true)
}

const vanish = (page: Page) => Promise.all([portal.stop(), page.context().setOffline(true)])

test('without network, and with the server gone, the portal starts cold and every page opens', async ({
  page,
  context,
}) => {
  await visit(page)
  await page.locator('#pad-name').fill('Réunion')
  await tabOf(page, () => ready(page, 'pad').click())
  await leaveSheet(page)
  await comeBack(page)
  const kitten = await offered(page, 'pad')
  await page.close()
  await vanish(page)

  const cold = await context.newPage()
  const complaints: string[] = []
  cold.on('pageerror', error => complaints.push(error.message))
  await cold.goto(`${portal.url}fr/`)
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
    'rooms',
    'settings',
    'why',
    'about',
    'privacy',
    'legal',
    'map',
    'settings#x',
  ]) {
    await cold.goto(`${portal.url}fr/${path.replace(/#|$/, match => `/${match}`)}`)
    await expect(heading(cold), path).not.toBeEmpty()
    await expect(cold.getByRole('contentinfo'), path).toBeVisible()
    await expect(cold.getByRole('main'), path).not.toBeEmpty()
  }
  await cold.goto(`${portal.url}fr/rooms`)
  await expect(cold.getByRole('article', { name: 'Réunion' })).toBeVisible()
  expect(cold.url()).toBe(`${portal.url}fr/rooms/`)
  await cold.goto(portal.url)
  await expect(cold).toHaveURL(`${portal.url}fr/`)
  expect(complaints).toEqual([])
  await expect(cold.goto(`${portal.url}fr/nothing/`)).rejects.toThrow(/ERR_/)

  await Promise.all([portal.resume(), context.setOffline(false)])
  await cold.goto(`${portal.url}fr/`)
  await expect(card(cold, 'pad')).not.toContainText('pas de réseau')
})

test('only what this site built is ever kept or answered, and nothing missing is answered with a page', async ({
  page,
}) => {
  await visit(page)
  await tabOf(page, () => ready(page, 'pad').click())
  await leaveSheet(page)
  await comeBack(page)
  const kept = await page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async name => (await caches.open(name)).matchAll()),
    )
    return all.flat().map(({ type, url, status }) => ({ type, origin: new URL(url).origin, status }))
  })
  expect(kept.length).toBeGreaterThan(50)
  expect(new Set(kept.map(each => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify({ type: 'basic', origin: portal.url.slice(0, -1), status: 200 })]),
  )
  for (const path of ['assets/missing-0000000.js', 'embed/', 'embed/pad', 'oembed.json']) {
    const answer = await page.evaluate(
      async url => fetch(url).then(async r => [r.status, await r.text()] as const),
      portal.url + path,
    )
    expect(answer, path).toEqual([404, 'There is nothing at this address.\n'])
  }
})

test('a list that comes late, broken or not at all is the last good one; nothing else is believed', async ({
  page,
}) => {
  await visit(page)
  await comeBack(page)
  const kitten = await offered(page, 'pad')
  for (const content of ['<!doctype html><title>Wi-Fi</title>', '{"instances": [']) {
    await portal.pool(content)
    await page.goto(`${portal.url}fr/`)
    await expect.poll(() => offered(page, 'pad')).toBe(kitten)
  }
  // Nobody waits long for a server that says nothing.
  await portal.hang()
  await page.goto(`${portal.url}fr/`)
  await expect.poll(() => offered(page, 'pad')).toBe(kitten)
})

test('a browser that sees a network where there is none is not believed', async ({ page }) => {
  await visit(page)
  await comeBack(page)
  await portal.stop()
  await page.goto(`${portal.url}fr/`)
  await expect(card(page, 'pad')).toContainText('pas de réseau')
  expect(await page.evaluate(() => navigator.onLine)).toBe(true)
  await portal.resume()
})

test('where the browser lost what it kept, the portal comes from the network and is kept again', async ({
  page,
}) => {
  await visit(page)
  const { origin } = new URL(portal.url)
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await visit(page)
  await comeBack(page)
  await expect(ready(page, 'pad')).toBeVisible()
})

test('a second visit costs less than 5 kB where nothing has changed', async ({ page }) => {
  await visit(page)
  await comeBack(page)
  const before = portal.sent()
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  await menu(page, 'Mes salons')
  await expect(heading(page)).toHaveText('Mes salons')
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  const cost = portal.sent() - before
  console.log(`two more visits and My rooms: ${cost} bytes`)
  expect(cost).toBeLessThan(5000)
})

test('three builds in a row under an open page: nothing typed is lost, nothing reloads unasked, then all is new', async ({
  page,
}) => {
  await visit(page)
  await comeBack(page)
  await page.locator('#pad-name').fill('Fête du 12')
  let loads = 0
  page.on('load', () => loads++)
  for (const release of ['r2', 'r3', 'r4']) {
    await portal.deploy(release)
    await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
  }
  // Somebody writes: it waits until they are done.
  await page.evaluate(
    () =>
      new Promise<void>(resolve => {
        const look = async () =>
          (await navigator.serviceWorker.getRegistration())?.waiting ? resolve() : setTimeout(look, 50)
        void look()
      }),
  )
  await expect(page.locator('#pad-name')).toBeFocused()
  await expect(notice(page)).toHaveCount(0)
  await page.locator('#pad-name').blur()
  await expect(notice(page)).toBeVisible()

  // Pieces of the old build that it has not loaded yet are still there, though the server has them no more.
  await tabOf(page, () => ready(page, 'pad').click())
  await expect(sheet(page).getByLabel('Le lien à transmettre')).toHaveValue(/fete-du-12/)
  await expect(notice(page)).toHaveCount(0)
  await sheet(page).getByRole('button', { name: 'Code QR' }).click()
  await expect(sheet(page).getByRole('img', { name: /QR/ })).toBeVisible()
  await leaveSheet(page)
  await menu(page, 'Réglages')
  await expect(heading(page)).toHaveText('Réglages')
  await page.goBack()
  await expect(page.locator('#pad-name')).toHaveValue('Fête du 12')
  expect(loads).toBe(0)

  await page.getByRole('button', { name: 'Mettre à jour' }).click()
  await expect.poll(() => loads).toBe(1)
  await expect(page.locator('#pad-name')).toHaveValue('Fête du 12')
  await expect(notice(page)).toHaveCount(0)
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).filter(name => name.includes('pages'))))
    .toEqual(['entraide-pages-0.1.0-r4'])
  await menu(page, 'Mes salons')
  await expect(page.getByRole('article', { name: 'Fête du 12' })).toBeVisible()
})

test('what another application shares arrives at a page that waits for a click, and reaches no server', async ({
  page,
}) => {
  await visit(page)
  const before = portal.sent()
  await page.evaluate(() => {
    const form = Object.assign(document.createElement('form'), {
      method: 'post',
      enctype: 'multipart/form-data',
      action: '/fr/partager/',
    })
    for (const [name, value] of [
      ['title', 'Une page'],
      ['text', 'À lire https://example.org/article'],
    ] as const)
      form.append(Object.assign(document.createElement('input'), { name, value }))
    const files = new DataTransfer()
    files.items.add(new File(['x'], 'notes.pdf', { type: 'application/pdf' }))
    form.append(
      Object.assign(document.createElement('input'), { type: 'file', name: 'files', files: files.files }),
    )
    document.body.append(form)
    form.submit()
  })
  await expect(page).toHaveURL(`${portal.url}fr/partager/`)
  await expect(page.getByRole('main')).toContainText('https://example.org/article')
  await expect(page.getByRole('main')).toContainText('notes.pdf')
  // The page itself, once: what was shared is in no request.
  expect(portal.sent() - before).toBeLessThan(60_000)
  await page.reload()
  await expect(page.getByRole('main')).toContainText('notes.pdf')
})

test('with the worker of the day on which there must be none, everything kept is gone and the portal works', async ({
  page,
}) => {
  await visit(page)
  await comeBack(page)
  await portal.file('sw.js', await (await fetch(`${portal.url}sw-off.js`)).text())
  await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
  // At the latest with the next page: some browsers let the old one end what it does.
  await expect(async () => {
    await page.goto(`${portal.url}fr/`)
    await expect(ready(page, 'pad')).toBeVisible()
    expect(await page.evaluate(() => caches.keys())).toEqual([])
  }).toPass()
  await page.goto(`${portal.url}fr/`)
  await expect(ready(page, 'pad')).toBeVisible()
  expect(await page.evaluate(() => caches.keys())).toEqual([])
})

test.describe('where no worker can be', () => {
  test.use({ serviceWorkers: 'block' })

  test('a piece that a deployment took away is fetched with the page anew, once', async ({ page }) => {
    await page.goto(`${portal.url}fr/`)
    await ready(page, 'pad').waitFor()
    // What a moving pointer brings is there.
    await Promise.all([
      page.waitForResponse(/json_after/),
      page.waitForResponse(/TheSheet/),
      heading(page).hover(),
    ])
    await portal.deploy('r2')
    let loads = 0
    page.on('load', () => loads++)
    await menu(page, 'Réglages')
    await expect(heading(page)).toHaveText('Réglages')
    await expect(page.getByRole('radio', { name: 'Sombre' })).toBeEnabled()
    expect(loads).toBe(1)
  })
})
