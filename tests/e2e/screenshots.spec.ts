import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { frames, screenshotFile, screenshots, sizeOf, type Screenshot } from '../../src/site/screenshots.ts'
import { pixelsOf } from '../../src/cli/icons.ts'
import { sizeOf as sizeIn, smallPng } from '../../src/cli/icons/png.ts'
import type { Room } from '../../src/core/myrooms/room.ts'
import { services } from '../../src/core/services.ts'
import { asNew, healthOf, instance, openPortal, ready, sheet, works } from './portal.ts'
import { kept, openRooms } from './roomlist.ts'

// What browsers show of the portal before they install it. CONTRIBUTING says how to replace those of public/, whose sizes
// tests/house/art.test.ts looks at. They are taken anew at each run, but on a machine where nobody would see them.
test.skip(Boolean(process.env['CI']))

/** Hosts that do not exist, so that no picture speaks of one that does. */
const hosts = {
  pelote: ['La Pelote', 'Brest', 'etherpad', 'pad'],
  // For those for whom the first does not work.
  hamac: ['Le Hamac', 'Pau', 'etherpad', 'pad'],
  moustache: ['Moustache libre', 'Nantes', 'jitsi', 'visio'],
  panier: ['Le Panier', 'Lyon', 'framadate', 'date'],
  coussinets: ['Coussinets', 'Lille', 'ethercalc', 'calc'],
  gouttiere: ['La Gouttière', 'Rennes', 'lufi', 'drop'],
  tournesol: ['Le Chat tournesol', 'Toulouse', 'lutim', 'pictures'],
  ficelle: ['La Ficelle', 'Strasbourg', 'scrumblr', 'postit'],
  ronron: ['Ronron', 'Grenoble', 'lstu', 'link'],
  velours: ['Pattes de velours', 'Dijon', 'privatebin', 'text'],
} as const

const instances = Object.entries(hosts).map(([id, [name, place, software, prefix]]) =>
  instance(id, software, `https://${prefix}.${id}.example/`, {
    provider: { id, name, place, website: `https://${id}.example/`, country: 'FR', chaton: true },
    weight: id === 'hamac' ? 0 : 1,
    ...(software === 'etherpad' && { retention: { days: 365, after: 'change' } }),
  }),
)
const portal = await openPortal(instances)
await portal.health(healthOf(Object.fromEntries(Object.keys(hosts).map(id => [id, works]))))
test.afterAll(() => portal.close())

const words = {
  fr: { pad: 'Réunion de rentrée', notes: ['Sortie vélo', 'Chorale du jeudi', 'Budget du jardin'] },
  en: { pad: 'Autumn meeting', notes: ['Bike trip', 'Thursday choir', 'Garden budget'] },
}
type Tag = keyof typeof words

function roomsIn(tag: Tag): Room[] {
  const { pad, notes } = words[tag]
  const [trip = '', choir = '', budget = ''] = notes
  const day = (date: number) => ({
    createdAt: Date.UTC(2026, 8, date),
    openedAt: Date.UTC(2026, 8, date + 1),
  })
  return [
    kept('1', { ...day(14), name: pad, host: 'La Pelote', pinned: true }),
    kept('2', { ...day(12), name: trip, service: 'date', software: 'framadate', host: 'Le Panier' }),
    kept('3', { ...day(9), name: choir, service: 'visio', software: 'jitsi', host: 'Moustache libre' }),
    kept('4', { ...day(2), name: budget, service: 'calc', software: 'ethercalc', host: 'Coussinets' }),
  ].map(room => ({ ...room, url: `https://${room.service}.example/${room.id}` }))
}

const reach: Record<Screenshot['shows'], (page: Page, tag: Tag) => Promise<void>> = {
  async home(page, tag) {
    await page.goto(`${portal.url}${tag}/`)
    for (const service of services) await ready(page, service).waitFor({ state: 'attached' })
    await page.locator('article .state').first().waitFor()
  },
  async sheet(page, tag) {
    await reach.home(page, tag)
    await page.locator('#pad-name').fill(words[tag].pad)
    const [tab] = await Promise.all([page.waitForEvent('popup'), ready(page, 'pad').click()])
    await tab.close()
    await sheet(page).waitFor()
  },
  async rooms(page, tag) {
    await page.addInitScript(() => localStorage.setItem('entraide.install', 'never'))
    await openRooms(page, portal.url, roomsIn(tag), tag)
    await page.reload()
    await page.getByRole('article').first().waitFor()
  },
}

/** Takes one picture, and compares it with the one that the site has. */
async function take(page: Page, blank: Page, tag: Tag, shot: Screenshot): Promise<void> {
  await asNew(page)
  await reach[shot.shows](page, tag)
  // Who runs this portal is no matter of a picture that another may show.
  await page.evaluate(() => document.querySelector('.intro .note')?.replaceChildren('\u00a0'))
  const small = smallPng(await pixelsOf(blank, await page.screenshot()))

  const file = screenshotFile(tag, shot)
  const target = join('.cache', file)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, small)
  expect.soft(sizeIn(small)).toEqual(sizeOf(shot))
  const committed = await readFile(join('public', file)).catch(() => undefined)
  expect.soft(committed && sizeIn(committed), 'cp -r .cache/screenshots public/').toEqual(sizeOf(shot))
  expect.soft(committed?.length).toBeLessThan(150_000)
}

for (const tag of ['fr', 'en'] as const)
  for (const form of ['narrow', 'wide'] as const)
    test(`each ${form} picture in ${tag} is there, of the size that the manifest says`, async ({
      browser,
    }) => {
      const { width, height, scale } = frames[form]
      const context = await browser.newContext({
        viewport: { width, height },
        deviceScaleFactor: scale,
        colorScheme: 'light',
        reducedMotion: 'reduce',
      })
      // Kittens that are not there are asked for nothing; whoever opens one sees an empty page.
      await context.addInitScript(() => localStorage.setItem('entraide.ask', 'no'))
      await context.route(/\.example\//, route => route.fulfill({ body: '' }))
      const [page, blank] = [await context.newPage(), await context.newPage()]
      await page.bringToFront()
      for (const shot of screenshots.filter(each => each.form === form))
        await test.step(shot.shows, () => take(page, blank, tag, shot))
      await context.close()
    })
