import { expect, test, type Page } from '@playwright/test'
import { comeBack, heading, menu, openApp, visit } from './app.ts'
import { leaveSheet, ready, sheet, tabOf } from './portal.ts'

const app = await openApp()
/** In the page: which build waits there, once the server has been asked again. */
async function waiting(): Promise<unknown> {
  const registration = await navigator.serviceWorker.getRegistration()
  await registration?.update().catch(() => undefined)
  if (!registration?.waiting) return undefined
  const { port1, port2 } = new MessageChannel()
  registration.waiting.postMessage({ type: 'VERSION' }, [port2])
  return new Promise(resolve => {
    port1.onmessage = ({ data }) => resolve(data)
    // One that was given up meanwhile never answers.
    setTimeout(resolve, 1000)
  })
}

const notice = (page: Page) => page.getByRole('region', { name: 'Une nouvelle version est prête.' })

test('three builds in a row under an open page: nothing typed is lost, nothing reloads unasked, then all is new', async ({
  page,
}) => {
  test.slow()
  await visit(page, app.portal)
  await comeBack(page, app.portal)
  await page.locator('#pad-name').fill('Fête du 12')
  let loads = 0
  page.on('load', () => loads++)
  for (const release of ['r2', 'r3', 'r4']) {
    await app.portal.deploy(release)
    await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
  }
  // Somebody writes: it waits until they are done. What was being brought as it went from the server is given up, and a
  // browser that was at that has not heard of the last one.
  await expect.poll(() => page.evaluate(waiting), { timeout: 30_000 }).toBe('0.1.0-r4')
  await expect(page.locator('#pad-name')).toBeFocused()
  await expect(notice(page)).toHaveCount(0)
  await page.locator('#pad-name').blur()
  await expect(notice(page)).toBeVisible()

  // Pieces of the old build that it has not loaded yet are still there, though the server has them no more.
  await tabOf(page, () => ready(page, 'pad').click())
  await expect(sheet(page).getByLabel('Le lien à transmettre')).toHaveValue(/fete-du-12/)
  await expect(notice(page)).toHaveCount(0)
  await sheet(page).getByRole('button', { name: 'Code QR' }).click()
  await expect(sheet(page).getByRole('img', { name: /QR/ })).toBeVisible()
  await leaveSheet(page)
  await menu(page, 'Réglages')
  await expect(page.getByText('Vous utilisez la version 0.1.0-')).not.toContainText('r4')
  await page.goBack()
  await expect(page.locator('#pad-name')).toHaveValue('Fête du 12')
  expect(loads).toBe(0)

  await page.getByRole('button', { name: 'Mettre à jour' }).click()
  await expect.poll(() => loads).toBe(1)
  await expect(page.locator('#pad-name')).toHaveValue('Fête du 12')
  await expect(notice(page)).toHaveCount(0)
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).filter(name => name.includes('pages'))))
    .toEqual(['entraide / pages-0.1.0-r4'])
  await menu(page, 'Mes salons')
  await expect(page.getByRole('article', { name: 'Fête du 12' })).toBeVisible()
})

test('with the worker of the day on which there must be none, everything kept is gone and the portal works', async ({
  page,
}) => {
  await visit(page, app.portal)
  await comeBack(page, app.portal)
  await app.portal.file('sw.js', await (await fetch(`${app.portal.url}sw-off.js`)).text())
  await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
  // A browser ends a worker that has nothing to do, and lets the next one begin; not one that a test looks at.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('ServiceWorker.enable')
  const state = async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    return { waits: registration?.waiting?.state === 'installed', kept: await caches.keys() }
  }
  await expect
    .poll(async () => {
      const { waits, kept } = await page.evaluate(state)
      if (waits) await devtools.send('ServiceWorker.stopAllWorkers')
      return kept
    })
    .toEqual([])
  await page.goto(`${app.portal.url}fr/`)
  await expect(ready(page, 'pad')).toBeVisible()
  expect(await page.evaluate(() => caches.keys())).toEqual([])
})

test.describe('where no worker can be', () => {
  test.use({ serviceWorkers: 'block' })

  test('a piece that a deployment took away is fetched with the page anew, once', async ({ page }) => {
    await page.goto(`${app.portal.url}fr/`)
    await ready(page, 'pad').waitFor()
    // What a moving pointer brings is there.
    await Promise.all([
      page.waitForResponse(/json_after/),
      page.waitForResponse(/TheSheet/),
      heading(page).hover(),
    ])
    await app.portal.deploy('r2')
    let loads = 0
    page.on('load', () => loads++)
    await menu(page, 'Réglages')
    await expect(heading(page)).toHaveText('Réglages')
    await expect(page.getByRole('radio', { name: 'Sombre' })).toBeEnabled()
    expect(loads).toBe(1)
  })
})
