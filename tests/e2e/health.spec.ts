import { expect, test, type Page } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import { card, down, healthOf, instance, offered, openPortal, ready, tabOf, works } from './portal.ts'

const kittens = await startKittens({ a: 'etherpad', b: 'etherpad', c: 'etherpad', calc: 'ethercalc' })
const ids = ['a', 'b', 'c'] as const
const portal = await openPortal([
  ...ids.map(id => instance(id, 'etherpad', kittens.url(id))),
  instance('calc', 'ethercalc', kittens.url('calc')),
])

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

const minutes = 60_000
const pad = (page: Page) => card(page, 'pad')

/** A health file in which all work but these. */
const allBut = (...names: readonly string[]) =>
  Object.fromEntries(ids.map(id => [id, names.includes(id) ? down : works]))

/** Opens the page with this file, or with none; says which kitten it offers. */
async function visit(page: Page, file: string | undefined): Promise<string> {
  await portal.health(file)
  await page.goto(`${portal.url}fr/`)
  return offered(page, 'pad')
}

test('a page without any health file offers a kitten, says that it knows nothing, and opens it', async ({
  page,
}) => {
  const drawn = await visit(page, undefined)
  await expect(pad(page)).toContainText('état inconnu · Chez')
  const tab = await tabOf(page, () => ready(page, 'pad').click())
  await expect(tab).toHaveURL(new RegExp(`^http://${drawn}\\.`))
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
})

test('a kitten that is down is not offered while another works', async ({ page }) => {
  await portal.health(healthOf({ a: down, b: works, c: down }))
  await page.goto(`${portal.url}fr/`)
  await expect(ready(page, 'pad')).toHaveAttribute('href', new RegExp(`^${kittens.url('b')}p/`))
  await expect(pad(page)).toContainText('fonctionne')
})

test('a fresh file moves the link away from a kitten that is down, and says from whom', async ({ page }) => {
  const drawn = await visit(page, undefined)
  const other = await visit(page, healthOf(allBut(drawn)))
  expect(other).not.toBe(drawn)
  await expect(pad(page)).toContainText(
    `remplace Kitten ${drawn}, qui ne marche pas en ce moment · Chez Kitten ${other}`,
  )
})

test('a stale file moves it too, but does not say that who was down still is', async ({ page }) => {
  const drawn = await visit(page, undefined)
  const other = await visit(page, healthOf(allBut(drawn), 30 * minutes))
  expect(other).not.toBe(drawn)
  await expect(pad(page)).toContainText(`fonctionne · Chez Kitten ${other}`)
  await expect(pad(page)).not.toContainText(`Kitten ${drawn}`)
})

/** What is made of a file that calls the drawn kitten down, and how the card then speaks of it. */
const unbelieved: readonly [name: string, file: (down: string) => string | undefined, says: string][] = [
  ['old', written => aged(written, 120), 'état inconnu, dernière vérification il y a 2 heures · Chez'],
  ['dead', written => aged(written, 2 * 24 * 60), 'état inconnu · Chez'],
  ['future', written => aged(written, -10), 'état inconnu · Chez'],
  ['corrupt', written => written.slice(0, -20), 'état inconnu · Chez'],
  ['empty', () => '', 'état inconnu · Chez'],
  ['HTML', () => '<!doctype html><title>Bonjour</title>', 'état inconnu · Chez'],
  ['foreign', written => written.replace('entraide-health/1', 'entraide-health/2'), 'état inconnu · Chez'],
  ['missing', () => undefined, 'état inconnu · Chez'],
]

/** The same file, written so many minutes ago. */
function aged(written: string, minutesOld: number): string {
  const shift = (time: string) => new Date(Date.parse(time) - minutesOld * minutes).toISOString()
  return written.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, shift)
}

for (const [name, file, says] of unbelieved)
  test(`a file that is ${name} takes no kitten away`, async ({ page }) => {
    const drawn = await visit(page, undefined)
    expect(await visit(page, file(healthOf(allBut(drawn))))).toBe(drawn)
    await expect(pad(page)).toContainText(says)
    await expect(pad(page)).not.toContainText('remplace')
  })

test('a file older than one this device has seen takes no kitten away', async ({ page }) => {
  const drawn = await visit(page, healthOf(allBut()))
  expect(await visit(page, healthOf(allBut(drawn), 5 * minutes))).toBe(drawn)
  await expect(pad(page)).toContainText('état inconnu · Chez')
})

test('with all of them down, the card says so, when they are looked at again, and what else there is', async ({
  page,
}) => {
  const drawn = await visit(page, healthOf(allBut(...ids)))
  await expect(pad(page)).toContainText(
    'Aucun chaton n’est utilisable en ce moment pour cet outil, à notre connaissance.',
  )
  await expect(pad(page)).toContainText(/Prochaine vérification à \d{1,2}:\d\d\./)
  await expect(pad(page)).toContainText('en panne depuis 2 heures')
  const otherWay = pad(page).locator('.news').getByRole('link')
  await expect(otherWay).toHaveAttribute('href', '/fr/calc/')
  const tab = await tabOf(page, () => ready(page, 'pad').click())
  await expect(tab).toHaveURL(new RegExp(`^http://${drawn}\\.`))
})

test('a doubtful kitten is offered after those that work, with the reason', async ({ page }) => {
  const doubtful = { status: 'warn', reason: 'challenge', depth: 2, streak: 1 } as const
  expect(await visit(page, healthOf({ a: doubtful, b: doubtful, c: works }))).toBe('c')
  const all = healthOf({ a: doubtful, b: doubtful, c: doubtful })
  const drawn = await visit(page, all)
  await expect(pad(page)).toContainText(`contrôle anti-robots à l’entrée · Chez Kitten ${drawn}`)
})

test('a page left open learns that its kitten is down, but not while the link is about to be used', async ({
  page,
}) => {
  await page.clock.install()
  const drawn = await visit(page, healthOf(allBut()))
  await ready(page, 'pad').hover()
  await expect.poll(() => kittens.requests.length).toBeGreaterThan(0)
  await expect(pad(page)).not.toContainText('vérification…')
  await portal.health(healthOf(allBut(drawn), -1000))
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await page.clock.runFor(6 * minutes)
  expect(asked).not.toContain('/health.json')
  expect(await offered(page, 'pad')).toBe(drawn)

  await page.mouse.move(0, 0)
  await page.clock.runFor(2 * minutes)
  await expect(pad(page)).toContainText(`remplace Kitten ${drawn}`)
  await expect(page.getByRole('status')).toContainText(`Kitten ${drawn} ne répond pas à temps`)
})

test('an own choice that is down is named, another is offered, and it comes back by itself', async ({
  page,
}) => {
  const drawn = await visit(page, healthOf(allBut()))
  const own = drawn === 'a' ? 'b' : 'a'
  await pad(page)
    .getByRole('button', { name: /Choisir un autre chaton/ })
    .click()
  await page.getByRole('radio', { name: `Kitten ${own}` }).check()
  await page.getByRole('radio', { name: 'toujours, sur cet appareil' }).check()
  await page.getByRole('button', { name: 'Choisir', exact: true }).click()
  await expect(ready(page, 'pad')).toHaveAttribute('href', new RegExp(`^${kittens.url(own)}`))

  expect(await visit(page, healthOf(allBut(own)))).not.toBe(own)
  await expect(pad(page)).toContainText(`remplace Kitten ${own}, qui ne marche pas en ce moment`)
  expect(await visit(page, healthOf(allBut()))).toBe(own)
})

test('the page about the choice says of each kitten how it is, why, and when it was looked at', async ({
  page,
}) => {
  const paused = { status: 'unknown', reason: 'opted-out' } as const
  await visit(page, healthOf({ a: works, b: down, c: paused }, 3 * minutes))
  await pad(page)
    .getByRole('link', { name: /Pourquoi lui/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Comment un chaton est choisi')
  await expect(page.getByText('Dernière vérification : il y a 3 minutes.')).toBeVisible()
  const report = (name: string) =>
    page.getByRole('region', { name: 'Écrire à plusieurs' }).getByRole('listitem').filter({ hasText: name })
  await expect(report('Kitten a')).toContainText(/fonctionne.*vérifié il y a \d\sminutes/)
  await expect(report('Kitten b')).toContainText(
    /en panne depuis 2\sheures.*pas de réponse à temps.*vérifié il y a \d\sminutes/,
  )
  await expect(report('Kitten c')).toContainText('état inconnu')
  expect(kittens.requests).toEqual([])
})
