import { expect, test } from '@playwright/test'
import { card, instance, openPortal, poolOf, ready, tabOf } from './portal.ts'

const instances = [instance('a', 'etherpad', 'https://pad.a.test/')]
const portal = await openPortal(instances)
test.afterAll(() => portal.close())

const troubles = [
  ['missing', undefined, 'Elle n’est pas arrivée'],
  ['corrupt', '{"format":', 'est abîmé'],
  ['not even an object', '[]', 'est abîmé'],
  ['of another format', '{"format":"entraide-pool/0"}', 'ne sont pas de la même version'],
  ['empty', '{"format":"entraide-pool/1","providers":[],"instances":[]}', 'aucun chaton utilisable'],
] as const

test('a pool.json that cannot be used is told in words, and service pages still lead to a kitten', async ({
  page,
  context,
}) => {
  await context.route(/^https:/, route => route.fulfill({ body: 'a kitten' }))
  for (const [how, content, words] of troubles)
    await test.step(how, async () => {
      await portal.pool(content)
      await page.goto(`${portal.url}fr/`)
      await expect.soft(page.getByRole('alert')).toContainText('La liste des chatons n’a pas pu être lue')
      await expect.soft(page.getByRole('alert')).toContainText(words)
      await expect.soft(page.locator('article')).toHaveCount(9)

      await card(page, 'pad').locator('a.action').click()
      await expect(page).toHaveURL(`${portal.url}fr/pad/`)
      const link = page.locator('#kittens a').first()
      const address = await link.getAttribute('href')
      const tab = await tabOf(page, () => link.click())
      await expect.soft(tab).toHaveURL(address ?? '')
      await tab.close()
    })
})

test('trying again works once the file is back, without loading the page anew', async ({ page }) => {
  await portal.pool(undefined)
  await page.goto(`${portal.url}fr/`)
  await page.locator('#pad-name').fill('Réunion')
  await expect(page.getByRole('alert')).toBeVisible()
  await portal.pool(poolOf(instances))
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expect(ready(page, 'pad')).toHaveAttribute('href', /^https:\/\/pad\.a\.test\/p\/reunion-/)
  await expect(page.getByRole('alert')).toBeHidden()
})

test('pool.json is asked for once, the early request being the one that is used', async ({ page }) => {
  await portal.pool(poolOf(instances))
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  expect(asked.filter(path => path === '/pool.json')).toHaveLength(1)
})

test('a pool that an operator replaces is what the next page offers', async ({ page }) => {
  await portal.pool(poolOf([instance('b', 'etherpad', 'https://pad.b.test/')]))
  await page.goto(`${portal.url}fr/`)
  await expect(ready(page, 'pad')).toHaveAttribute('href', /^https:\/\/pad\.b\.test\//)
})
