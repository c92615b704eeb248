import { expect, test } from '@playwright/test'
import { isSoftware, softwares, type SoftwareId } from '../../src/core/softwares/index.ts'
import { startKittens } from './kittens/server.ts'
import { instance, leaveSheet, openPortal, poolOf, ready, tabOf } from './portal.ts'

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

/** The softwares in rows of which no two serve the same: each can be offered at once. */
const rows: SoftwareId[][] = []
for (const id of ids) {
  const serves = (other: SoftwareId) => softwares[other].services[0] === softwares[id].services[0]
  const row = rows.find(each => !each.some(serves))
  if (row) row.push(id)
  else rows.push([id])
}

for (const row of rows)
  test(`one click leads to where one begins, hosted below a path, on ${row.join(', ')}`, async ({ page }) => {
    test.slow()
    // Some also serve what another of the row is there for.
    const only = (id: SoftwareId) => ({ services: softwares[id].services.slice(0, 1) })
    await portal.pool(poolOf(row.map(id => instance(id, id, kittens.url(id), only(id)))))
    await page.goto(`${portal.url}fr/`)
    for (const id of row)
      await test.step(id, async () => {
        const link = ready(page, softwares[id].services[0])
        await expect(link).toHaveAttribute('href', new RegExp(`^${kittens.url(id)}`))
        const tab = await tabOf(page, () => link.click())
        // Some make the room at once from their page, some show the form of a room already named.
        await expect(tab.locator('body')).toHaveAttribute('data-place', /^(room|create)$/)
        await expect(tab.locator('body')).toHaveAttribute('data-software', /./)
        await tab.close()
        await leaveSheet(page)
      })
  })
