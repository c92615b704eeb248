import { expect, test, type Page } from '@playwright/test'
import { services } from '../../src/core/services.ts'
import { startKittens } from './kittens/server.ts'
import { instance, openPortal } from './portal.ts'

const kittens = await startKittens({
  pad: 'etherpad',
  visio: 'jitsi',
  date: 'framadate',
  calc: 'ethercalc',
  drop: 'lufi',
  pictures: 'lutim',
  postit: 'scrumblr',
  link: 'lstu',
  text: 'privatebin',
})
const portal = await openPortal([
  instance('pad', 'etherpad', kittens.url('pad')),
  instance('visio', 'jitsi', kittens.url('visio')),
  instance('date', 'framadate', kittens.url('date')),
  instance('calc', 'ethercalc', kittens.url('calc')),
  instance('drop', 'lufi', kittens.url('drop')),
  instance('pictures', 'lutim', kittens.url('pictures')),
  instance('postit', 'scrumblr', kittens.url('postit')),
  instance('link', 'lstu', kittens.url('link')),
  instance('text', 'privatebin', kittens.url('text')),
])

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

const ready = (page: Page, service: string) =>
  page.locator(`article[aria-labelledby=${service}-title] a[target=_blank]`)

const named = ['pad', 'visio', 'calc', 'postit'] as const

for (const language of ['fr', 'en'])
  for (const service of services)
    test(`one click on ${service} in /${language}/ opens it in a new tab, at the address the link said`, async ({
      page,
    }) => {
      await page.goto(`${portal.url}${language}/`)
      const link = ready(page, service)
      await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
      const address = await link.getAttribute('href')
      const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()])
      await expect(tab.locator('body')).toHaveAttribute(
        'data-place',
        (named as readonly string[]).includes(service) ? 'room' : 'create',
      )
      const [first] = kittens.requests
      expect(address?.startsWith(kittens.url(service) + (first?.path.slice(1) ?? ''))).toBe(true)
      expect(first?.headers.referer).toBeUndefined()
      expect(first?.headers.cookie).toBeUndefined()
    })

const titles = [
  ['Réunion d’été à l’école', /^reunion-d-ete-a-l-ecole-\w{4}-/],
  ["l'ete 🎉 a/b", /^l-ete-a-b-/],
  ['../../etc/passwd', /^etc-passwd-/],
  ['a'.repeat(300), /^a{30}-/],
  ['اجتماع الآباء', /^[a-z]+-[a-z]+-\w{4}/],
] as const

for (const service of named)
  for (const [title, shape] of titles)
    test(`${service} opens a working room for the title “${title.slice(0, 20)}”, by Enter too`, async ({
      page,
    }) => {
      await page.goto(`${portal.url}fr/`)
      await ready(page, service).waitFor()
      const field = page.locator(`#${service}-name`)
      await field.fill(title)
      const [tab] = await Promise.all([page.waitForEvent('popup'), field.press('Enter')])
      await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
      const room = (await tab.locator('body').getAttribute('data-room')) ?? ''
      const plain = new RegExp(shape.source.replaceAll(/-(?!z\])/g, ''))
      expect(service === 'visio' ? room : room.replace(/^\//, '')).toMatch(
        service === 'visio' ? plain : shape,
      )
    })
