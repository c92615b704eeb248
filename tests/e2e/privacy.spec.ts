import { expect, test } from '@playwright/test'
import { services } from '../../src/core/services.ts'
import { openPortal, instance } from './portal.ts'

const portal = await openPortal([instance('pad', 'etherpad', 'https://pad.kitten.test/')])
test.afterAll(() => portal.close())

const pages = [
  '',
  ...['fr/', 'en/'].flatMap(home => [home, ...services.map(service => `${home}${service}/`)]),
]

for (const path of pages)
  test(`/${path} left alone for a minute talks to this site only, keeps no cookie and breaks no rule`, async ({
    page,
    context,
  }) => {
    const requested: string[] = []
    const complaints: string[] = []
    context.on('request', request => requested.push(new URL(request.url()).origin))
    page.on('console', message => complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    await page.clock.install()
    await page.goto(portal.url + path)
    await page.clock.runFor(1000)
    await expect(page.locator('html[data-started]')).toBeAttached()
    await page.clock.runFor(60_000)
    expect([...new Set(requested)]).toEqual([new URL(portal.url).origin])
    expect(complaints).toEqual([])
    expect(await context.cookies()).toEqual([])
  })

test('every document comes with the strict policy', async ({ request }) => {
  const headers = (await request.get(`${portal.url}fr/`)).headers()
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
  expect(headers['content-security-policy']).not.toContain('unsafe')
  expect(headers['referrer-policy']).toBe('no-referrer')
})
