import { expect, test } from '@playwright/test'
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

for (const language of ['fr', 'en'])
  for (const service of services)
    test(`one click on ${service} in /${language}/ opens it in a new tab, at the address the link said`, async ({
      page,
    }) => {
      await page.goto(`${portal.url}${language}/`)
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
    })

const titles = [
  ['Réunion d’été à l’école', 'reunion-d-ete-a-l-ecole'],
  ["l'ete 🎉 a/b", 'l-ete-a-b'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a'.repeat(300), 'a'.repeat(30)],
  ['اجتماع الآباء', '[a-z]+-[a-z]+'],
  ['   ', '[a-z]+-[a-z]+'],
] as const

for (const [title, typed] of titles)
  test(`Enter after the title “${title.slice(0, 25)}” opens a room of that name on each of the four services`, async ({
    page,
  }) => {
    await page.goto(`${portal.url}fr/`)
    for (const [index, service] of named.entries()) {
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
      expect(page.context().pages()).toHaveLength(2 + index)
      await leaveSheet(page)
    }
  })

/** What was typed, then what makes it hard to guess; Jitsi's names have no hyphens, and fewer random letters. */
const nameFrom = (typed: string, service: ServiceId): RegExp =>
  service === 'visio'
    ? new RegExp(`^${typed.replaceAll(/-(?!z)/g, '')}\\w{10}$`)
    : new RegExp(`^/?${typed}(-\\w{4}){3}$`)
