import { expect, test, type Page } from '@playwright/test'
import { card, instance, openPortal, ready } from './portal.ts'

const portal = await openPortal([
  instance('pad', 'etherpad', 'https://pad.test/'),
  instance('visio', 'jitsi', 'https://visio.test/'),
  instance('date', 'framadate', 'https://date.test/'),
])
test.afterAll(() => portal.close())

const link = (page: Page) => ready(page, 'pad')
const field = (page: Page) => page.locator('#pad-name')

test('“another name” changes the room and says so', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  const before = await link(page).getAttribute('href')
  await card(page, 'pad').getByRole('button', { name: 'Tirer un autre nom' }).click()
  await expect(link(page)).not.toHaveAttribute('href', before ?? '')
  const name = await card(page, 'pad').locator('bdi').first().textContent()
  await expect(page.getByRole('status')).toHaveText(`Nouveau nom : ${name}`)
})

test('a name that is easy to guess is warned of, and its address has no random part', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await link(page).waitFor()
  await field(page).fill('Fête')
  await expect(link(page)).toHaveAttribute('href', /^https:\/\/pad\.test\/p\/fete(-\w{4}){3}\?/)
  const hard = page.getByRole('checkbox', { name: 'Nom difficile à deviner' })
  await expect(hard).toHaveAccessibleDescription(/quiconque devine ce nom peut entrer/)
  await hard.uncheck()
  await expect(link(page)).toHaveAttribute('href', /^https:\/\/pad\.test\/p\/fete\?/)
  await hard.check()
  await expect(link(page)).toHaveAttribute('href', /^https:\/\/pad\.test\/p\/fete-/)
})

test('a poll about dates and one about something else have different addresses', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await expect(ready(page, 'date')).toHaveAttribute('href', /type=date/)
  await page.getByRole('radio', { name: 'autre chose' }).check()
  await expect(ready(page, 'date')).toHaveAttribute('href', /type=autre/)
})

test('a call starts with microphone and camera off unless the visitor wants them on', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await expect(ready(page, 'visio')).toHaveAttribute('href', /startWithAudioMuted=true/)
  await page.getByRole('checkbox', { name: 'Entrer micro et caméra coupés' }).uncheck()
  await expect(ready(page, 'visio')).not.toHaveAttribute('href', /startWithAudioMuted=true/)
})

test('what was typed stays when the language changes', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await link(page).waitFor()
  await field(page).fill('Réunion')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(field(page)).toHaveValue('Réunion')
  await expect(link(page)).toHaveAttribute('href', /\/p\/reunion-.*lang=en$/)
})

test('a page whose storage is refused offers, chooses and remembers while it is open', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  await page.addInitScript(() => {
    const refuse = {
      get: () => {
        throw new Error('refused')
      },
    }
    Object.defineProperties(window, { localStorage: refuse, sessionStorage: refuse })
  })
  await page.goto(`${portal.url}fr/`)
  await expect(link(page)).toHaveAttribute('href', /^https:\/\/pad\.test\/p\//)
  await card(page, 'pad')
    .getByRole('button', { name: /Choisir un autre chaton/ })
    .click()
  await page.getByRole('radio', { name: 'Kitten pad' }).check()
  await page.getByRole('radio', { name: 'toujours' }).check()
  await page.getByRole('button', { name: 'Choisir', exact: true }).click()
  await page.getByRole('link', { name: 'English' }).click()
  await card(page, 'pad')
    .getByRole('button', { name: /Choose another kitten/ })
    .click()
  await expect(page.getByRole('radio', { name: 'Kitten pad' })).toBeChecked()
  expect(errors).toEqual([])
})
