import { expect, test, type Page } from '@playwright/test'
import { services } from '../../src/core/services.ts'
import { card, instance, openPortal, ready } from './portal.ts'

const asBuilt = await openPortal()
const portal = await openPortal([
  instance('pad', 'etherpad', 'https://pad.kitten.test/'),
  instance('visio', 'jitsi', 'https://visio.kitten.test/'),
])
test.afterAll(() => Promise.all([asBuilt.close(), portal.close()]))

const sections = (page: Page) => page.locator('#guide h2')
const use = (page: Page, heading: string) => page.getByRole('heading', { name: heading, exact: true })

/** The addresses of all scripts a page brings, as long as it is open. */
function scriptsOf(page: Page): string[] {
  const scripts: string[] = []
  page.on('request', request => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
  })
  return scripts
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('each service’s page says what it is for, in five sections after the card', async ({ page }) => {
    test.slow()
    for (const path of ['fr', 'en'].flatMap(language => services.map(service => `${language}/${service}/`)))
      await test.step(path, async () => {
        await page.goto(asBuilt.url + path)
        await expect.soft(sections(page)).toHaveCount(5)
        await expect.soft(sections(page).first()).toBeVisible()
        await expect.soft(page.locator('#kittens tbody tr').first()).toBeVisible()
      })
  })

  test('pages tell machines what they are, in words that they show', async ({ page }) => {
    for (const path of ['fr/', 'en/pad/', 'fr/text/'])
      await test.step(path, async () => {
        await page.goto(asBuilt.url + path)
        const data = page.locator('head script[type="application/ld+json"]')
        const graph = JSON.parse((await data.textContent()) ?? '')
        expect.soft(graph['@context']).toBe('https://schema.org')
        const things: { description?: string }[] = graph['@graph'] ?? [graph]
        const described = things.flatMap(thing => thing.description ?? [])
        const description = await page.locator('meta[name=description]').getAttribute('content')
        expect.soft([...new Set(described)]).toEqual([description])
      })
  })
})

test.describe('with the service worker that pages bring', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the guide of the page one arrives at stands in the document, and no script brings it again', async ({
    page,
  }) => {
    const scripts = scriptsOf(page)
    const complaints: string[] = []
    page.on('console', message => complaints.push(message.text()))
    await page.goto(`${portal.url}fr/pad/`)
    const before = await page.locator('#guide').innerHTML()
    await ready(page, 'pad').waitFor()
    expect(await page.locator('#guide').innerHTML()).toBe(before)
    expect(scripts.filter(script => /\/(pad|visio)-/.test(script))).toEqual([])
    expect(complaints).toEqual([])
  })
})

test('the guide comes along from the home page, from tool to tool, and back', async ({ page }) => {
  const scripts = scriptsOf(page)
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  const brought = scripts.length
  await card(page, 'pad').getByRole('link', { name: 'Écrire à plusieurs', exact: true }).click()
  await expect(use(page, 'À quoi ça sert')).toBeVisible()
  await expect(page).toHaveTitle(/Google Docs/)
  await expect(page.locator('#guide')).toContainText('Un pad est une page')
  expect(scripts.slice(brought).filter(script => script.includes('/pad-'))).toHaveLength(1)
  await page.goBack()
  await card(page, 'visio').getByRole('link', { name: 'Se voir à distance', exact: true }).click()
  await expect(page.locator('#guide')).toContainText('Une visio réunit')
  await page.goBack()
  await page.goForward()
  await expect(page.locator('#guide')).toContainText('Une visio réunit')
})

test('the guide changes its language with the page, also the one that came with the document', async ({
  page,
}) => {
  await page.goto(`${portal.url}fr/pad/`)
  await ready(page, 'pad').waitFor()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(use(page, 'What it is for')).toBeVisible()
  await expect(page).toHaveTitle(/^Write together/)
  await expect(use(page, 'À quoi ça sert')).toHaveCount(0)
  await page.getByRole('link', { name: 'Français' }).click()
  await expect(use(page, 'À quoi ça sert')).toBeVisible()
  await expect(page).toHaveTitle(/^Écrire à plusieurs/)
  await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /^Un pad en ligne/)
})

test('the table keeps the word of each column beside what it says at 320 px, and its roles', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`${asBuilt.url}fr/drop/`)
  await ready(page, 'drop').waitFor()
  const table = page.getByRole('table', { name: /^Envoyer des fichiers/ })
  for (const [i, word] of ['Lieu', 'Logiciel', 'Conservation', 'Taille maximale'].entries()) {
    await expect(table.locator('tbody tr').first().locator('.label').nth(i)).toBeVisible()
    await expect(table.getByRole('row').nth(1).getByRole('cell').nth(i)).toContainText(word)
    await expect(table.getByRole('columnheader', { name: word })).toHaveCount(1)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(table.locator('.label').first()).toBeHidden()
  const heading = await table.getByRole('columnheader', { name: 'Logiciel' }).boundingBox()
  expect(heading?.height).toBeGreaterThan(20)
})

test('the card stands before its guide, and one click away at every size', async ({ page }) => {
  for (const width of [320, 800, 1280]) {
    await page.setViewportSize({ width, height: 720 })
    await page.goto(`${portal.url}en/pad/`)
    await expect(ready(page, 'pad')).toBeInViewport()
  }
})
