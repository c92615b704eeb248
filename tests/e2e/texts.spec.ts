import { expect, test, type Page } from '@playwright/test'
import { texts } from '../../src/core/texts.ts'
import { openPortal, ready } from './portal.ts'

const portal = await openPortal()
test.afterAll(() => portal.close())

const pages = ['fr', 'en'].flatMap(tag => [...texts, 'map'].map(page => `${tag}/${page}/`))

/** Where the page's links lead, of those on this site. */
const ownLinks = async (page: Page): Promise<string[]> => {
  const all = await page.locator('a[href]').evaluateAll(links => links.map(link => Reflect.get(link, 'href')))
  return [...new Set(all.map(String))].filter(address => address.startsWith(portal.url))
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('texts can be read, in sections below one title, and ask nobody else for anything; none of their links leads nowhere', async ({
    page,
    request,
  }) => {
    test.slow()
    const links = new Set<string>()
    const asked: string[] = []
    page.on('request', each => asked.push(each.url()))
    for (const path of pages)
      await test.step(path, async () => {
        await page.goto(portal.url + path)
        await expect.soft(page.locator('h1')).toHaveCount(1)
        await expect.soft(page.locator('main h2').first()).toBeVisible()
        await expect.soft(page.locator('main')).not.toContainText(/[{}]|:::/)
        expect.soft(asked.filter(address => !address.startsWith(portal.url))).toEqual([])
        expect.soft(await page.locator('script').count()).toBeLessThanOrEqual(1)
        for (const link of await ownLinks(page)) links.add(link.split('#')[0] ?? '')
      })
    for (const link of links) expect.soft((await request.get(link)).status(), link).toBe(200)
  })
})

test('every page says in its footer how accessible the site is, and leads to the statement', async ({
  page,
}) => {
  for (const path of ['fr/', 'fr/pad/', 'fr/why/', 'fr/about/']) {
    await page.goto(portal.url + path)
    await page
      .getByRole('contentinfo')
      .last()
      .getByRole('link', { name: 'Accessibilité : non conforme' })
      .click()
    await expect(page).toHaveURL(`${portal.url}fr/accessibility/`)
    await expect(page.locator('main')).toContainText('est non conforme avec le référentiel général')
  }
})

test('the statement is also where French law has people look for it, and says which address is the right one', async ({
  page,
}) => {
  await page.goto(`${portal.url}accessibilite/`)
  await expect(page.locator('h1')).toHaveText('Déclaration d’accessibilité')
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href')
  expect(new URL(canonical ?? '').pathname).toBe('/fr/accessibility/')
})

test('the footer speaks the language that was changed to, also when it is changed back', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  const footer = page.locator('footer.footer')
  await page.locator('header').getByRole('link', { name: 'English' }).click()
  await expect(footer.getByRole('link', { name: 'Legal notice' })).toHaveAttribute('href', '/en/legal/')
  await expect(footer).toHaveCount(1)
  await page.locator('header').getByRole('link', { name: 'Français' }).click()
  await expect(footer.getByRole('link', { name: 'Mentions légales' })).toHaveAttribute('href', '/fr/legal/')
  await expect(footer).toHaveCount(1)
})

test('the first page brings no code for its footer', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', request => scripts.push(request.url()))
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  await page.getByRole('link', { name: 'Écrire à plusieurs', exact: true }).click()
  await expect(page).toHaveURL(`${portal.url}fr/pad/`)
  await expect(page.getByRole('link', { name: 'Mentions légales' })).toBeVisible()
  expect(scripts.filter(address => /TheFooter|written/.test(address))).toEqual([])
})
