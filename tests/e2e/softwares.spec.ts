import { expect, test } from '@playwright/test'
import { isSoftware, softwares } from '../../src/core/softwares/index.ts'
import { startKittens } from './kittens/server.ts'
import { instance, openPortal, poolOf, ready, tabOf } from './portal.ts'

const ids = Object.keys(softwares).filter(isSoftware)
/** Each under a path of its own on one host, as people host several tools beside their site. */
const kittens = await startKittens(
  Object.fromEntries(
    ids.map(id => [id, { kitten: id, host: 'tools.example.localhost', mount: `/our/${id}/` }]),
  ),
)
const portal = await openPortal([])

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

for (const id of ids) {
  const [service] = softwares[id].services
  // Some make the room at once from their page, some show the form of a room already named.

  test(`one click leads to where one begins on ${id}, hosted below a path`, async ({ page }) => {
    await portal.pool(poolOf([instance(id, id, kittens.url(id))]))
    await page.goto(`${portal.url}fr/`)
    const link = ready(page, service)
    await expect(link).toHaveAttribute('href', new RegExp(`^${kittens.url(id)}`))
    const tab = await tabOf(page, () => link.click())
    await expect(tab.locator('body')).toHaveAttribute('data-place', /^(room|create)$/)
    await expect(tab.locator('body')).toHaveAttribute('data-software', /./)
  })
}
