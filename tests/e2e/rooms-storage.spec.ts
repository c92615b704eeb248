import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { asNew, instance, openPortal, ready, tabOf } from './portal.ts'

const portal = await openPortal([instance('pad', 'etherpad', 'https://pad.kitten.test/')])
test.afterAll(() => portal.close())
test.beforeEach(({ context }) =>
  context.route('https://pad.kitten.test/**', route => route.fulfill({ body: 'pad' })),
)

const home = `${portal.url}fr/`
const settings = `${portal.url}fr/settings/`

/** Opens a pad from the home page, as far as this tab is concerned. */
async function openPad(page: Page, address = home): Promise<void> {
  await page.goto(address)
  const link = ready(page, 'pad')
  await expect(link).toBeVisible()
  await (await tabOf(page, () => link.click())).close()
  await expect(page.getByRole('dialog')).toBeVisible()
}

/** What the browser holds: rooms in its database, and the names in its two storages. */
const held = (page: Page) =>
  page.evaluate(async () => {
    const all = await indexedDB.databases()
    const rooms = await new Promise<number>(resolve => {
      if (!all.some(({ name }) => name === 'entraide')) return resolve(0)
      const asked = indexedDB.open('entraide')
      asked.onsuccess = () => {
        const base = asked.result
        const counted = base.transaction('rooms').objectStore('rooms').count()
        counted.onsuccess = () => {
          base.close()
          resolve(counted.result)
        }
      }
    })
    return { rooms, lasting: Object.keys(localStorage), passing: Object.keys(sessionStorage) }
  })
const amount = (page: Page) => expect.poll(async () => (await held(page)).rooms)
const level = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Vos salons sur cet appareil' }).getByRole('radio', { name, exact: true })
const resume = (page: Page) => page.getByText('Reprendre')

async function choose(page: Page, name: string): Promise<void> {
  await page.goto(settings)
  // Built as for somebody who chose nothing: until it is live, it shows what it was built with.
  await expect(level(page, name)).toBeEnabled()
  await level(page, name).check()
  await expect(page.locator('#app > p[role=status]')).toHaveText('C’est fait, et gardé dans ce navigateur.')
}

test('a double click opens one tab and keeps one room, which is found again in another tab', async ({
  page,
  context,
}) => {
  await page.goto(home)
  await ready(page, 'pad').dblclick()
  await expect(page.getByRole('dialog')).toBeVisible()
  await amount(page).toBe(1)
  expect(context.pages()).toHaveLength(2)
  const other = await context.newPage()
  await other.goto(home)
  await expect(resume(other)).toBeVisible()
})

test('“until the tab closes” keeps rooms through a reload and shows them to no other tab', async ({
  page,
  context,
}) => {
  await openPad(page)
  await amount(page).toBe(1)
  await choose(page, 'Les garder jusqu’à la fermeture de l’onglet')
  await amount(page).toBe(0)
  expect((await held(page)).lasting).not.toContain('entraide.rooms')
  await page.reload()
  await expect(page.getByText('La liste de vos salons.')).toBeVisible()
  const other = await context.newPage()
  await other.goto(settings)
  await expect(level(other, 'Les garder jusqu’à la fermeture de l’onglet')).toBeChecked()
  await expect(other.getByText('La liste de vos salons.')).toHaveCount(0)
})

test('“keep nothing” removes what was kept, and what is opened afterwards leaves no trace', async ({
  page,
}) => {
  await openPad(page)
  await amount(page).toBe(1)
  await page.goto(settings)
  await level(page, 'Ne rien garder').check()
  await page.getByRole('button', { name: 'Ne rien garder, les oublier' }).click()
  await amount(page).toBe(0)
  await openPad(page)
  const { rooms, lasting, passing } = await held(page)
  expect([rooms, [...lasting, ...passing].filter(name => /rooms|leaving/.test(name))]).toEqual([0, []])
})

test('what is forgotten in one tab is forgotten in the other, and stays so', async ({ page, context }) => {
  await openPad(page)
  const other = await context.newPage()
  await other.goto(home)
  await expect(resume(other)).toBeVisible()
  await page.goto(settings)
  await expect(page.getByText('La liste de vos salons.')).toBeVisible()
  await page.getByRole('button', { name: 'Tout oublier sur cet appareil' }).click()
  await expect(page.locator('#app > p[role=status]')).toContainText('Tout est oublié')
  await expect(ready(other, 'pad')).toBeVisible()
  await expect(resume(other)).toHaveCount(0)
  await amount(other).toBe(0)
  await page.goto(home)
  await expect(ready(page, 'pad')).toBeVisible()
  await expect(resume(page)).toHaveCount(0)
})

const faults: [string, (context: BrowserContext) => Promise<unknown>][] = [
  [
    'has no database',
    context =>
      context.addInitScript(() => {
        Object.defineProperty(window, 'indexedDB', { value: undefined })
      }),
  ],
  [
    'denies its database',
    context =>
      context.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('denied', 'SecurityError')
        }
      }),
  ],
  [
    'is full',
    context =>
      context.addInitScript(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      }),
  ],
]

for (const [which, begin] of faults)
  test(`a room opened in a browser that ${which} is not lost as long as its tab is there`, async ({
    page,
    context,
  }) => {
    await begin(context)
    await openPad(page)
    const waiting = () =>
      page.evaluate(() => JSON.parse(localStorage.getItem('entraide.leaving') ?? '[]').length as number)
    await expect.poll(waiting).toBe(1)
    await openPad(page)
    await expect.poll(waiting).toBe(2)
    await page.goto(settings)
    await expect(page.getByText('Un salon ouvert à l’instant')).toBeVisible()
  })

test.describe('a shared computer', () => {
  const end = (page: Page) => page.getByRole('link', { name: 'Terminer ma session' })

  test('is nobody’s before the start page says so', async ({ page }) => {
    await page.goto(home)
    await expect(end(page)).toBeHidden()
  })

  test('is known by the address of any page, and every page offers to end the session', async ({ page }) => {
    for (const path of ['fr/', 'fr/pad/', 'fr/about/', 'fr/map/', 'fr/settings/', 'nowhere/'])
      await test.step(`/${path}`, async () => {
        await asNew(page)
        await page.goto(`${portal.url}${path}?poste=partage`)
        expect.soft(page.url()).not.toContain('partage')
        await expect
          .soft(page.getByRole('link', { name: /Terminer ma session|End my session/ }).first())
          .toBeVisible()
        await page.goto(`${portal.url}fr/legal/`)
        await expect.soft(end(page)).toBeVisible()
      })
  })

  test('keeps no room, and ends a session in every tab at one click', async ({ page, context }) => {
    await openPad(page, `${home}?poste=partage`)
    expect((await held(page)).rooms).toBe(0)
    await choose(page, 'Les garder dans ce navigateur')
    await openPad(page)
    await amount(page).toBe(1)
    await page.keyboard.press('Escape')
    await page.getByLabel('Nom du pad (facultatif)').fill('Secret')
    const other = await context.newPage()
    await other.goto(home)
    await expect(resume(other)).toBeVisible()
    await other.getByLabel('Nom du pad (facultatif)').fill('Secret aussi')

    await end(page).click()
    const heading = page.getByRole('heading', { name: 'Votre session est terminée' })
    await expect(heading).toBeFocused()
    expect(page.url()).toBe(`${portal.url}fr/end/`)
    await expect(page.getByText('L’historique du navigateur n’est pas à nous')).toBeVisible()
    await expect(ready(other, 'pad')).toBeVisible()
    await expect(resume(other)).toHaveCount(0)
    await expect(other.getByLabel('Nom du pad (facultatif)')).toHaveValue('')
    await expect(end(other)).toBeVisible()
    const { rooms, lasting } = await held(page)
    expect([rooms, lasting.filter(name => /memory|rooms|kittens/.test(name))]).toEqual([0, []])

    await page.getByRole('link', { name: 'Revenir à l’accueil' }).click()
    await expect(ready(page, 'pad')).toBeVisible()
    await expect(end(page)).toBeVisible()
    await expect(page.getByLabel('Nom du pad (facultatif)')).toHaveValue('')
    await page.goBack()
    await page.goBack()
    await expect(page.getByLabel('Nom du pad (facultatif)')).toHaveValue('')
  })

  test('leaves nothing of a session, only that the computer is shared, for who comes next', async ({
    page,
  }) => {
    await page.goto(`${home}?poste=partage`)
    await expect(ready(page, 'pad')).toBeVisible()
    await end(page).click()
    await expect(page.getByRole('heading', { name: 'Votre session est terminée' })).toBeFocused()
    expect(await held(page)).toEqual({ rooms: 0, lasting: ['entraide.shared'], passing: [] })
    await page.goto(home)
    await expect(end(page)).toBeVisible()
  })

  test('can be made one’s own again in the settings', async ({ page }) => {
    await page.goto(`${settings}?poste=partage`)
    await expect(level(page, 'Ne rien garder')).toBeChecked()
    await page.getByRole('checkbox', { name: 'Cet ordinateur est partagé' }).click()
    await expect(level(page, 'Les garder dans ce navigateur')).toBeChecked()
    await expect(end(page)).toBeHidden()
  })
})

test('on one’s own computer the page only offers to erase', async ({ page }) => {
  await openPad(page)
  await amount(page).toBe(1)
  await page.goto(`${portal.url}fr/end/`)
  await expect(page.getByRole('button', { name: 'Tout effacer' })).toBeVisible()
  await amount(page).toBe(1)
  await page.getByRole('button', { name: 'Tout effacer' }).click()
  await expect(page.getByRole('heading', { name: 'Votre session est terminée' })).toBeFocused()
  expect(await held(page)).toEqual({ rooms: 0, lasting: [], passing: [] })
})
