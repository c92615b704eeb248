import { expect, test } from '@playwright/test'
import { livePast } from './past.ts'
import { instance, openPortal } from './portal.ts'

const instances = [
  instance('good', 'etherpad', 'https://good.kitten.test/'),
  instance('week', 'etherpad', 'https://week.kitten.test/'),
  instance('new', 'jitsi', 'https://new.kitten.test/'),
]
const portal = await openPortal(instances)
await livePast(portal.folder, instances, { good: 'good', week: 'week', new: 'new' })
test.afterAll(() => portal.close())

const address = `${portal.url}fr/etat/`

test('what the probe wrote in ninety days is drawn and told, and stays true while the page is open', async ({
  page,
}) => {
  const elsewhere: string[] = []
  const complaints: string[] = []
  page.on('request', request => request.url().startsWith(portal.url) || elsewhere.push(request.url()))
  page.on('pageerror', error => complaints.push(error.message))
  await page.clock.install()
  await page.goto(`${portal.url}fr/why/`)
  await page.getByRole('link', { name: 'Voir aussi leurs 90 derniers jours' }).click()
  await expect(page).toHaveURL(address)
  await expect(page).toHaveTitle(/état des chatons/)

  const pads = page.locator('#pad')
  await expect(pads.getByRole('img', { name: /indisponible : 7/ })).toBeVisible()
  await expect(page.locator('#visio')).toContainText(
    'Trop peu de vérifications pour donner un taux : 3 jours.',
  )
  const run = page.getByRole('region', { name: 'Le dernier passage' })
  await expect(run).toContainText('2 sur 3')
  await run.getByText(/Passages mis de côté depuis/).click()
  await expect(run).toContainText('la plupart des chatons semblaient tomber d’un coup')
  await pads.getByText('Les 90 jours en chiffres').nth(1).click()
  await expect(pads.getByRole('row', { name: /0 sur 2 016/ })).toContainText('indisponible')

  await livePast(portal.folder, instances, { good: 'week', week: 'good', new: 'new' }, 10 * 60_000)
  await page.clock.runFor(10 * 60_000)
  await expect(pads.locator('li', { hasText: 'Kitten good' })).toContainText('en panne depuis')
  await portal.health('{"format":')
  await page.reload()
  await expect(run).toContainText('Le fichier health.json est abîmé.')
  await expect(pads).toContainText('état inconnu')
  expect([elsewhere, complaints]).toEqual([[], []])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page says who hosts what, with links, and where the state can be read', async ({ page }) => {
    await page.goto(address)
    await expect(page.getByText('L’état de chaque chaton a besoin de JavaScript')).toBeVisible()
    await expect(page.getByRole('link', { name: 'health.json' })).toHaveAttribute('href', '/health.json')
    const pads = page.locator('h2:has-text("Écrire à plusieurs") + ul').getByRole('link')
    await expect(pads.first()).toHaveAttribute('href', /^https:/)
  })
})
