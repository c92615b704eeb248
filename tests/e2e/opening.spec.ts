import { expect, test, type Page } from '@playwright/test'
import { services, type ServiceId } from '../../src/core/services.ts'
import { startKittens } from './kittens/server.ts'
import { instance, leaveSheet, openPortal, ready, tabOf } from './portal.ts'

const hosts = {
  pad: 'etherpad',
  visio: 'jitsi',
  date: 'framadate',
  calc: 'ethercalc',
  drop: 'lufi',
  pictures: 'lutim',
  postit: 'scrumblr',
  link: 'lstu',
  text: 'privatebin',
} as const

const kittens = await startKittens(hosts)
const portal = await openPortal(
  services.map(service => instance(service, hosts[service], kittens.url(service))),
)

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

/** Below the kitten's address: where a click without a title leads. */
const paths = (language: string): Readonly<Record<ServiceId, RegExp>> => ({
  pad: new RegExp(`^p/[a-z]+-[a-z]+(-\\w{4}){3}\\?lang=${language}$`),
  visio: new RegExp(`^[a-z]+\\w{10}\\?lang=${language}#config\\.startWithAudioMuted=true`),
  date: new RegExp(`^create_poll\\.php\\?type=date&lang=${language}$`),
  calc: /^[a-z]+-[a-z]+(-\w{4}){3}$/,
  drop: new RegExp(`^lang/${language}$`),
  pictures: new RegExp(`^lang/${language}$`),
  postit: /^[a-z]+-[a-z]+(-\w{4}){3}$/,
  link: /^$/,
  text: /^$/,
})
const named = ['pad', 'visio', 'calc', 'postit'] as const
const places = (service: ServiceId) => (named.some(each => each === service) ? 'room' : 'create')

/** Clicks on a card's link, then looks at what is in the tab. */
async function opens(page: Page, service: ServiceId, language: string): Promise<void> {
  const link = ready(page, service)
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  const address = (await link.getAttribute('href')) ?? ''
  expect(address.startsWith(kittens.url(service))).toBe(true)
  expect(address.slice(kittens.url(service).length)).toMatch(paths(language)[service])

  const tab = await tabOf(page, () => link.click())
  await expect(tab.locator('body')).toHaveAttribute('data-place', places(service))
  // The hand on the link made the page ask whether the kitten is there: this is about the tab.
  const first = kittens.requests.find(({ headers }) => headers['sec-fetch-dest'] === 'document')
  expect(address.replace(/#.*/, '')).toBe(kittens.url(service) + first?.path.slice(1))
  expect(new URL(address).hash).toBe(new URL(tab.url()).hash)
  expect(first?.headers.referer).toBeUndefined()
  expect(first?.headers.cookie).toBeUndefined()
  expect(await tab.evaluate(() => window.opener)).toBeNull()
  expect(page.url()).toBe(`${portal.url}${language}/`)
  await tab.close()
}

for (const language of ['fr', 'en'])
  test(`one click on a service in /${language}/ opens it in a new tab, at the address the link said`, async ({
    page,
  }) => {
    test.slow()
    await page.goto(`${portal.url}${language}/`)
    for (const service of services) {
      kittens.reset()
      await test.step(service, () => opens(page, service, language))
      await leaveSheet(page)
    }
  })

const titles = [
  ['Réunion d’été à l’école', 'reunion-d-ete-a-l-ecole'],
  ["l'ete 🎉 a/b", 'l-ete-a-b'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a'.repeat(300), 'a'.repeat(30)],
  ['اجتماع الآباء', '[a-z]+-[a-z]+'],
  ['   ', '[a-z]+-[a-z]+'],
] as const

test('Enter after a title opens a room of that name on each of the four services', async ({ page }) => {
  test.slow()
  await page.goto(`${portal.url}fr/`)
  for (const [title, typed] of titles)
    for (const service of named)
      await test.step(`“${title.slice(0, 25)}” on ${service}`, async () => {
        kittens.reset()
        await ready(page, service).waitFor()
        const field = page.locator(`#${service}-name`)
        await field.fill(title)
        const address = await ready(page, service).getAttribute('href')
        const tab = await tabOf(page, () => field.press('Enter'))
        await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
        await expect(tab.locator('body')).toHaveAttribute('data-room', nameFrom(typed, service))
        const asked = kittens.requests.map(({ path }) => kittens.url(service) + path.slice(1))
        expect(asked).toContain(address?.replace(/#.*/, ''))
        expect(page.context().pages()).toHaveLength(2)
        await tab.close()
        await leaveSheet(page)
      })
})

/** What was typed, then what makes it hard to guess; Jitsi's names have no hyphens, and fewer random letters. */
const nameFrom = (typed: string, service: ServiceId): RegExp =>
  service === 'visio'
    ? new RegExp(`^${typed.replaceAll(/-(?!z)/g, '')}\\w{10}$`)
    : new RegExp(`^/?${typed}(-\\w{4}){3}$`)
