import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext } from '@playwright/test'
import { screenshots } from '../../src/site/screenshots.ts'
import { sizeOf } from '../../src/cli/icons/png.ts'
import { browserFlags } from '../../src/cli/browser.ts'
import { instance, openPortal, ready, card } from './portal.ts'
import { asIphone, openRooms } from './roomlist.ts'

const portal = await openPortal([instance('pad', 'etherpad', 'https://pad.kitten.test/')])
test.afterAll(() => portal.close())

interface Picture {
  src: string
  sizes: string
  type: string
  form_factor?: 'narrow' | 'wide'
  label?: string
}

interface Manifest {
  start_url: string
  description: string
  icons: Picture[]
  screenshots: Picture[]
  shortcuts: { name: string; url: string; icons: Picture[] }[]
}

const addressOf = (path: string): string => new URL(path, portal.url).href

test.describe('the manifest of a language', () => {
  for (const tag of ['fr', 'en'])
    test(`${tag}: every file it names is there, of the size it says; dialogues show all of it`, async ({
      request,
    }) => {
      const answer = await request.get(addressOf(`${tag}/manifest.webmanifest`))
      expect(answer.headers()['content-type']).toBe('application/manifest+json')
      const manifest: Manifest = await answer.json()
      const pictures = [
        ...manifest.icons,
        ...manifest.screenshots,
        ...manifest.shortcuts.flatMap(({ icons }) => icons),
      ]
      for (const { src, sizes, type } of pictures) {
        const file = await request.get(addressOf(src))
        expect([src, file.status(), file.headers()['content-type']]).toEqual([src, 200, type])
        if (type !== 'image/png') continue
        const { width, height } = sizeOf(await file.body())
        expect([src, `${width}x${height}`]).toEqual([src, sizes])
      }
      for (const url of [manifest.start_url, ...manifest.shortcuts.map(each => each.url)])
        expect((await request.get(addressOf(url))).status()).toBe(200)

      expect(manifest.description.length).toBeLessThanOrEqual(300)
      expect(manifest.screenshots).toHaveLength(screenshots.length)
      for (const form of ['narrow', 'wide']) {
        const ofForm = manifest.screenshots.filter(({ form_factor }) => form_factor === form)
        const sides = ofForm.map(({ sizes }) => sizes.split('x').map(Number))
        expect(new Set(sides.map(([width = 0, height = 1]) => width / height)).size).toBe(1)
        for (const [width = 0, height = 0] of sides) {
          const [short, long] = [Math.min(width, height), Math.max(width, height)]
          expect(short).toBeGreaterThanOrEqual(320)
          expect(long).toBeLessThanOrEqual(Math.min(3840, 2.3 * short))
        }
      }
      expect(new Set(manifest.screenshots.map(({ label }) => label)).size).toBeGreaterThan(2)
    })
})

/** A browser as somebody has it: in a private one, Chromium installs nothing. */
async function ownBrowser(use: (context: BrowserContext) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'entraide-browser-'))
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env['CHROMIUM'] ?? '',
    args: browserFlags(process.getuid?.() === 0),
  })
  try {
    await use(context)
  } finally {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
}

test('Chromium finds nothing that keeps it from installing the portal, in any language, as one app', async () => {
  await ownBrowser(async context => {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    for (const tag of ['fr', 'en']) {
      await page.goto(addressOf(`${tag}/`))
      await page.locator('link[rel=manifest]').waitFor({ state: 'attached' })
      const manifest = await devtools.send('Page.getAppManifest')
      expect([manifest.url, manifest.errors]).toEqual([addressOf(`${tag}/manifest.webmanifest`), []])
      expect(await devtools.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] })
      expect((await devtools.send('Page.getAppId')).appId).toBe(portal.url)
    }
    // And it lets the page ask, at a click.
    await page.goto(addressOf('fr/settings/#install'))
    await expect(page.getByRole('button', { name: 'Installer l’appli' })).toBeVisible()
  })
})

test('a shortcut leads to the card of its service, which waits for the click', async ({ page }) => {
  await page.goto(addressOf('fr/?service=pad'))
  await expect(page).toHaveURL(/\/fr\/#pad-title$/)
  await expect(ready(page, 'pad')).toBeVisible()
  await expect(card(page, 'pad').getByRole('heading')).toBeInViewport()
})

test('the manifest is asked for by other pages, never by the list of rooms', async ({ page }) => {
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await openRooms(page, portal.url)
  await expect(page.locator('link[rel=manifest]')).toHaveCount(0)
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Outils' }).click()
  await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', '/fr/manifest.webmanifest')
  await page.getByRole('navigation', { name: 'Langue' }).getByRole('link', { name: 'English' }).click()
  await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', '/en/manifest.webmanifest')
  expect(asked.filter(url => /screenshots/.test(url))).toEqual([])
})

test.describe('on an iPhone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('two rooms bring the offer, which leads to the steps; “never” is remembered', async ({ page }) => {
    await asIphone(page)
    await openRooms(page, portal.url)
    await expect(page.getByText('Safari peut effacer cette liste')).toBeVisible()
    await page.getByRole('link', { name: 'Voir comment l’installer' }).click()
    const section = page.getByRole('region', { name: 'Installer l’appli' })
    await expect(section.getByRole('listitem')).toHaveCount(3)
    await expect(section).toBeInViewport()
    await page.goBack()
    await page.getByRole('button', { name: 'Ne plus proposer' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await page.reload()
    await expect(page.getByRole('article').first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Ne plus proposer' })).toHaveCount(0)
  })
})
