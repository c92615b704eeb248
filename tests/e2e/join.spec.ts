import { expect, test, type Page } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import { card, instance, openPortal, poolOf, ready, tabOf } from './portal.ts'

const kittens = await startKittens({ a: 'etherpad', b: 'etherpad', stranger: 'etherpad' })
const known = instance('a', 'etherpad', kittens.url('a'), { retention: { days: 180, after: 'change' } })
const portal = await openPortal([known])

test.beforeEach(async () => {
  kittens.reset()
  await portal.pool(poolOf([known]))
})
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

const field = (page: Page) => page.getByLabel('Coller un lien ou une invitation')
const door = (page: Page) => page.locator('.join').getByRole('link')
const says = (page: Page) => page.locator('#join-says')
const visited = () =>
  kittens.requests.filter(({ path }) => path.startsWith('/p/')).map(({ to, path }) => [to, path])

async function paste(page: Page, text: string): Promise<void> {
  await page.goto(`${portal.url}fr/`)
  await field(page).fill(text)
}

test('a pasted invitation is recognised, opened at the room itself, and kept', async ({ page }) => {
  await paste(page, `Réunion mardi : ${kittens.url('a')}p/reunion?userName=Ana&lang=de#L3. À mardi !`)
  await expect(says(page)).toHaveText('Un pad chez Kitten a, gardé 6 mois après la dernière modification.')
  expect(visited()).toEqual([])
  const tab = await tabOf(page, () => field(page).press('Enter'))
  await expect(tab).toHaveURL(`${kittens.url('a')}p/reunion`)
  expect(visited()).toEqual([['a', '/p/reunion']])
  expect(kittens.requests.every(({ headers }) => headers['referer'] === undefined)).toBe(true)
  await expect(says(page)).toContainText('gardé dans')
  await page.goto(`${portal.url}fr/rooms/`)
  await expect(page.getByRole('article', { name: 'reunion' })).toContainText('Kitten a')
})

test('the same link pasted again opens the room that is kept', async ({ page }) => {
  for (let times = 0; times < 2; times++) {
    await paste(page, `${kittens.url('a')}p/reunion`)
    await tabOf(page, () => door(page).click())
    await expect(says(page)).toContainText('gardé dans')
  }
  await page.goto(`${portal.url}fr/rooms/`)
  await expect(page.getByRole('article')).toHaveCount(1)
})

test('an unknown host is named, warned of, and not refused', async ({ page }) => {
  await paste(page, `${kittens.url('stranger')}p/x`)
  const host = new URL(kittens.url('stranger')).host
  await expect(says(page)).toContainText(`Ce lien mène chez ${host}, que ce site ne connaît pas.`)
  await expect(door(page)).toHaveAccessibleName('Ouvrir quand même (nouvel onglet)')
  await expect(door(page)).toHaveAttribute('rel', 'noopener noreferrer')
  const tab = await tabOf(page, () => door(page).click())
  await expect(tab).toHaveURL(`${kittens.url('stranger')}p/x`)
})

test('a room of a kitten that left the pool still opens from the list', async ({ page }) => {
  await paste(page, `${kittens.url('a')}p/reunion`)
  await tabOf(page, () => door(page).click())
  await expect(says(page)).toContainText('gardé dans')
  await portal.pool(poolOf([instance('b', 'etherpad', kittens.url('b'))]))
  await page.goto(`${portal.url}fr/rooms/`)
  const room = page.getByRole('article', { name: 'reunion' })
  await expect(room).toContainText('Kitten a')
  const tab = await tabOf(page, () =>
    room
      .getByRole('link', { name: /^Ouvrir/ })
      .first()
      .click(),
  )
  await expect(tab).toHaveURL(`${kittens.url('a')}p/reunion`)
})

for (const text of ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'bonjour', 'https://'])
  test(`what is no link opens nothing, and that is said: ${text}`, async ({ page }) => {
    await paste(page, text)
    await expect(door(page)).toHaveCount(0)
    // Not before the box is live.
    await expect(async () => {
      await field(page).press('Enter')
      await expect(says(page)).toHaveText('Aucun lien ici. Un lien commence par « https ».', { timeout: 500 })
    }).toPass()
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true')
    await expect(field(page)).toHaveValue(text)
    expect(page.context().pages()).toHaveLength(1)
  })

test('a link in the page’s address waits in the box for its click, and leaves the address', async ({
  page,
}) => {
  await page.goto(`${portal.url}?link=${encodeURIComponent(`${kittens.url('a')}p/reunion`)}`)
  await expect(page).toHaveURL(/\/(fr|en)\/$/)
  await expect(door(page)).toHaveAttribute('href', `${kittens.url('a')}p/reunion`)
  expect(visited()).toEqual([])
  await tabOf(page, () => door(page).click())
  await expect.poll(visited).toEqual([['a', '/p/reunion']])
})

test('a service and a name in the page’s address wait on the card for its click', async ({ page }) => {
  await page.goto(`${portal.url}fr/?service=pad&name=R%C3%A9union%20d%E2%80%99%C3%A9t%C3%A9`)
  await expect(card(page, 'pad').getByRole('textbox')).toHaveValue('Réunion d’été')
  await expect(page).not.toHaveURL(/name=/)
  expect(visited()).toEqual([])
  const tab = await tabOf(page, () => ready(page, 'pad').click())
  await expect(tab.locator('body')).toHaveAttribute('data-room', /^reunion-d-ete-/)
})

test('what is pasted before the page is live is taken over', async ({ page }) => {
  await page.route('**/assets/index-*.js', async route => {
    await expect(field(page)).toHaveValue(/p\/early/)
    await route.continue()
  })
  await page.goto(`${portal.url}fr/`)
  await field(page).fill(`${kittens.url('a')}p/early`)
  await expect(door(page)).toHaveAttribute('href', `${kittens.url('a')}p/early`)
})
