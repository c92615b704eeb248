import { expect, test, type Page } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import {
  attentive,
  card,
  healthOf,
  instance,
  leaveSheet,
  offered,
  openPortal,
  ready,
  sheet,
  tabOf,
  works,
} from './portal.ts'

// Where links on partners' pages and codes on posters lead: /<language>/ouvrir/<service>/?prefer=…&name=…

const ids = ['a', 'b', 'c'] as const
const kittens = await startKittens({ a: 'etherpad', b: 'etherpad', c: 'etherpad' })
const portal = await openPortal(ids.map(id => instance(id, 'etherpad', kittens.url(id))))
await portal.health(healthOf({ a: works, b: works, c: works }))
test.beforeEach(() => kittens.reset())
test.afterAll(() => Promise.all([kittens.close(), portal.close()]))

const pad = (page: Page) => card(page, 'pad')
const go = async (page: Page, path: string) => {
  await page.goto(portal.url + path)
  await ready(page, 'pad').waitFor()
}
/** One that the draw does not offer here, and who is then preferred. */
async function another(page: Page): Promise<{ drawn: string; other: (typeof ids)[number] }> {
  await go(page, 'fr/')
  const drawn = await offered(page, 'pad')
  return { drawn, other: ids.find(id => id !== drawn) ?? 'a' }
}
/** All that the device holds, and which addresses among it were left at some height. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const { 'vue-router:scroll': scrolled = '{}', ...passing } = { ...sessionStorage }
    const bases = (await indexedDB.databases()).map(({ name }) => name)
    const kept = { lasting: { ...localStorage }, passing, cookies: document.cookie, bases }
    return { kept, caches: await caches.keys(), addresses: Object.keys(JSON.parse(scrolled)).join(' ') }
  })

test('one click opens the room at the host that the link prefers; it changes nothing elsewhere and leaves nothing', async ({
  page,
}) => {
  const { drawn, other } = await another(page)
  const before = await stored(page)

  await go(page, `fr/ouvrir/pad?prefer=${other}&name=Assembl%C3%A9e`)
  await expect(pad(page)).toContainText(`Chez Kitten ${other}`)
  await expect(page.getByLabel('Nom du pad')).toHaveValue('Assemblée')
  await expect(page.getByText(`propose d’abord : Kitten ${other}.`)).toBeVisible()
  expect((await stored(page)).kept).toEqual(before.kept)
  expect(kittens.requests).toEqual([])

  // In another language, on other pages, and back.
  await page.getByRole('link', { name: 'English' }).click()
  await expect(pad(page)).toContainText(`At Kitten ${other}`)
  await expect(page).toHaveTitle('Create a pad · Entraide')
  await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /Nothing opens before/)
  await page.getByRole('link', { name: 'All the tools' }).click()
  await ready(page, 'pad').waitFor()
  expect(await offered(page, 'pad')).toBe(drawn)
  await page.goBack()
  await expect(pad(page)).toContainText(`At Kitten ${other}`)
  await page.goBack()
  await expect(pad(page)).toContainText(`Chez Kitten ${other}`)
  await page.goForward()
  await expect(page.getByLabel('Pad name')).toHaveValue('Assemblée')
  await page.getByRole('link', { name: 'All kittens for this tool' }).click()
  await expect(pad(page)).toContainText(`At Kitten ${drawn}`)
  await page.goBack()
  await page.reload()
  await expect(pad(page)).toContainText(`At Kitten ${other}`)
  const { kept, caches, addresses } = await stored(page)
  const { 'entraide.language': language, ...lasting } = kept.lasting
  expect([language, { ...kept, lasting }, caches]).toEqual(['en', before.kept, before.caches])
  // Pages left are found again where they were; of this one, nothing is written down.
  expect(addresses).toMatch(/fr\/|en\//)
  expect(addresses).not.toMatch(/ouvrir|prefer|name/)

  const tab = await tabOf(page, () => ready(page, 'pad').click())
  await expect(tab).toHaveURL(new RegExp(`//${other}\\..*/p/assemblee-`))
  await expect(sheet(page)).toContainText(`at Kitten ${other}`)
  await leaveSheet(page)
  await expect(pad(page)).toContainText(`Opened at Kitten ${other}`)

  // Nor where somebody leaves before the page is live.
  await page.route(/OpenView/, () => {})
  const early = page.waitForRequest(/OpenView/)
  await page.goto(`${portal.url}fr/ouvrir/pad/?name=Secret`, { waitUntil: 'commit' })
  await early
  await page.goto(`${portal.url}robots.txt`)
  expect(JSON.stringify(await stored(page))).not.toContain('Secret')
})

test('where the preferred host is silent another takes over, and where nobody else is wanted nobody does; both is said', async ({
  page,
}) => {
  const { other } = await another(page)
  kittens.setMood(other, 'hung')
  await attentive(page, () => go(page, `fr/ouvrir/pad/?prefer=${other}`))
  await ready(page, 'pad').focus()
  await expect(pad(page)).toContainText(`remplace Kitten ${other}, qui ne marche pas en ce moment`)
  expect(await offered(page, 'pad')).not.toBe(other)

  kittens.reset()
  kittens.setMood(other, 'hung')
  await attentive(page, () => go(page, `fr/ouvrir/pad/?only=${other}`))
  await expect(pad(page)).toContainText('aucun chaton proposé par ce lien ne fonctionne en ce moment')
  expect(await offered(page, 'pad')).toBe(other)
  await ready(page, 'pad').focus()
  await expect.poll(() => kittens.requests.length).toBeGreaterThan(0)
  await expect(pad(page).locator('.asking')).toHaveCount(0)
  expect([...new Set(kittens.requests.map(({ to }) => to))]).toEqual([other])
  await pad(page).getByRole('link', { name: 'Voir tous les chatons' }).click()
  await expect(page).toHaveURL(`${portal.url}fr/pad/`)
  expect(await offered(page, 'pad')).not.toBe(other)
})

test('whoever wants rooms in this tab gets them there, and comes back to what the link asked for', async ({
  page,
}) => {
  const { other } = await another(page)
  await page.evaluate(() => localStorage.setItem('entraide.opens', 'here'))
  await page.goto(`${portal.url}fr/ouvrir/pad/?only=${other}&name=Conseil`)
  await expect(pad(page)).toContainText(`Chez Kitten ${other}`)
  await pad(page).locator('form a.action').click()
  await expect(page).toHaveURL(new RegExp(`//${other}\\..*/p/conseil-`))
  await page.goBack()
  await expect(pad(page)).toContainText(`Chez Kitten ${other}`)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a link leads to the list of kittens, and lets itself be found as the page about the tool', async ({
    page,
  }) => {
    await page.goto(`${portal.url}fr/ouvrir/pad/?only=a&name=Conseil`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Écrire à plusieurs')
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/fr\/pad\/$/)
    await page.getByRole('link', { name: 'Créer un pad' }).click()
    await expect(page).toHaveURL(`${portal.url}fr/pad/#kittens`)
    await expect(page.locator('#kittens tbody a').first()).toBeVisible()
  })
})
