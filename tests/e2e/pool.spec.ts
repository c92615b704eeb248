import { expect, test } from '@playwright/test'
import { instance, openPortal } from './portal.ts'

const portal = await openPortal([instance('a', 'etherpad', 'https://pad.a.test/')])
test.afterAll(() => portal.close())
test.describe.configure({ mode: 'serial' })

for (const [how, content] of [
  ['missing', undefined],
  ['corrupt', '{"format":'],
  ['of another format', '{"format":"entraide-pool/0"}'],
  ['empty', '{"format":"entraide-pool/1","providers":[],"instances":[]}'],
] as const)
  test(`a pool.json that is ${how} is told in words, and service pages still lead somewhere`, async ({
    page,
  }) => {
    await portal.pool(content)
    await page.goto(`${portal.url}fr/`)
    await expect(page.getByRole('alert')).toContainText('La liste des chatons n’a pas pu être lue')
    await page.goto(`${portal.url}fr/pad/`)
    await expect(page.locator('article a.action')).toHaveAttribute('target', '_blank')
  })
