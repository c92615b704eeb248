import { readFile } from 'node:fs/promises'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { instance, openPortal, ready } from './portal.ts'
import { fileOf, kept, openRooms, someRooms } from './roomlist.ts'

const portal = await openPortal([instance('pad', 'etherpad', 'https://pad.kitten.test/')])
test.afterAll(() => portal.close())

const heard = (page: Page) => page.locator('#app > p[role=status]')
const article = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
const told = /\/(pool|health)\.json|reader/

test('the page asks for its own files and nothing else, whatever is done on it', async ({
  page,
  context,
}) => {
  const asked: string[] = []
  context.on('request', request => asked.push(request.url()))
  await page.clock.install()
  await openRooms(page, portal.url)
  await page.getByLabel('Chercher').fill('vélo')
  await page.getByRole('button', { name: 'Plus : Sortie vélo' }).click()
  await page.getByRole('button', { name: 'Partager : Sortie vélo' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click()
  await page.clock.runFor(300_000)
  expect(asked.filter(url => !url.startsWith(portal.url))).toEqual([])
  expect(asked.filter(url => told.test(url))).toEqual([])
  expect(asked.filter(url => !/\/fr\/rooms\/$|\/assets\/|\/kittens-\w+\.svg$/.test(url))).toEqual([])
  await context.setOffline(true)
  const before = asked.length
  await page.getByLabel('Chercher').fill('')
  await page.getByRole('button', { name: 'Oublier : Sortie vélo' }).click()
  await page.getByRole('button', { name: 'Annuler l’oubli : Sortie vélo' }).click()
  await expect(article(page, 'Sortie vélo')).toBeVisible()
  expect(asked).toHaveLength(before)
})

test('reached from the home page, it silences what that page had begun to ask', async ({ page }) => {
  await page.clock.install()
  await page.goto(`${portal.url}fr/`)
  await page.clock.runFor(1000)
  await ready(page, 'pad').waitFor()
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Mes salons' }).click()
  await expect(page.getByRole('heading', { name: 'Aucun salon ici pour le moment' })).toBeVisible()
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.clock.runFor(1_800_000)
  expect(asked.filter(url => told.test(url))).toEqual([])
})

test('the tools are there once somebody goes on to the home page', async ({ page }) => {
  await openRooms(page, portal.url, [])
  await page.getByRole('link', { name: 'Ouvrir un outil' }).click()
  await expect(ready(page, 'pad')).toHaveAttribute('href', /pad\.kitten\.test/)
})

test('the list is there again after a reload, and in another language', async ({ page }) => {
  await openRooms(page, portal.url)
  await page.reload()
  await expect(page.getByRole('article')).toHaveCount(4)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'My rooms' })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(4)
})

test('a file gives back what another browser had, secrets only where they were wanted', async ({
  page,
  browser,
}) => {
  await openRooms(page, portal.url)
  const save = async (secrets: boolean) => {
    await page.getByRole('checkbox', { name: /^Avec les liens d’administration/ }).setChecked(secrets)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter la liste' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^mes-salons-\d{4}-\d\d-\d\d\.json$/)
    await expect(heard(page)).toHaveText(/^Fichier mes-salons-.+ téléchargé\.$/)
    return readFile(await file.path(), 'utf8')
  }
  expect(await save(false)).not.toMatch(/s3cr3t|t0k3n/)
  const whole = await save(true)
  expect(whole).toMatch(/s3cr3t[^]*t0k3n/)

  const other = await browser.newPage()
  await other.goto(`${portal.url}fr/rooms/`)
  const buffer = Buffer.from(whole)
  await other
    .locator('#rooms-import')
    .setInputFiles({ name: 'liste.json', mimeType: 'application/json', buffer })
  await expect(other.getByText('Nouveaux : 4.')).toBeVisible()
  await other.getByRole('button', { name: 'Importer', exact: true }).click()
  await expect(other.getByRole('article')).toHaveCount(4)
  await other
    .locator('#rooms-import')
    .setInputFiles({ name: 'liste.json', mimeType: 'application/json', buffer })
  await expect(other.getByText('Déjà ici, inchangés : 4.')).toBeVisible()
  await other.close()
})

test('a table for spreadsheets holds no secret', async ({ page }) => {
  await openRooms(page, portal.url)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Exporter un tableau (CSV)' }).click(),
  ])
  const table = await readFile(await file.path(), 'utf8')
  expect(table).toMatch(/^\ufeffNom,Service,Hébergement,Lien,/)
  expect(table.trim().split('\r\n')).toHaveLength(5)
  expect(table).not.toMatch(/s3cr3t|t0k3n/)
})

test('a hostile file changes nothing and runs nothing', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  page.on('dialog', dialog => errors.push(dialog.message()))
  const evil = '<img src=x onerror=alert(1)>'
  const rooms = [
    kept('a', { url: 'javascript:alert(1)' }),
    kept('b', { url: 'http://plain.test/' }),
    kept('"><script>alert(1)</script>'),
    kept('c', { name: evil, note: evil, host: evil }),
  ]
  await page.goto(`${portal.url}fr/rooms/`)
  await page.locator('#rooms-import').setInputFiles(fileOf(rooms, `${evil}.json`))
  await expect(page.getByText('Illisibles, laissés de côté : 3.')).toBeVisible()
  await page.getByRole('button', { name: 'Importer', exact: true }).click()
  await expect(article(page, evil)).toBeVisible()
  await expect(page.getByRole('main').locator('img, script')).toHaveCount(0)
  expect(errors).toEqual([])
})

test('paper holds the list with its codes, and no secret', async ({ page }) => {
  await openRooms(page, portal.url)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  // The page itself, printed by the browser's own means, wastes no ink and shows nothing to press.
  await expect(article(page, 'Réunion parents')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  await expect(page.getByRole('button').or(page.getByRole('textbox'))).toHaveCount(0)
  await expect(page.locator('#rooms-import')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => (window.print = () => document.documentElement.setAttribute('data-asked', '')))
  await page.getByRole('button', { name: 'Imprimer avec les codes QR' }).click()
  await page.locator('html[data-asked]').waitFor()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.printed svg')).toHaveCount(3)
  await expect(page.locator('.printed')).toContainText('https://date.kitten.test/velo')
  await expect(page.locator('.printed')).not.toContainText('s3cr3t')
  await expect(page.getByRole('heading', { name: 'Mes salons', exact: true })).toBeHidden()
})

test('the keyboard alone forgets, takes back, pins, finds and forgets all; the focus is never lost', async ({
  page,
}) => {
  await openRooms(page, portal.url)
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
  }
  await press('Plus : Sortie vélo')
  await page.getByRole('checkbox', { name: 'Épingler en tête de liste' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('checkbox', { name: 'Épingler en tête de liste' })).toBeFocused()
  await expect(heard(page)).toHaveText('Sortie vélo est en tête de liste.')
  await press('Oublier : Sortie vélo')
  await expect(page.getByRole('button', { name: 'Annuler l’oubli : Sortie vélo' })).toBeFocused()
  await expect(heard(page)).toHaveText('Oublié : Sortie vélo.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sortie vélo' })).toBeFocused()
  await press('Tout oublier…')
  await expect(page.getByRole('heading', { name: 'Oublier tous les salons ?' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Tout oublier…' })).toBeFocused()
  await press('Tout oublier…')
  await page.getByRole('dialog').getByRole('button', { name: 'Tout oublier' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Mes salons', exact: true })).toBeFocused()
  await expect(heard(page)).toHaveText('Tous les salons sont oubliés.')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Aucun salon ici pour le moment' })).toBeVisible()
})

/** How long a new page with this list computes until it rests, in seconds; what other processes take does not count. */
async function computed(context: BrowserContext): Promise<number> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  await page.goto(`${portal.url}fr/rooms/`)
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)))
  const { metrics } = await session.send('Performance.getMetrics')
  await page.close()
  return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN
}

test('a thousand rooms are shown about as fast as a hundred', async ({ browser }) => {
  const deviceOf = async (count: number) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await openRooms(
      page,
      portal.url,
      Array.from({ length: count }, (_, i) => kept(`r${i}`)),
    )
    await page.close()
    return context
  }
  const [hundred, thousand] = [await deviceOf(100), await deviceOf(1000)]
  const [few, all]: [number[], number[]] = [[], []]
  for (let times = 0; times < 3; times++) {
    few.push(await computed(hundred))
    all.push(await computed(thousand))
  }
  for (const context of [hundred, thousand]) await context.close()
  const ratio = Math.min(...all) / Math.min(...few)
  test.info().annotations.push({ type: 'ratio', description: ratio.toFixed(2) })
  expect(ratio).toBeLessThan(2)
})

test('what is imported takes its place beside what is here', async ({ page }) => {
  await openRooms(page, portal.url, someRooms.slice(0, 2))
  await page
    .locator('#rooms-import')
    .setInputFiles(fileOf([...someRooms.slice(0, 1), kept('neuf', { name: 'Neuf' })]))
  await expect(page.getByText('Nouveaux : 1.')).toBeVisible()
  await expect(page.getByText('Déjà ici, inchangés : 1.')).toBeVisible()
  await page.getByRole('button', { name: 'Importer', exact: true }).click()
  await expect(page.getByRole('article')).toHaveCount(3)
  await expect(heard(page)).toHaveText('Liste importée. Nouveaux : 1. Complétés : 0.')
  await expect(page.getByLabel('Importer une liste')).toBeFocused()
})
