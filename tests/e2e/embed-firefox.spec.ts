import { expect, test } from '@playwright/test'
import type { Frame, Page } from 'puppeteer-core'
import { firefoxPath, openFirefox } from './firefox.ts'
import { startKittens } from './kittens/server.ts'
import { openPartner } from './partner.ts'
import { healthOf, instance, openPortal, works } from './portal.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')

const kittens = await startKittens({ a: 'etherpad' })
const portal = await openPortal([instance('a', 'etherpad', kittens.url('a'))])
const partner = await openPartner()
await portal.health(healthOf({ a: works }))
test.afterAll(() => Promise.all([kittens.close(), portal.close(), partner.close()]))

/** The frame at this place, once its links lead to kittens. */
async function inside(page: Page, place: number): Promise<Frame> {
  await expect.poll(() => page.frames().length).toBe(4)
  const frame = page.frames()[place + 1]
  if (!frame) throw new Error(`There is no frame number ${place}.`)
  // Looked at from outside: what a frame far below would see for itself waits until it is scrolled to.
  await expect.poll(() => frame.$$eval('.who:not(:empty)', all => all.length)).toBeGreaterThan(0)
  return frame
}

/** All of what is in a frame is in sight. */
async function fits(page: Page, place: number): Promise<void> {
  const within = await inside(page, place)
  const missing = async () => {
    const shown = await page.$$eval('iframe', (all, at) => all[at]?.getBoundingClientRect().height, place)
    return Math.abs(
      (await within.evaluate(() => document.body.getBoundingClientRect().height)) - (shown ?? 0),
    )
  }
  await expect.poll(missing).toBeLessThan(6)
}

test('in Firefox a frame opens a room, the harshest sandbox gives its link, and the element becomes a frame', async () => {
  const context = await (await openFirefox()).createBrowserContext()
  try {
    const page = await context.newPage()
    const frame = (sandbox: string) =>
      `<iframe title="Outils" src="${portal.url}embed/fr/?services=pad" sandbox="${sandbox}" height="200"></iframe>`
    partner.show(
      frame('allow-scripts allow-popups allow-popups-to-escape-sandbox allow-same-origin') +
        frame('allow-scripts') +
        `<entraide-portail lang="fr" services="pad"><a href="${portal.url}fr/ouvrir/pad/">Pad</a></entraide-portail>` +
        `<script src="${portal.url}embed/1.js" async></script>`,
    )
    await page.goto(partner.url)

    const open = await inside(page, 0)
    const address = await open.$eval('li a', link => (link as HTMLAnchorElement).href)
    expect(address).toContain(kittens.url('a'))
    await open.click('li a')
    await expect.poll(() => context.targets().some(target => target.url() === address)).toBe(true)
    await page.bringToFront()
    expect(await open.$eval('#opened input', field => (field as HTMLInputElement).value)).toContain('/p/')

    // Once it has grown by what followed the click, nothing moves below it any more.
    for (const place of [0, 1]) await fits(page, place)

    const harsh = await inside(page, 1)
    expect(await harsh.evaluate(() => self.origin)).toBe('null')
    await harsh.click('li a')
    const said = () => harsh.$eval('[role=status]', each => each.textContent)
    await expect.poll(said).toContain('ne laisse pas ouvrir')
    expect(await harsh.$eval('#opened input', field => (field as HTMLInputElement).value)).toContain('/p/')

    await fits(page, 1)

    await inside(page, 2)
    const box = () => page.$eval('entraide-portail', each => each.getBoundingClientRect().height)
    await expect.poll(box).toBeGreaterThan(100)
  } finally {
    await context.close()
  }
})
