import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { instance, openPortal } from './portal.ts'

const portal = await openPortal(
  ['a', 'b', 'c'].map(id => instance(id, 'etherpad', `https://pad.${id}.test/`)),
)
test.afterAll(() => portal.close())

const card = (page: Page) => page.locator('article[aria-labelledby=pad-title]')

async function choose(page: Page, kitten: string, span: string): Promise<void> {
  await card(page)
    .getByRole('button', { name: /Choisir un autre chaton/ })
    .click()
  await page.getByRole('radio', { name: `Kitten ${kitten}` }).check()
  await page.getByRole('radio', { name: span }).check()
  await page.getByRole('button', { name: 'Choisir', exact: true }).click()
}

test('“always” survives a reload', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  for (const kitten of ['a', 'b', 'c']) {
    await choose(page, kitten, 'toujours, sur cet appareil')
    await page.reload()
    await expect(card(page)).toContainText(`Kitten ${kitten}`)
  }
})

test('a page whose storage is refused works all the same', async ({ page }) => {
  await page.addInitScript(() => {
    for (const area of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, area, {
        get() {
          throw new Error('refused')
        },
      })
  })
  await page.goto(`${portal.url}fr/`)
  await choose(page, 'b', 'pour cette fois')
  await expect(card(page)).toContainText('Kitten b')
})

test('the page and its dialogue break no accessibility rule and fit 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`${portal.url}fr/`)
  await expect(card(page)).toContainText('Kitten')
  const scan = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)
  expect(await scan()).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await card(page)
    .getByRole('button', { name: /Choisir un autre chaton/ })
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await scan()).toEqual([])
  await page.keyboard.press('Escape')
  await expect(card(page).getByRole('button', { name: /Choisir un autre chaton/ })).toBeFocused()
})
