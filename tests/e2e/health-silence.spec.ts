import { expect, test, type Page } from '@playwright/test'
import type { ServiceId } from '../../src/core/services.ts'
import { startKittens } from './kittens/server.ts'
import { attentive, card, down, healthOf, instance, offered, openPortal, poolOf, ready } from './portal.ts'

const pads = ['a', 'b', 'c', 'd'] as const
const kittens = await startKittens({
  ...{ a: 'etherpad', b: 'etherpad', c: 'etherpad', d: 'etherpad' },
  ...{ call: 'jitsi', bin: 'privatebin' },
})
const instances = [
  ...pads.map(id => instance(id, 'etherpad', kittens.url(id))),
  instance('call', 'jitsi', kittens.url('call')),
  instance('bin', 'privatebin', kittens.url('bin')),
]
const portal = await openPortal(instances)
/** One whose pages do not know these hosts: the list is newer. */
const stranger = await openPortal([])

test.beforeEach(async () => {
  kittens.reset()
  await portal.health(healthOf({ a: down }))
  await stranger.pool(poolOf(instances))
})
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
  await stranger.close()
})

/** Every request that leaves for another site than the portal, by host, however it ends. */
function leaving(page: Page): string[] {
  const hosts: string[] = []
  page.context().on('request', request => {
    const { hostname } = new URL(request.url())
    if (hostname !== '127.0.0.1') hosts.push(hostname.split('.')[0] ?? '')
  })
  return hosts
}

const lasting = (page: Page) => page.evaluate(() => JSON.stringify(localStorage))
const asking = (page: Page, service: ServiceId) => card(page, service).getByText('vérification…')
const home = async (page: Page, site = portal) => {
  await attentive(page, () => page.goto(`${site.url}fr/`))
  await ready(page, 'pad').waitFor()
}

/** Means to open each of these, and waits until whoever was to be asked has been. */
async function mean(page: Page, ...services: readonly ServiceId[]): Promise<void> {
  for (const service of services) {
    await ready(page, service).dispatchEvent('pointerdown')
    await expect(asking(page, service)).toHaveCount(0)
  }
}

test('before a visitor means to go, no kitten hears of the page, not even in a minute', async ({ page }) => {
  await page.clock.install()
  const left = leaving(page)
  await home(page)
  await page.clock.runFor(60_000)
  await page.getByRole('heading', { level: 1 }).hover()
  await page.locator('#pad-name').fill('Réunion')
  await page.clock.runFor(5000)
  expect(left).toEqual([])
  expect(kittens.requests).toEqual([])
})

test('the switch on the page about the choice turns asking off for good, and on again', async ({ page }) => {
  const left = leaving(page)
  const own = page.getByRole('checkbox', { name: /Vérifier aussi depuis ce navigateur/ })
  await page.goto(`${portal.url}fr/`)
  await card(page, 'pad')
    .getByRole('link', { name: /Pourquoi lui/ })
    .click()
  await expect(own).toBeChecked()
  await own.uncheck()
  await page.getByRole('link', { name: 'Tous les outils' }).click()
  await mean(page, 'pad', 'visio')
  await home(page)
  await mean(page, 'pad', 'visio')
  expect(left).toEqual([])

  await card(page, 'pad')
    .getByRole('link', { name: /Pourquoi lui/ })
    .click()
  await own.check()
  await page.getByRole('link', { name: 'Tous les outils' }).click()
  await mean(page, 'visio')
  await expect.poll(() => left).toEqual(['call'])
})

test('where data is to be saved, nobody is asked', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  )
  const left = leaving(page)
  await home(page)
  await mean(page, 'pad', 'visio')
  expect(left).toEqual([])
})

test('without a network nobody is asked, the card says so, and the links stay', async ({ page, context }) => {
  const left = leaving(page)
  await home(page)
  const [first, before] = [await offered(page, 'pad'), await lasting(page)]
  await context.setOffline(true)
  await expect(card(page, 'pad')).toContainText('pas de réseau')
  await mean(page, 'pad')
  expect(left).toEqual([])
  expect([await offered(page, 'pad'), await lasting(page)]).toEqual([first, before])
  await context.setOffline(false)
  await expect(card(page, 'pad')).not.toContainText('pas de réseau')
})

/** What makes every host look dead at once, though it is the visitor's own browser that does it. */
const faults: readonly [what: string, site: typeof portal, prepare: (page: Page) => Promise<unknown>][] = [
  [
    'a blocker',
    portal,
    page => page.context().route(/example\.localhost/, route => route.abort('blockedbyclient')),
  ],
  ['a policy older than the list', stranger, async () => undefined],
]

for (const [what, site, prepare] of faults)
  test(`${what} takes no kitten away, and nobody is asked again in this tab`, async ({ page }) => {
    await prepare(page)
    await home(page, site)
    const [first, before] = [await offered(page, 'pad'), await lasting(page)]
    const left = leaving(page)
    await mean(page, 'pad')
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem('entraide.ours'))).toBe('yes')
    expect(new Set(left).size).toBeLessThanOrEqual(3)
    expect([await offered(page, 'pad'), await lasting(page)]).toEqual([first, before])
    await expect(page.getByRole('status')).toHaveText('')

    const count = left.length
    await mean(page, 'visio', 'text', 'pad')
    await page.reload()
    await mean(page, 'visio', 'text', 'pad')
    expect(left).toHaveLength(count)
    expect(kittens.requests).toEqual([])
  })

test('kittens that are down one and all take none away, and the next tab asks again', async ({ page }) => {
  for (const id of pads) kittens.setMood(id, 'down')
  await home(page)
  const [first, before] = [await offered(page, 'pad'), await lasting(page)]
  await mean(page, 'pad')
  const asked = () => new Set(kittens.requests.map(({ to }) => to))
  await expect.poll(() => asked().size).toBe(3)
  expect([await offered(page, 'pad'), await lasting(page)]).toEqual([first, before])

  kittens.reset()
  const next = await page.context().newPage()
  await home(next)
  await mean(next, 'pad')
  await expect.poll(() => [...asked()]).toEqual([first])
})

test('a kitten that was moved does not keep the others from being asked', async ({ page }) => {
  await home(page)
  const first = await offered(page, 'pad')
  kittens.setMood(first as (typeof pads)[number], 'moved')
  await mean(page, 'pad')
  await expect.poll(() => offered(page, 'pad')).not.toBe(first)
  await mean(page, 'visio')
  await expect.poll(() => kittens.requests.map(({ to }) => to)).toContain('call')
})

test.describe('behind a service worker of its own', () => {
  test.use({ serviceWorkers: 'allow' })

  test('what a service worker makes up is not taken for a kitten’s answer', async ({ page }) => {
    // As careless ones do: whatever cannot be had is replaced by a page of this site.
    await portal.file(
      'careless.js',
      `onfetch = event => event.respondWith(fetch(event.request).catch(() => fetch('/fr/')))
oninstall = () => skipWaiting()
onactivate = event => event.waitUntil(clients.claim())`,
    )
    await page.route('**/register', route =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Bonjour</title>' }),
    )
    await page.goto(`${portal.url}register`)
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/careless.js')
      await navigator.serviceWorker.ready
    })
    await home(page)
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    const dead = await offered(page, 'pad')
    kittens.setMood(dead as (typeof pads)[number], 'down')
    await mean(page, 'pad')
    await expect.poll(() => offered(page, 'pad')).not.toBe(dead)
  })
})
