import { expect, test, type Locator, type Page } from '@playwright/test'
import type { ServiceId } from '../../src/core/services.ts'
import type { Mood } from './kittens/moods.ts'
import { startKittens } from './kittens/server.ts'
import {
  asNew,
  card,
  healthOf,
  instance,
  kittenAt,
  offered,
  openPortal,
  ready,
  tabOf,
  works,
} from './portal.ts'

const pads = ['a', 'b', 'c', 'd'] as const
const dates = ['x', 'y', 'z'] as const
const kittens = await startKittens({
  ...{ a: 'etherpad', b: 'etherpad', c: 'etherpad', d: 'etherpad' },
  ...{ x: 'framadate', y: 'framadate', z: 'framadate' },
  ...{ bin: 'privatebin', bin2: 'privatebin', calc: 'ethercalc', link: 'lstu' },
})
type Name = (typeof pads)[number] | (typeof dates)[number]

/** A port at which nobody listens any more. */
const gone = await startKittens({ gone: 'ethercalc' })
await gone.close()

const portal = await openPortal([
  ...pads.map(id => instance(id, 'etherpad', kittens.url(id))),
  ...dates.map(id => instance(id, 'framadate', kittens.url(id))),
  instance('bin', 'privatebin', kittens.url('bin')),
  instance('bin2', 'privatebin', kittens.url('bin2')),
  instance('gone', 'ethercalc', gone.url('gone')),
  instance('calc', 'ethercalc', kittens.url('calc')),
  instance('link', 'lstu', kittens.url('link')),
])

test.beforeEach(async ({ page }) => {
  await portal.health(healthOf({}))
  await arrive(page)
})
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

/** Somebody comes for the first time, and all kittens are well. */
async function arrive(page: Page): Promise<void> {
  await asNew(page)
  kittens.reset()
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
}

const status = (page: Page) => page.getByRole('status')
const asked = () => [...new Set(kittens.requests.map(({ to }) => to))]
const lasting = (page: Page) => page.evaluate(() => JSON.stringify(localStorage))

/** Makes these kittens like this. */
function are(names: readonly string[], mood: Mood, delay?: number): void {
  for (const name of names) kittens.setMood(name as Name, mood, delay)
}

/** Rests on the link of a card until somebody more was asked and what came of it is known. */
async function settled(page: Page, service: ServiceId): Promise<void> {
  const before = kittens.requests.length
  await ready(page, service).hover()
  await expect.poll(() => kittens.requests.length).toBeGreaterThan(before)
  await expect(card(page, service)).not.toContainText('vérification…')
}

/** How a visitor shows that a click is coming. */
const intents: readonly [how: string, act: (link: Locator) => Promise<void>][] = [
  ['the pointer rests', link => link.hover()],
  ['the focus stays', link => link.focus()],
  ['a finger goes down', link => link.dispatchEvent('touchstart')],
  ['a button goes down', link => link.dispatchEvent('pointerdown')],
]

/** Means to go to a dead kitten, and sees the link lead elsewhere. */
async function moves(page: Page, act: (link: Locator) => Promise<void>): Promise<void> {
  const dead = await offered(page, 'pad')
  const link = ready(page, 'pad')
  const element = await link.elementHandle()
  const room = new URL((await link.getAttribute('href')) ?? '').pathname
  are([dead], 'down')
  await act(link)
  await expect(link).not.toHaveAttribute('href', new RegExp(`^http://${dead}\\.`))
  const next = await offered(page, 'pad')
  expect(new URL((await link.getAttribute('href')) ?? '').pathname).toBe(room)
  expect(await element?.evaluate(each => each.isConnected)).toBe(true)
  await expect(status(page)).toHaveText(
    `Kitten ${dead} ne répond pas à temps : Kitten ${next} prend le relais.`,
  )
  await expect(card(page, 'pad')).toContainText(`remplace Kitten ${dead}, qui ne marche pas en ce moment`)
  expect(asked().toSorted()).toEqual([dead, next].toSorted())
  expect(page.context().pages()).toHaveLength(1)
}

test('whoever means to go to a dead kitten sees the same link lead to another, and it is said', async ({
  page,
}) => {
  for (const [how, act] of intents)
    await test.step(how, async () => {
      await arrive(page)
      await moves(page, act)
    })
})

test('a link that has moved opens one tab at the kitten that answered', async ({ page }) => {
  const dead = await offered(page, 'pad')
  are([dead], 'down')
  await ready(page, 'pad').hover()
  await expect(ready(page, 'pad')).not.toHaveAttribute('href', new RegExp(`^http://${dead}\\.`))
  const address = (await ready(page, 'pad').getAttribute('href')) ?? ''
  const tab = await tabOf(page, () => ready(page, 'pad').click())
  await expect(tab).toHaveURL(address)
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
  expect(page.context().pages()).toHaveLength(2)
  expect(kittens.requests.filter(({ path }) => path.startsWith('/p/')).map(({ to }) => to)).toEqual([
    kittenAt(address),
  ])
})

/** What one kitten may do that the browser can see, though not always why. */
const leaving: readonly [mood: Mood, delay?: number][] = [
  ['down'],
  ['hung'],
  ['slow', 2000],
  ['moved'],
  ['sealed'],
]

/** Rests on the link to a kitten in this mood, sees it lead elsewhere, and looks at what this tab and others keep. */
async function passesOver(page: Page, mood: Mood, delay?: number): Promise<void> {
  const before = await lasting(page)
  const [first, link] = [await offered(page, 'date'), ready(page, 'date')]
  are([first], mood, delay)
  await link.hover()
  await expect(link).not.toHaveAttribute('href', new RegExp(`^http://${first}\\.`))
  expect(asked()).toHaveLength(2)
  expect(await lasting(page)).toBe(before)
  await page.reload()
  expect(await offered(page, 'date')).not.toBe(first)
  const stranger = await page.context().newPage()
  await stranger.goto(`${portal.url}fr/`)
  expect(await offered(stranger, 'date')).toBe(first)
  await stranger.close()
}

test('a kitten that fails is passed over in this tab, and nothing is kept of it beyond', async ({ page }) => {
  test.slow()
  for (const [mood, delay] of leaving)
    await test.step(mood, async () => {
      await arrive(page)
      await passesOver(page, mood, delay)
    })
})

/** What no browser can tell from a kitten that is well: for these there is health.json. */
const answering = ['well', 'bad-gateway', 'challenge', 'challenge-403', 'password', 'parked'] as const

test('a kitten that answers keeps its link, and no other is asked', async ({ page }) => {
  for (const mood of answering)
    await test.step(mood, async () => {
      await arrive(page)
      const first = await offered(page, 'pad')
      are([first], mood)
      await settled(page, 'pad')
      expect.soft(await offered(page, 'pad')).toBe(first)
      expect.soft(asked()).toEqual([first])
      await expect.soft(status(page)).toHaveText('')
    })
})

test('a kitten whose pages no other origin may load is asked where it may, and keeps its link', async ({
  page,
}) => {
  const first = await offered(page, 'text')
  await settled(page, 'text')
  expect(kittens.requests.map(({ to, path }) => [to, path])).toEqual([[first, '/?jsonld=types']])
  expect(await offered(page, 'text')).toBe(first)
})

test('a closed port is passed over as fast as one can see', async ({ page }) => {
  await portal.health(healthOf({ gone: works, calc: { ...works, status: 'warn', reason: 'rate-limited' } }))
  await page.reload()
  const link = ready(page, 'calc')
  expect(await offered(page, 'calc')).toBe('gone')
  await link.hover()
  await expect(link).toHaveAttribute('href', new RegExp(`^${kittens.url('calc')}`))
  await expect(status(page)).toHaveText('Kitten gone ne répond pas à temps : Kitten calc prend le relais.')
})

test('where all are slow, whoever answers first has the link', async ({ page }) => {
  const first = await offered(page, 'pad')
  are(pads, 'slow', 1000)
  await settled(page, 'pad')
  expect(await offered(page, 'pad')).toBe(first)
  expect(asked().length).toBeGreaterThan(1)
})

test('a whole pool that hangs is asked of three hosts, each once, then the link stays', async ({ page }) => {
  const hosts = new Map<string, number>()
  page.on('request', request => {
    const { host } = new URL(request.url())
    if (!portal.url.includes(host)) hosts.set(host, (hosts.get(host) ?? 0) + 1)
  })
  are(pads, 'hung')
  await settled(page, 'pad')
  expect([...hosts.values()]).toEqual([1, 1, 1])
  expect(kittens.requests).toHaveLength(3)
  await expect(ready(page, 'pad')).toHaveAttribute('href', /^http/)
})

test('what is asked creates nothing and tells nobody where the visitor is', async ({ page }) => {
  are(pads, 'down')
  await settled(page, 'pad')
  for (const { path, method, headers, body } of kittens.requests) {
    expect(path).toBe('/api/openapi.json')
    expect(['HEAD', 'GET']).toContain(method)
    expect([headers['referer'], headers['cookie'], body]).toEqual([undefined, undefined, ''])
  }
})

test('a pointer that only passes over a link asks nobody', async ({ page }) => {
  await ready(page, 'pad').evaluate(link => {
    for (const type of ['pointerenter', 'pointerleave']) link.dispatchEvent(new PointerEvent(type))
  })
  await ready(page, 'link').hover()
  await expect.poll(asked).toEqual(['link'])
})

test('a kitten that has just answered is not asked again', async ({ page }) => {
  await settled(page, 'pad')
  const count = kittens.requests.length
  await page.mouse.move(0, 0)
  await ready(page, 'pad').hover()
  await ready(page, 'pad').focus()
  await ready(page, 'link').hover()
  await expect.poll(asked).toContain('link')
  expect(kittens.requests.filter(({ to }) => to !== 'link')).toHaveLength(count)
})

test('one that fails after another has taken over is told of, too', async ({ page }) => {
  const first = await offered(page, 'pad')
  are([first], 'down')
  await settled(page, 'pad')
  const second = await offered(page, 'pad')
  // A minute later.
  await page.reload()
  expect(await offered(page, 'pad')).toBe(second)
  are([second], 'down')
  await settled(page, 'pad')
  const third = await offered(page, 'pad')
  expect(new Set([first, second, third]).size).toBe(3)
  await expect(status(page)).toHaveText(
    `Kitten ${second} ne répond pas à temps : Kitten ${third} prend le relais.`,
  )
})
