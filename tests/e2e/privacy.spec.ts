import { expect, test } from '@playwright/test'
import { services } from '../../src/core/services.ts'
import { livePast } from './past.ts'
import { asNew, instance, openPortal } from './portal.ts'

// What the service worker asks for counts too.
test.use({ serviceWorkers: 'allow' })

const instances = [instance('pad', 'etherpad', 'https://pad.kitten.test/')]
const portal = await openPortal(instances)
await livePast(portal.folder, instances, { pad: 'good' })
test.afterAll(() => portal.close())

// In another language the same pages run the same scripts.
const hostile =
  'prefer=%3Cimg%20src=//evil.test%3E,pad&name=%00%22%3E%3Cscript%3Ealert(1)%3C/script%3E&only=%'
const living = [
  `fr/ouvrir/pad/?${hostile}`,
  'fr/',
  'en/',
  ...['why', 'settings', 'etat', 'rooms', 'partager', ...services].map(page => `fr/${page}/`),
]

test('each page, left alone for a minute, talks to this site only, keeps no cookie and breaks no rule', async ({
  page,
  context,
}) => {
  test.slow()
  const requested: string[] = []
  const complaints: string[] = []
  context.on('request', request => requested.push(new URL(request.url()).origin))
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', event => console.error('policy', event.violatedDirective)),
  )
  await page.clock.install()
  for (const path of ['', ...living, 'nowhere'])
    await test.step(`/${path}`, async () => {
      await asNew(page)
      requested.length = complaints.length = 0
      await page.goto(portal.url + path)
      await page.clock.runFor(1000)
      await page.locator(path === 'nowhere' ? 'h1' : 'html[data-started]').waitFor({ state: 'attached' })
      await page.clock.runFor(60_000)
      expect.soft([...new Set(requested)]).toEqual([new URL(portal.url).origin])
      // The browser says itself that a document was not found.
      const foreseen = path === 'nowhere' ? [expect.stringContaining('404')] : []
      expect.soft(complaints).toEqual(foreseen)
      expect.soft(await context.cookies()).toEqual([])
    })
})

for (const path of ['', 'fr/', 'en/pad/', 'nowhere'])
  test(`the document /${path} comes with the strict headers`, async ({ request }) => {
    const answer = await request.get(portal.url + path, { headers: { Accept: 'text/html' } })
    const headers = answer.headers()
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/)
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['permissions-policy']).toMatch(/camera=\(\)/)
    expect(headers['cross-origin-opener-policy']).toMatch(/^same-origin/)
    expect(headers['set-cookie']).toBeUndefined()
  })
