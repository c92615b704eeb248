import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { card, instance, openPortal, ready, tabOf } from './portal.ts'
import { startKittens } from './kittens/server.ts'

const kittens = await startKittens({ pad: 'etherpad' })
const portal = await openPortal([instance('pad', 'etherpad', kittens.url('pad'))])
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const changer = (page: Page) => card(page, 'pad').getByRole('button', { name: /Choisir un autre chaton/ })

/** What people meet, and how it is reached. */
const sights: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the home page': async page => {
    await page.goto(`${portal.url}fr/`)
    await ready(page, 'pad').waitFor()
  },
  'a card in use': async page => {
    await page.goto(`${portal.url}fr/`)
    await ready(page, 'pad').waitFor()
    await page.locator('#pad-name').fill('Réunion')
    await page.getByRole('checkbox', { name: 'Nom difficile à deviner' }).uncheck()
  },
  'the page of a service': async page => {
    await page.goto(`${portal.url}fr/pad/`)
    await ready(page, 'pad').waitFor()
  },
  'the chooser': async page => {
    await page.goto(`${portal.url}fr/`)
    await changer(page).click()
    await page.getByRole('radio', { name: 'Kitten pad' }).check()
  },
  'a page without its list': async page => {
    await page.route('**/pool.json', route => route.fulfill({ status: 404 }))
    await page.goto(`${portal.url}fr/`)
    await page.getByRole('alert').waitFor()
  },
  'the settings': async page => {
    await page.goto(`${portal.url}fr/settings/`)
    await page.getByRole('checkbox', { name: 'Police très lisible' }).check()
  },
  'a link that is shown first': async page => {
    await page.addInitScript(() => localStorage.setItem('entraide.opens', 'shown'))
    await page.goto(`${portal.url}fr/`)
    await card(page, 'pad').locator('a.action[rel]').click()
    await page.getByRole('dialog').waitFor()
  },
  'the page of those who are lost': async page => {
    await page.goto(`${portal.url}nowhere/`)
  },
}

const scroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const [sight, reach] of Object.entries(sights)) {
  test(`${sight} breaks no accessibility rule, in light and in dark`, async ({ page }) => {
    await reach(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)]),
        colorScheme,
      ).toEqual([])
    }
  })

  test(`${sight} needs no sideways scroll at 320 px, nor with its text twice as large`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await reach(page)
    expect(await scroll(page)).toBe(0)
    await page.setViewportSize({ width: 640, height: 640 })
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    expect(await scroll(page)).toBe(0)
  })
}

/** Presses Tab from the top until this is focused; not forever. */
async function tabTo(page: Page, wanted: (focused: string) => boolean): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  for (let presses = 0; presses < 15; presses++) {
    await page.keyboard.press('Tab')
    if (wanted(await focused())) return
  }
  throw new Error('Fifteen times Tab did not lead there.')
}

test('the first Tab offers to skip the header, and does', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(card(page, 'pad').getByRole('link', { name: 'Écrire à plusieurs', exact: true })).toBeFocused()
})

test('the keyboard alone opens a pad', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await tabTo(page, focused => focused.startsWith('Créer un pad'))
  const tab = await tabOf(page, () => page.keyboard.press('Enter'))
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
})

test('the keyboard alone changes the language', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await tabTo(page, focused => focused === 'English')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${portal.url}en/`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('another page starts at its top for the keyboard, and its title is said', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  await page.getByRole('link', { name: 'Écrire à plusieurs', exact: true }).click()
  await expect(page).toHaveURL(`${portal.url}fr/pad/`)
  await expect(page.getByRole('status')).toHaveText('Écrire à plusieurs, sans compte · Entraide')
  await expect(page).toHaveTitle('Écrire à plusieurs, sans compte · Entraide')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })

  test('the page without a language offers each in its own words, within 320 px', async ({ page }) => {
    await page.goto(portal.url)
    expect(await scroll(page)).toBe(0)
    await expect(page.getByRole('link', { name: 'Français' })).toBeVisible()
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page).toHaveURL(`${portal.url}en/`)
  })
})
