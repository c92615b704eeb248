import { expect, test, type Page } from '@playwright/test'
import { card, instance, openPortal, ready } from './portal.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const portal = await openPortal([
  ...ids.map(id =>
    instance(id, 'etherpad', `https://pad.${id}.test/`, { retention: { days: 60, after: 'change' } }),
  ),
  instance('visio', 'jitsi', 'https://visio.test/'),
  instance('date', 'framadate', 'https://date.test/'),
])
test.afterAll(() => portal.close())

const pad = (page: Page) => card(page, 'pad')
const changer = (page: Page) => pad(page).getByRole('button', { name: /Choisir un autre chaton/ })
const dialog = (page: Page) => page.getByRole('dialog')
const once = 'pour cette fois'
const always = 'toujours, sur cet appareil'

async function choose(page: Page, kitten: string, span: string): Promise<void> {
  await changer(page).click()
  await page.getByRole('radio', { name: `Kitten ${kitten}` }).check()
  await page.getByRole('radio', { name: span }).check()
  await page.getByRole('button', { name: 'Choisir', exact: true }).click()
}

/** The id of the kitten that the card offers. */
async function offered(page: Page): Promise<string> {
  const address = (await ready(page, 'pad').getAttribute('href')) ?? ''
  return new URL(address).hostname.split('.')[1] ?? ''
}

/** One that the draw did not offer. */
const another = (kitten: string): string => ids.find(id => id !== kitten) ?? ''

test.beforeEach(async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
})

test('who hosts, where, and how long it is kept is said before the click', async ({ page }) => {
  const kitten = await offered(page)
  await expect(pad(page)).toContainText(`Chez Kitten ${kitten} · Brest · gardé 2 mois après`)
  await expect(card(page, 'visio')).toContainText('Chez Kitten visio · Brest · rien n’est gardé ensuite')
  await expect(card(page, 'date')).toContainText('durée de conservation non indiquée')
  await expect(card(page, 'calc')).toContainText('Aucun chaton ne propose ce service en ce moment.')
})

test('a device keeps its kitten when the page is loaded again', async ({ page }) => {
  const kitten = await offered(page)
  await page.reload()
  expect(await offered(page)).toBe(kitten)
})

test('the chooser lists every kitten of the service and the choice to have one chosen', async ({ page }) => {
  await changer(page).click()
  await expect(dialog(page).getByRole('radio', { name: /Kitten/ })).toHaveCount(ids.length)
  await expect(dialog(page).getByRole('radio', { name: 'Laisser choisir' })).toBeChecked()
})

test('“this time” holds in another language and on another page, and not for another visitor', async ({
  page,
  browser,
}) => {
  const kitten = another(await offered(page))
  await choose(page, kitten, once)
  await expect(pad(page)).toContainText(`Kitten ${kitten}`)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(pad(page)).toContainText(`At Kitten ${kitten}`)
  await pad(page).getByRole('link', { name: 'Write together', exact: true }).click()
  await expect(page).toHaveURL(`${portal.url}en/pad/`)
  await expect(pad(page)).toContainText(`At Kitten ${kitten}`)

  const stranger = await browser.newPage()
  await stranger.goto(`${portal.url}fr/`)
  await changer(stranger).click()
  await expect(dialog(stranger).getByRole('radio', { name: 'Laisser choisir' })).toBeChecked()
  await stranger.close()
})

test('“always” holds in a new tab, “this time” does not', async ({ page, context }) => {
  const drawn = await offered(page)
  await choose(page, another(drawn), once)
  const second = await context.newPage()
  await second.goto(`${portal.url}fr/`)
  expect(await offered(second)).toBe(drawn)

  await choose(second, another(drawn), always)
  await expect(pad(second)).toContainText(`Kitten ${another(drawn)}`)
  const third = await context.newPage()
  await third.goto(`${portal.url}fr/`)
  expect(await offered(third)).toBe(another(drawn))
})

test('letting the portal choose undoes what was chosen for always', async ({ page }) => {
  const drawn = await offered(page)
  await choose(page, another(drawn), always)
  await expect(pad(page)).toContainText(`Kitten ${another(drawn)}`)
  await changer(page).click()
  await page.getByRole('radio', { name: 'Laisser choisir' }).check()
  await page.getByRole('button', { name: 'Choisir', exact: true }).click()
  await expect(pad(page)).toContainText(`Kitten ${drawn}`)
  await page.reload()
  expect(await offered(page)).toBe(drawn)
})

test('Escape closes the chooser, changes nothing, and goes back to the button', async ({ page }) => {
  const drawn = await offered(page)
  await changer(page).focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('heading')).toBeFocused()
  await page.getByRole('radio', { name: `Kitten ${another(drawn)}` }).check()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(changer(page)).toBeFocused()
  expect(await offered(page)).toBe(drawn)
})

test('after a choice, the keyboard is back at the button and the choice is said', async ({ page }) => {
  const kitten = another(await offered(page))
  await choose(page, kitten, once)
  await expect(changer(page)).toBeFocused()
  await expect(page.getByRole('status')).toHaveText(`Écrire à plusieurs : chez Kitten ${kitten}.`)
})
