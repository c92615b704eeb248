import { expect, test, type Page } from '@playwright/test'
import { instance, openPortal, ready } from './portal.ts'

const portal = await openPortal([instance('pad', 'etherpad', 'https://pad.kitten.test/')])
test.afterAll(() => portal.close())

const dark = 'rgb(22, 18, 13)'
const light = 'rgb(255, 251, 243)'
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
const kept = (page: Page) =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])

async function open(page: Page, tag = 'fr'): Promise<void> {
  await page.goto(`${portal.url}${tag}/settings/`)
  await expect(page.getByRole('radio').first()).toBeEnabled()
}
const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })

/** What devices hold, as a page of an earlier visit wrote it. */
const remember = (page: Page, held: Record<string, string>) =>
  page.addInitScript(each => {
    for (const [key, value] of Object.entries(each)) localStorage.setItem(`entraide.${key}`, value)
  }, held)

for (const [tag, group, theme, says] of [
  ['fr', 'Apparence', 'Sombre', 'C’est fait, et gardé dans ce navigateur.'],
  ['en', 'Appearance', 'Dark', 'Done, and kept in this browser.'],
] as const)
  test(`a theme chosen in ${tag} applies at once, is said once, and holds on the next page`, async ({
    page,
  }) => {
    await open(page, tag)
    const said: string[] = []
    await page.exposeFunction('told', (text: string) => text && said.push(text))
    await page.evaluate(() => {
      const region = document.querySelector('[role=status]')
      const tell = () => Reflect.get(window, 'told')(region?.textContent)
      if (region)
        new MutationObserver(tell).observe(region, { childList: true, characterData: true, subtree: true })
    })
    expect(await paper(page)).toBe(light)
    await page.getByRole('group', { name: group }).getByRole('radio', { name: theme, exact: true }).check()
    expect(await paper(page)).toBe(dark)
    await expect(page.getByRole('status')).toHaveText(says)
    expect(said).toEqual([says])
    await page.reload()
    expect(await paper(page)).toBe(dark)
    await expect(radio(page, theme)).toBeChecked()
  })

test('the theme of the device is what nobody chose, and can be chosen again', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await open(page)
  await expect(radio(page, 'Comme l’appareil')).toBeChecked()
  expect(await paper(page)).toBe(dark)
  await radio(page, 'Claire').check()
  expect(await paper(page)).toBe(light)
  const bars = () =>
    page.locator('meta[name=theme-color]').evaluateAll(all => all.map(each => each.getAttribute('media')))
  expect(await bars()).toEqual(['', 'not all'])
  await radio(page, 'Comme l’appareil').check()
  expect(await paper(page)).toBe(dark)
  expect(await bars()).toEqual(['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)'])
  expect(await kept(page)).not.toContain('entraide.theme')
})

/** When the page at hand was first drawn. */
const firstPaint = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>(resolve =>
        new PerformanceObserver((list, observer) => {
          observer.disconnect()
          resolve(list.getEntries()[0]?.startTime ?? 0)
        }).observe({ type: 'paint', buffered: true }),
      ),
  )

test('each page is dark from its first paint on a device that is light', async ({ page }) => {
  await remember(page, { theme: 'dark', font: 'legible' })
  await page.addInitScript(() => {
    const note = () => Object.assign(window, { themed: performance.now(), bodied: document.body !== null })
    new MutationObserver((_, observer) => {
      if (document.documentElement?.dataset['theme'] !== 'dark') return
      note()
      observer.disconnect()
    }).observe(document, { attributes: true, childList: true, subtree: true })
  })
  for (const path of ['fr/', 'fr/pad/', 'en/why/', 'fr/settings/', 'nowhere/'])
    await test.step(`/${path}`, async () => {
      await page.goto(portal.url + path)
      const paint = await firstPaint(page)
      expect.soft(await page.evaluate(() => Reflect.get(window, 'themed'))).toBeLessThan(paint)
      expect.soft(await paper(page)).toBe(dark)
      await expect.soft(page.locator('html')).toHaveAttribute('data-font', 'legible')
      // In the head and before the style: nothing can be drawn in other colours.
      const order = await page.evaluate(() =>
        [...document.head.querySelectorAll('script:not([type]), style')].map(({ tagName }) => tagName),
      )
      expect.soft(order.slice(0, 2)).toEqual(['SCRIPT', 'STYLE'])
    })
})

test('what stands in the storage by mistake or malice does nothing', async ({ page }) => {
  await remember(page, {
    theme: '"><img src=x onerror=alert(1)>',
    font: 'dark',
    opens: 'javascript:alert(1)',
  })
  await open(page)
  expect(await paper(page)).toBe(light)
  await expect(page.locator('html[data-theme], html[data-font], html[data-opens]')).toHaveCount(0)
  for (const name of ['Comme l’appareil', 'L’ouvrir dans un nouvel onglet'])
    await expect(radio(page, name)).toBeChecked()
})

test('the legible font is fetched once chosen, from this site, and nothing else is', async ({ page }) => {
  const requested: string[] = []
  // The page's own scripts come when it has time.
  page.on('request', request => request.resourceType() === 'script' || requested.push(request.url()))
  await open(page)
  await expect(page.getByRole('status')).toBeAttached()
  await page.waitForLoadState('networkidle')
  expect(requested.filter(url => url.includes('woff2'))).toEqual([])
  const before = requested.length
  await page.getByRole('checkbox', { name: 'Police très lisible' }).check()
  await page.waitForFunction(() => document.fonts.check('1rem Legible') && document.fonts.status === 'loaded')
  expect(requested.slice(before)).toEqual([
    expect.stringMatching(
      new RegExp(`^${portal.url}assets/atkinson-hyperlegible-next-latin-wght-normal-[^/]+\\.woff2$`),
    ),
  ])
  const family = await page.evaluate(() => getComputedStyle(document.body).fontFamily)
  expect(family).toMatch(/^Legible, system-ui/)
  await page.goto(`${portal.url}nowhere/`)
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/^Legible/)
})

test('the page keeps its sign before a question, and the space before it, in the legible font', async ({
  page,
}) => {
  await remember(page, { font: 'legible' })
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  await page.evaluate(() => document.fonts.ready)
  const width = await page.evaluate(() => {
    const measure = document.createElement('span')
    document.body.append(measure)
    return ['a!', 'a\u202f!'].map(text => {
      measure.textContent = text
      return measure.getBoundingClientRect().width
    })
  })
  const [without = 0, withSpace = 0] = width
  expect(withSpace).toBeGreaterThan(without + 1)
  expect(withSpace).toBeLessThan(without + 8)
})

test('the switch of the page about choosing and the one here are the same', async ({ page }) => {
  await open(page)
  const name = 'Vérifier aussi depuis ce navigateur, juste avant le clic'
  await page.getByRole('checkbox', { name }).uncheck()
  await page.goto(`${portal.url}fr/why/`)
  await expect(page.getByRole('checkbox', { name })).not.toBeChecked()
  await page.getByRole('checkbox', { name }).check()
  await open(page)
  await expect(page.getByRole('checkbox', { name })).toBeChecked()
})

test('the language chosen here is kept, and the page says its title in it', async ({ page }) => {
  await open(page)
  const link = page.getByRole('main').getByRole('link', { name: 'English' })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${portal.url}en/settings/`)
  await expect(page.getByRole('status')).toHaveText('Entraide: settings')
  await page.goto(portal.url)
  await expect(page).toHaveURL(`${portal.url}en/`)
})

test('one click forgets everything, resets the page at once and says so', async ({ page }) => {
  await remember(page, { kittens: '{"pad":"pad"}', 'from-the-past': '1' })
  await page.goto(`${portal.url}fr/`)
  await page.locator('#pad-name').fill('Réunion')
  await ready(page, 'pad').waitFor()
  await open(page)
  await radio(page, 'Sombre').check()
  await radio(page, 'L’ouvrir dans cet onglet').check()
  await page.getByRole('checkbox', { name: 'Police très lisible' }).check()
  await page.getByRole('checkbox', { name: /^Vérifier aussi/ }).uncheck()
  const list = page
    .getByRole('region', { name: 'Ce que ce navigateur garde pour ce site' })
    .getByRole('listitem')
  for (const item of [
    'L’apparence choisie.',
    'Les chatons que vous avez choisis.',
    'Un reste d’une autre version de ce site.',
  ])
    await expect(list.filter({ hasText: item })).toHaveCount(1)

  const button = page.getByRole('button', { name: 'Tout oublier sur cet appareil' })
  await button.click()
  expect(await kept(page)).toEqual([])
  expect(await paper(page)).toBe(light)
  await expect(page.getByRole('status')).toHaveText(/^Tout est oublié/)
  await expect(button).toBeFocused()
  await expect(list).toHaveText(['Rien.'])
  for (const name of ['Comme l’appareil', 'L’ouvrir dans un nouvel onglet'])
    await expect(radio(page, name)).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Police très lisible' })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: /^Vérifier aussi/ })).toBeChecked()
})

test('the keyboard alone sets up a theme, goes through every setting and forgets all', async ({ page }) => {
  await open(page)
  await radio(page, 'Comme l’appareil').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(radio(page, 'Sombre')).toBeFocused()
  expect(await paper(page)).toBe(dark)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('checkbox', { name: 'Police très lisible' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.locator('html')).toHaveAttribute('data-font', 'legible')
  // The licence, the ways to open rooms, the three about what is kept of them, the question before the click,
  // the search for a new version.
  for (let stops = 0; stops < 8; stops++) await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Tout oublier sur cet appareil' })).toBeFocused()
  await page.keyboard.press('Enter')
  expect(await paper(page)).toBe(light)
})

for (const [what, refuse] of [
  [
    'refuses its storage',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError')
        },
      }),
  ],
  [
    'is full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    },
  ],
] as const)
  test(`a browser that ${what} still has its settings for this visit, and is told that they are not kept`, async ({
    page,
  }) => {
    await page.addInitScript(refuse)
    await open(page)
    await radio(page, 'Sombre').check()
    expect(await paper(page)).toBe(dark)
    await expect(page.getByRole('status')).toHaveText('C’est fait, mais ce navigateur refuse de le garder.')
    await expect(page.getByRole('main')).toContainText('Ce navigateur refuse de garder vos réglages')
    await page.getByRole('link', { name: 'Tous les outils' }).click()
    await ready(page, 'pad').waitFor()
    expect(await paper(page)).toBe(dark)
    await page.goBack()
    await page.getByRole('button', { name: 'Tout oublier sur cet appareil' }).click()
    expect(await paper(page)).toBe(light)
    await expect(page.getByRole('status')).toHaveText(/^Tout est oublié/)
  })

test('what is forgotten in one tab is forgotten in the others, which begin anew', async ({
  page,
  context,
}) => {
  await page.goto(`${portal.url}fr/settings/`)
  await page.getByRole('radio', { name: 'Sombre' }).check()
  const other = await context.newPage()
  await other.goto(`${portal.url}fr/`)
  await ready(other, 'pad').waitFor()
  await other.locator('#pad-name').fill('Titre secret')
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
  await Promise.all([
    other.waitForEvent('load'),
    page.getByRole('button', { name: 'Tout oublier sur cet appareil' }).click(),
  ])
  await expect(other.locator('#pad-name')).toHaveValue('')
  await expect(other.locator('html')).not.toHaveAttribute('data-theme')
})
