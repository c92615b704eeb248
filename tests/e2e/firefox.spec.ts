import { expect, test } from '@playwright/test'
import type { Browser } from 'puppeteer-core'
import type { ServiceId } from '../../src/core/services.ts'
import { firefoxPath, openFirefox, linkOf, visitor, type Visitor } from './firefox.ts'
import type { Mood } from './kittens/moods.ts'
import { startKittens } from './kittens/server.ts'
import { down, healthOf, instance, kittenAt, openPortal, poolOf, works } from './portal.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')

const pads = ['a', 'b', 'c', 'd'] as const
const dates = ['x', 'y', 'z'] as const
const kittens = await startKittens({
  ...{ a: 'etherpad', b: 'etherpad', c: 'etherpad', d: 'etherpad' },
  ...{ x: 'framadate', y: 'framadate', z: 'framadate' },
  ...{ bin: 'privatebin', bin2: 'privatebin' },
})
type Name = Parameters<typeof kittens.setMood>[0]

const instances = [
  ...pads.map(id => instance(id, 'etherpad', kittens.url(id))),
  ...dates.map(id => instance(id, 'framadate', kittens.url(id))),
  ...(['bin', 'bin2'] as const).map(id => instance(id, 'privatebin', kittens.url(id))),
]
const portal = await openPortal(instances)
/** One whose pages do not know these hosts: the list is newer. */
const stranger = await openPortal([])

let firefox: Browser
let guest: Visitor

test.beforeAll(async () => {
  firefox = await openFirefox()
  await stranger.pool(poolOf(instances))
})
test.beforeEach(async () => {
  kittens.reset()
  await portal.health(healthOf({}))
  guest = await visitor(firefox, `${portal.url}fr/`)
})
test.afterEach(() => guest.context.close())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
  await stranger.close()
})

const asked = () => [...new Set(kittens.requests.map(({ to }) => to))]
const visits = () => kittens.requests.filter(({ path }) => path.startsWith('/p/'))
const rooms = () => visits().map(({ to }) => to)
const paths = () => visits().map(({ path }) => path)
const are = (names: readonly string[], mood: Mood, delay?: number) => {
  for (const name of names) kittens.setMood(name as Name, mood, delay)
}

/** Comes to the page anew, as nobody known there, while all kittens are well. */
async function arrive(): Promise<void> {
  await guest.page.mouse.move(0, 0)
  await guest.page.evaluate(() => [localStorage, sessionStorage].forEach(each => each.clear()))
  kittens.reset()
  await guest.page.reload({ waitUntil: 'networkidle0' })
  await guest.page.waitForSelector(linkOf('pad'))
}

/** Brings the pointer onto the link of a card, wherever the page has been scrolled to meanwhile. */
async function rest(service: ServiceId): Promise<void> {
  const isThere = async () => {
    await guest.page.hover(linkOf(service))
    return guest.page.$eval(linkOf(service), link => link.matches(':hover'))
  }
  await expect.poll(isThere).toBe(true)
}

/** Rests on the link of a card until somebody was asked and what came of it is known. */
async function settled(service: ServiceId): Promise<void> {
  await rest(service)
  await expect.poll(() => kittens.requests.length).toBeGreaterThan(0)
  await expect.poll(() => guest.says(service)).not.toContain('vérification…')
}

test('before a visitor means to go, Firefox asks no kitten', async () => {
  await guest.page.focus('#pad-name')
  await guest.page.hover('h1')
  await rest('date')
  await expect.poll(asked).toEqual([await guest.offered('date')])
})

test('Firefox is offered what health.json calls well, and told whom it stands in for', async () => {
  const drawn = await guest.offered('pad')
  const all = Object.fromEntries(pads.map(id => [id, id === drawn ? down : works]))
  await portal.health(healthOf(all))
  await guest.page.reload()
  await guest.page.waitForSelector(linkOf('pad'))
  expect(await guest.offered('pad')).not.toBe(drawn)
  expect(await guest.says('pad')).toContain(`remplace Kitten ${drawn}, qui ne marche pas en ce moment`)
  expect(kittens.requests).toEqual([])
})

test('Firefox offers a kitten where there is no health file', async () => {
  await portal.health(undefined)
  await guest.page.reload()
  await guest.page.waitForSelector(linkOf('pad'))
  expect(await guest.says('pad')).toContain('état inconnu')
})

const failing: readonly (readonly [Mood, number?])[] = [
  ['down'],
  ['hung'],
  ['slow', 2000],
  ['moved'],
  ['sealed'],
]

test('Firefox passes over a kitten that fails before any click, says so, and keeps nothing', async () => {
  test.slow()
  for (const [mood, delay] of failing)
    await test.step(mood, async () => {
      await arrive()
      const [first, before] = [await guest.offered('date'), await guest.lasting()]
      are([first], mood, delay)
      await rest('date')
      await expect.poll(() => guest.offered('date')).not.toBe(first)
      const next = await guest.offered('date')
      await expect
        .poll(guest.heard)
        .toBe(`Kitten ${first} ne répond pas à temps : Kitten ${next} prend le relais.`)
      expect(asked().toSorted()).toEqual([first, next].toSorted())
      expect(await guest.lasting()).toBe(before)
      expect(await guest.tabs()).toBe(1)
    })
})

test('Firefox keeps the link to a kitten that answers', async () => {
  for (const mood of ['well', 'bad-gateway', 'challenge'] as const)
    await test.step(mood, async () => {
      await arrive()
      const first = await guest.offered('pad')
      are([first], mood)
      await settled('pad')
      expect.soft(await guest.offered('pad')).toBe(first)
      expect.soft(asked()).toEqual([first])
    })
})

test('Firefox keeps the link to a kitten whose pages no other origin may load', async () => {
  const first = await guest.offered('text')
  await settled('text')
  expect(kittens.requests.map(({ to, path }) => [to, path])).toEqual([[first, '/?jsonld=types']])
  expect(await guest.offered('text')).toBe(first)
})

test('Firefox asks three hosts that hang, each once, and keeps the link', async () => {
  const before = await guest.lasting()
  are(pads, 'hung')
  await settled('pad')
  expect(kittens.requests).toHaveLength(3)
  expect(asked()).toHaveLength(3)
  expect(await guest.lasting()).toBe(before)
})

test('Firefox, as it comes, blocks tabs that nobody clicked for', async () => {
  await guest.page.evaluateOnNewDocument(() =>
    addEventListener('load', () => (document.documentElement.title = String(open('about:blank')))),
  )
  await guest.page.reload()
  await expect.poll(() => guest.page.$eval('html', html => html.title)).toBe('null')
  expect(await guest.tabs()).toBe(1)
})

test('a click in Firefox opens one tab, at the address of the link', async () => {
  const address = await guest.address('pad')
  await guest.page.click(linkOf('pad'))
  await expect.poll(rooms).toEqual([kittenAt(address)])
  expect(paths()).toEqual([new URL(address).pathname + new URL(address).search])
  await expect.poll(guest.tabs).toBe(2)
})

test('a click in Firefox that comes before the verdict opens one tab, at the kitten that answers', async () => {
  const dead = await guest.offered('pad')
  are([dead], 'down')
  await guest.page.click(linkOf('pad'), { count: 2 })
  await expect.poll(() => rooms().length).toBe(1)
  expect(rooms()).not.toContain(dead)
  await expect.poll(() => guest.says('pad')).toContain(`Ouvert chez Kitten ${rooms()[0]}.`)
  await expect.poll(guest.tabs).toBe(2)
})

test('a click in Firefox at kittens that say nothing goes all the same, once', async () => {
  const first = await guest.offered('pad')
  are(pads, 'hung')
  await guest.page.click(linkOf('pad'))
  await expect.poll(rooms).toEqual([first])
  await expect.poll(() => guest.says('pad')).not.toContain('vérification…')
  expect(rooms()).toEqual([first])
})

test('what did not work in Firefox is opened under the same title elsewhere', async () => {
  await guest.page.type('#pad-name', 'Réunion')
  await guest.page.click(linkOf('pad'))
  await expect.poll(() => rooms().length).toBe(1)
  await guest.page.bringToFront()
  await guest.page.click('dialog.sheet .repair a')
  await expect.poll(() => rooms().length).toBe(2)
  const [failed, next] = rooms()
  expect(next).not.toBe(failed)
  expect(paths()[1]).toBe(paths()[0])
  await guest.page.bringToFront()
  await guest.page.reload()
  await guest.page.waitForSelector(linkOf('pad'))
  expect(await guest.offered('pad')).not.toBe(failed)
})

test('a policy older than the list takes no kitten away in Firefox, and nobody is asked again', async () => {
  const other = await visitor(firefox, `${stranger.url}fr/`)
  const [first, before] = [await other.offered('pad'), await other.lasting()]
  await other.page.hover(linkOf('pad'))
  await expect.poll(() => other.page.evaluate(() => sessionStorage.getItem('entraide.ours'))).toBe('yes')
  expect([await other.offered('pad'), await other.lasting()]).toEqual([first, before])
  expect(kittens.requests).toEqual([])
  await other.context.close()
})
