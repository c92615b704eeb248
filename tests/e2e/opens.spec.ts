import { expect, test, type Page } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import { attentive, card, healthOf, instance, kittenAt, openPortal, tabOf, works } from './portal.ts'

const kittens = await startKittens({ a: 'etherpad', b: 'etherpad' })
const portal = await openPortal(['a', 'b'].map(id => instance(id, 'etherpad', kittens.url(id as 'a' | 'b'))))

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

const link = (page: Page) => card(page, 'pad').locator('form a.action')
const complete = (page: Page) => expect(link(page)).toHaveAttribute('href', /\/p\//)
const dialog = (page: Page) => page.getByRole('dialog')
const rooms = () => kittens.requests.filter(({ path }) => path.startsWith('/p/')).map(({ to }) => to)

/** The home page of a visitor who chose this in the settings. */
async function visit(
  page: Page,
  way: 'here' | 'shown',
  file = healthOf({ a: works, b: works }),
): Promise<void> {
  await portal.health(file)
  await page.goto(`${portal.url}fr/settings/`)
  const name = way === 'here' ? 'L’ouvrir dans cet onglet' : 'Montrer d’abord le lien'
  await page.getByRole('radio', { name }).check()
  await attentive(page, () => page.getByRole('link', { name: 'Tous les outils' }).click())
  await complete(page)
}

test('in this tab: a room opens where the visitor is, and Back leads to the page', async ({ page }) => {
  await visit(page, 'here')
  await expect(link(page)).toHaveAccessibleName('Créer un pad')
  await expect(link(page).locator('svg')).toBeHidden()
  await link(page).click()
  await expect(page.locator('body')).toHaveAttribute('data-place', 'room')
  expect(page.context().pages()).toHaveLength(1)
  await page.goBack()
  await complete(page)
  await expect(link(page)).not.toHaveAttribute('target')
})

test('in this tab: Enter in the title goes the same way', async ({ page }) => {
  await visit(page, 'here')
  await page.locator('#pad-name').fill('Réunion')
  await page.keyboard.press('Enter')
  await expect(page.locator('body')).toHaveAttribute('data-room', /^reunion-/)
  expect(page.context().pages()).toHaveLength(1)
})

for (const way of ['here', 'shown'] as const)
  test(`a click before the application has started is kept for those who chose "${way}"`, async ({
    page,
  }) => {
    await portal.health(healthOf({}))
    await page.addInitScript(each => localStorage.setItem('entraide.opens', each), way)
    await page.route('**/assets/index-*.js', async route => {
      await page.locator('a[aria-busy]').waitFor()
      await route.continue()
    })
    await page.goto(`${portal.url}fr/`)
    await expect(link(page).locator('svg')).toBeHidden()
    await link(page).click({ noWaitAfter: true })
    if (way === 'here') await expect(page.locator('body')).toHaveAttribute('data-place', 'room')
    else await expect(dialog(page)).toBeVisible()
    expect(page.context().pages()).toHaveLength(1)
    expect(rooms()).toHaveLength(way === 'here' ? 1 : 0)
  })

test('the link first: nothing is visited before the visitor opens what is shown', async ({ page }) => {
  await visit(page, 'shown')
  await link(page).click()
  await expect(dialog(page).getByRole('heading', { name: 'Le lien, avant d’y aller' })).toBeFocused()
  const address = (await link(page).getAttribute('href')) ?? ''
  await expect(dialog(page).getByLabel('Le lien à transmettre')).toHaveValue(address.replace(/\?.*/, ''))
  expect(rooms()).toEqual([])
  const tab = await tabOf(page, () =>
    dialog(page).getByRole('link', { name: 'Ouvrir (nouvel onglet)' }).click(),
  )
  await expect(tab).toHaveURL(address)
  await expect(dialog(page).getByRole('heading', { name: 'Votre pad est prêt' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(link(page)).toBeFocused()
  await expect(card(page, 'pad')).toContainText('Ouvert chez Kitten')
})

test('the link first: Enter in the title shows it, Escape leaves it, the keyboard copies it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await visit(page, 'shown')
  await page.locator('#pad-name').fill('Réunion')
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByLabel('Le lien à transmettre')).toHaveValue(/\/p\/reunion-/)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(link(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page).locator('h2')).toBeFocused()
  for (const name of ['Fermer', 'Ouvrir (nouvel onglet)', 'Le lien à transmettre', 'Copier']) {
    await page.keyboard.press('Tab')
    await expect(page.locator(':focus')).toHaveAccessibleName(name)
  }
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText('Lien copié.')).toBeVisible()
  const address = await dialog(page).getByLabel('Le lien à transmettre').inputValue()
  await page.keyboard.press('Escape')
  await page.locator('#join').focus()
  await page.keyboard.press('Control+V')
  await expect(page.locator('#join')).toHaveValue(address)
  expect(rooms()).toEqual([])
})

test('the link first: where the clipboard refuses, the link is selected', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await visit(page, 'shown')
  await link(page).click()
  await dialog(page).getByRole('button', { name: 'Copier' }).click()
  await expect(dialog(page).getByText('Le lien est sélectionné')).toBeVisible()
  const selected = await dialog(page)
    .getByLabel('Le lien à transmettre')
    .evaluate((field: HTMLInputElement) =>
      field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
    )
  expect(selected).toBe(await dialog(page).getByLabel('Le lien à transmettre').inputValue())
})

test('the link first: a kitten that dies under the sheet is replaced in it, and that is said', async ({
  page,
}) => {
  await visit(page, 'shown', healthOf({}))
  const first = kittenAt((await link(page).getAttribute('href')) ?? '') as 'a' | 'b'
  const other = first === 'a' ? 'b' : 'a'
  let fall = (): void => undefined
  const fallen = new Promise<void>(resolve => (fall = resolve))
  await page.route('**/api/openapi.json', async route => {
    await fallen
    if (kittenAt(route.request().url()) === first) await route.abort()
    else await route.continue()
  })
  await link(page).click()
  await expect(dialog(page)).toContainText(`Kitten ${first}`)
  fall()
  await expect(dialog(page).getByLabel('Le lien à transmettre')).toHaveValue(new RegExp(kittens.url(other)))
  await expect(dialog(page)).not.toContainText(`Kitten ${first}`)
  await expect(dialog(page)).toContainText(`Nouveau lien, chez Kitten ${other}.`)
})

for (const [what, media] of [
  ['reduced motion', { reducedMotion: 'reduce' }],
  ['forced colours', { forcedColors: 'active' }],
] as const)
  test(`the link first: with ${what}, the dialogue fits 320 px and stays readable`, async ({ page }) => {
    await page.emulateMedia(media)
    await page.setViewportSize({ width: 320, height: 640 })
    await visit(page, 'shown')
    await link(page).click()
    await expect(dialog(page)).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await dialog(page).getByRole('button', { name: 'Fermer' }).click()
    await expect(dialog(page)).toBeHidden()
  })

test(
  'aside: a room opened with the middle button is kept, and nothing stands in the way of the next',
  { tag: '@windows' },
  async ({ page }) => {
    await portal.health(healthOf({ a: works, b: works }))
    await page.goto(`${portal.url}fr/`)
    await complete(page)
    for (let times = 0; times < 2; times++) {
      await page.locator('#pad-name').fill(`Salon ${times}`)
      // Not a tab that the page opened: one that the browser did.
      const tab = page.context().waitForEvent('page')
      await link(page).click({ button: 'middle' })
      await (await tab).waitForLoadState()
    }
    await expect(dialog(page)).toHaveCount(0)
    await page.goto(`${portal.url}fr/rooms/`)
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(2)
  },
)
