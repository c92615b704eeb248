import { expect, test } from '@playwright/test'
import { services } from '../../src/core/services.ts'
import { instance, openPortal, ready } from './portal.ts'

const portal = await openPortal([instance('pad', 'etherpad', 'https://pad.kitten.test/')])
const asBuilt = await openPortal()
test.afterAll(() => Promise.all([portal.close(), asBuilt.close()]))

const languages = ['fr', 'en']

for (const [speaks, home] of [
  ['en-GB', 'en'],
  ['fr-CA', 'fr'],
  ['de-DE', 'fr'],
] as const)
  test.describe(`a browser that speaks ${speaks}`, () => {
    test.use({ locale: speaks })

    test(`is led from / to /${home}/, by one step that Back does not meet again`, async ({ page }) => {
      const documents: string[] = []
      page.on('request', request => {
        if (request.resourceType() === 'document') documents.push(new URL(request.url()).pathname)
      })
      await page.goto('about:blank')
      await page.goto(portal.url)
      await expect(page).toHaveURL(`${portal.url}${home}/`)
      await ready(page, 'pad').waitFor()
      expect(documents).toEqual(['/', `/${home}/`])
      await page.goBack()
      await expect(page).toHaveURL('about:blank')
    })
  })

test('the language a visitor chose wins over the languages of the browser', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'fr-FR' })
  const page = await context.newPage()
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(`${portal.url}en/`)
  await page.goto(portal.url)
  await expect(page).toHaveURL(`${portal.url}en/`)
  await context.close()
})

test.describe('as search engines see it', () => {
  test.use({ javaScriptEnabled: false })

  const paths = ['', 'settings/', 'rooms/', ...services.map(service => `${service}/`)]

  test('each page says what it is and where it is in each language, and no other page says the same', async ({
    page,
  }) => {
    test.slow()
    const texts = new Set<string | null>()
    for (const language of languages)
      for (const path of paths)
        await test.step(`/${language}/${path}`, async () => {
          await page.goto(`${portal.url}${language}/${path}`)
          await expect.soft(page.locator('html')).toHaveAttribute('lang', language)
          const canonical = await page.locator('link[rel=canonical]').getAttribute('href')
          expect.soft(new URL(canonical ?? '').pathname).toBe(`/${language}/${path}`)
          for (const other of languages)
            await expect
              .soft(page.locator(`link[hreflang=${other}]`))
              .toHaveAttribute('href', new RegExp(`^https://[^/]+/${other}/${path}$`))
          await expect.soft(page.locator('link[hreflang=x-default]')).toHaveCount(1)
          await expect.soft(page.locator('h1')).toHaveCount(1)
          const description = await page.locator('meta[name=description]').getAttribute('content')
          for (const text of [await page.title(), description]) {
            expect.soft(text).toBeTruthy()
            expect.soft(texts).not.toContain(text)
            texts.add(text)
          }
        })
  })
})

test('an address without a page is a 404 that leads home in both languages', async ({ page }) => {
  const answer = await page.goto(`${portal.url}fr/nowhere/`)
  expect(answer?.status()).toBe(404)
  await expect(page.locator('main')).toContainText('Cette page n’existe pas.')
  await expect(page.locator('main')).toContainText('This page does not exist.')
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
  await page.getByRole('link', { name: 'English' }).last().click()
  await expect(page).toHaveURL(`${portal.url}en/`)
})

test('a missing script is a 404 and not a page', async ({ request }) => {
  const answer = await request.get(`${portal.url}assets/index-gone.js`, { headers: { Accept: '*/*' } })
  expect(answer.status()).toBe(404)
  expect(answer.headers()['content-type']).not.toContain('html')
})

test('nothing moves, also at 320 px, while the kitten arrives', async ({ page }) => {
  await page.addInitScript(() => {
    // A device that is given kittens with long names.
    localStorage.setItem('entraide.seed', 'b')
    Object.assign(window, { moved: 0 })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries())
        Object.assign(window, {
          moved: Number(Reflect.get(window, 'moved')) + Number(Reflect.get(entry, 'value')),
        })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const path of ['fr/', 'en/pad/'])
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(asBuilt.url + path)
      await ready(page, 'pad').waitFor()
      // Shifts are reported with the frame that shows them.
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
      expect(await page.evaluate(() => Reflect.get(window, 'moved')), `${path} at ${width} px`).toBe(0)
    }
})
