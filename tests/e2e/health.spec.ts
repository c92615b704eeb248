import { expect, test } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import { card, down, healthOf, instance, openPortal, ready, works } from './portal.ts'

const kittens = await startKittens({ a: 'etherpad', b: 'etherpad', c: 'etherpad' })
const ids = ['a', 'b', 'c'] as const
const portal = await openPortal(ids.map(id => instance(id, 'etherpad', kittens.url(id))))

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

test('a kitten that is down is not offered while another works', async ({ page }) => {
  await portal.health(healthOf({ a: down, b: works, c: down }))
  await page.goto(`${portal.url}fr/`)
  await expect(ready(page, 'pad')).toHaveAttribute('href', new RegExp(`^${kittens.url('b')}p/`))
  await expect(card(page, 'pad')).toContainText('fonctionne')
})
