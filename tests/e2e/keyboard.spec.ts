import { expect, test, type Page } from '@playwright/test'
import { card, ready, tabOf } from './portal.ts'
import { openSights } from './sights.ts'

const { sights, reset, close, url } = await openSights()
test.beforeEach(reset)
test.afterAll(close)

interface Stop {
  html: string
  /** Of the ring around it, in CSS pixels. */
  ring: number
  /** Whether something else, or the window's edge, hides all of it. */
  hidden: boolean
}

/** Where Tab stops, from the top of the page until it leaves it. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(look)
    if (stop === undefined) return stops
    stops.push(stop)
  }
  throw new Error('Two hundred times Tab did not leave the page.')
}

/** Runs in the page. */
function look(): Stop | undefined {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return undefined
  const { outlineStyle, outlineWidth } = getComputedStyle(focused)
  const { left, top, width, height } = focused.getBoundingClientRect()
  const seen = [0.1, 0.5, 0.9].some(share => {
    const at = document.elementFromPoint(left + width * share, top + height * share)
    return at !== null && (focused.contains(at) || at.contains(focused))
  })
  return {
    html: focused.outerHTML.slice(0, 120),
    ring: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
    hidden: !seen,
  }
}

/** Runs in the page: all that can be worked, in the order in which it is read. */
function workable(): string[] {
  const open = document.querySelector('dialog[open]') ?? document
  return [...open.querySelectorAll<HTMLElement>('a[href], button, summary, input, select, textarea')]
    .filter(each => each.checkVisibility() && !each.closest('details:not([open]) > :not(summary)'))
    .filter(each => !(each instanceof HTMLInputElement && each.type === 'radio' && !each.checked))
    .map(each => each.outerHTML.slice(0, 120))
}

for (const [sight, width] of [
  ['home', 1200],
  ['update', 320],
  ['card-opened', 320],
  ['sheet', 320],
  ['sheet-pending', 320],
  ['menu', 360],
  ['service-pad', 320],
  ['why', 1200],
  ['lost', 320],
] as const)
  test(`15: Tab walks through all of ${sight} at ${width} px in reading order, its ring never hidden`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 640 })
    await sights[sight]?.reach(page, 'fr')
    const all = await page.evaluate(workable)
    // What another page puts the focus on, before the skip link.
    if (!sight.startsWith('sheet')) await page.locator('#app > span').focus()
    // The menu folds when the focus leaves it.
    if (sight === 'menu') await page.locator('details').evaluate(menu => menu.setAttribute('open', ''))
    const stops = await walk(page)
    expect(stops.map(({ html }) => html)).toEqual(all)
    expect(stops.filter(({ ring, hidden }) => ring < 3 || hidden)).toEqual([])
  })

test('9: the chooser holds the keyboard, starts at its heading, and Escape leads back to its button', async ({
  page,
}) => {
  await sights['home']?.reach(page, 'fr')
  const opener = card(page, 'pad').getByRole('button', { name: /Choisir un autre chaton/ })
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Écrire à plusieurs : quel chaton ?' })).toBeFocused()
  for (let presses = 0; presses < 8; presses++) {
    await page.keyboard.press('Tab')
    const outside = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
    )
    expect(outside).toBe(false)
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(opener).toBeFocused()
})

for (const [width, height] of [
  [320, 256],
  [640, 360],
  [360, 740],
] as const)
  test(`15: in a window of ${width} x ${height} px nothing hides the kitten one is about to choose`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await sights['chooser']?.reach(page, 'fr')
    for (let presses = 0; presses < 4; presses++) {
      await page.keyboard.press('ArrowDown')
      expect(await page.evaluate(look)).toMatchObject({ hidden: false })
    }
  })

test('the menu folds once one goes on past it, by Tab or by pressing elsewhere', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await sights['menu']?.reach(page, 'fr')
  const settings = page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Réglages' })
  await settings.focus()
  await page.keyboard.press('Tab')
  await expect(settings).toBeHidden()
  await page.locator('summary').click()
  await expect(settings).toBeVisible()
  await page.mouse.click(180, 600)
  await expect(settings).toBeHidden()
})

test('the menu opens by Enter, closes by Escape, and the focus is on what opened it', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await sights['home']?.reach(page, 'fr')
  const menu = page.locator('summary')
  await menu.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Outils', exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await expect(page.getByRole('link', { name: 'Outils', exact: true })).toBeHidden()
})

test('26: no single key does anything', async ({ page }) => {
  await sights['home']?.reach(page, 'fr')
  const before = await page.evaluate(() => [location.href, document.activeElement?.tagName, scrollY])
  for (const key of 'abcdefghijklmnopqrstuvwxyz0123456789/?!.,') await page.keyboard.press(key)
  expect(await page.evaluate(() => [location.href, document.activeElement?.tagName, scrollY])).toEqual(before)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('1: the first Tab offers to skip the header, and does', async ({ page }) => {
  await page.goto(`${url}fr/`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Coller un lien ou une invitation')).toBeFocused()
})

/** Presses Tab until this is focused; not forever. */
async function tabTo(page: Page, wanted: (focused: string) => boolean): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    if (wanted(await focused())) return
  }
  throw new Error('Twenty times Tab did not lead there.')
}

test('the keyboard alone opens a pad', async ({ page }) => {
  await page.goto(`${url}fr/`)
  await tabTo(page, focused => focused.startsWith('Créer un pad'))
  const tab = await tabOf(page, () => page.keyboard.press('Enter'))
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
})

test('the keyboard alone changes the language', async ({ page }) => {
  await page.goto(`${url}fr/`)
  await tabTo(page, focused => focused === 'English')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${url}en/`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('2: another page starts at its top for the keyboard, and its title is said', async ({ page }) => {
  await page.goto(`${url}fr/`)
  await ready(page, 'pad').waitFor()
  await card(page, 'pad').getByRole('link', { name: 'Écrire à plusieurs', exact: true }).click()
  await expect(page).toHaveURL(`${url}fr/pad/`)
  const title = await page.title()
  expect(title).not.toBe('')
  await expect(page.getByRole('status')).toHaveText(title)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
})
