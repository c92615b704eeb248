import { expect, test } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import { fits, frameAt, openPartner, snippets, tracesIn, wordpress } from './partner.ts'
import { down, healthOf, instance, kittenAt, openPortal, tabOf, works } from './portal.ts'

// The frame and what oEmbed answers, on pages of somebody else, served from another origin.

test.use({ serviceWorkers: 'allow' })

const kittens = await startKittens({ a: 'etherpad', b: 'etherpad', c: 'jitsi', d: 'privatebin' })
const softwares = { a: 'etherpad', b: 'etherpad', c: 'jitsi', d: 'privatebin' } as const
const ids = ['a', 'b', 'c', 'd'] as const
const portal = await openPortal(ids.map(id => instance(id, softwares[id], kittens.url(id))))
const partner = await openPartner()

test.beforeEach(async () => {
  kittens.reset()
  await portal.health(healthOf(Object.fromEntries(ids.map(id => [id, works]))))
})
test.afterAll(() => Promise.all([kittens.close(), portal.close(), partner.close()]))

const { frame, script } = snippets(portal.url)

test('one click in a frame opens a room at a kitten that works, whose link can be copied; nothing is kept', async ({
  page,
}) => {
  await portal.health(healthOf({ a: down, b: works, c: works, d: works }))
  const asked: string[] = []
  page.context().on('request', request => asked.push(new URL(request.url()).host))
  partner.show(frame('?services=visio,pad') + script)
  await page.goto(partner.url)
  const inside = await frameAt(page)
  await expect(inside.getByRole('listitem')).toHaveCount(2)
  await expect(inside.getByRole('listitem').nth(1)).toContainText('Chez Kitten b (Brest)')
  expect(new Set(asked)).toEqual(new Set([new URL(partner.url).host, new URL(portal.url).host]))
  await fits(page)

  const link = inside.getByRole('link', { name: 'Créer un pad (nouvel onglet)' })
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  const address = (await link.getAttribute('href')) ?? ''
  const tab = await tabOf(page, () => link.dblclick({ delay: 60 }))
  await expect(tab).toHaveURL(address)
  expect(await tab.evaluate(() => [window.opener, document.referrer])).toEqual([null, ''])
  expect(kittenAt(tab.url())).toBe('b')
  await expect(inside.getByRole('status')).toContainText('s’ouvre dans un nouvel onglet, chez Kitten b.')
  expect(page.context().pages()).toHaveLength(2)
  await expect(inside.getByLabel('Lien à partager')).toHaveValue(address.replace(/\?.*/, ''))
  // The next click is another room.
  await expect(link).not.toHaveAttribute('href', address)
  await fits(page)

  const other = inside.getByRole('link', { name: /Essayer chez Kitten a/ })
  const second = await tabOf(page, () => other.click())
  expect(new URL(second.url()).pathname).toBe(new URL(address).pathname)
  await expect(inside.getByRole('status')).toContainText('Kitten a')
  await expect(other).toBeHidden()

  const nothing = { local: {}, session: {}, databases: [], caches: [], cookies: '', workers: 0 }
  expect(await tracesIn(inside)).toEqual(nothing)
  expect(await page.context().cookies()).toEqual([])
})

test('what a partner chooses is what one sees; what makes no sense changes nothing', async ({ page }) => {
  partner.show(
    frame('?services=text,pad&theme=dark&accent=fc0&size=compact&heading=4&prefer=a') +
      frame('?services=mail&theme=red&accent=}body{&heading=9&only=<b>&lang=xx&constructor=1'),
  )
  await page.goto(partner.url)
  const [chosen, hostile] = [await frameAt(page, 0), await frameAt(page, 1)]
  await expect(chosen.getByRole('heading', { level: 4 })).toHaveText('Un outil libre, sans compte')
  await expect(chosen.getByRole('listitem').first()).toContainText('Chiffrer un texte')
  await expect(chosen.getByRole('listitem').nth(1)).toContainText('Chez Kitten a')
  const button = chosen.getByRole('link', { name: /Créer un pad/ })
  await expect(button).toHaveCSS('background-color', 'rgb(255, 204, 0)')
  await expect(button).toHaveCSS('color', 'rgb(0, 0, 0)')
  await expect(chosen.locator('body')).toHaveCSS('background-color', 'rgb(22, 18, 13)')
  await expect(hostile.getByRole('heading', { level: 2 })).toBeVisible()
  await expect(hostile.getByRole('listitem')).toHaveCount(9)
  await expect(hostile.locator('body')).toHaveCSS('background-color', 'rgb(255, 251, 243)')
})

test('only these kittens means nobody else, and the portal says who, where they cannot', async ({ page }) => {
  partner.show(frame('?services=pad,visio&only=a'))
  await page.goto(partner.url)
  const inside = await frameAt(page)
  await expect(inside.getByRole('listitem').first()).toContainText('Chez Kitten a')
  const tab = await tabOf(page, () => inside.getByRole('link', { name: /Créer un pad/ }).click())
  expect(kittenAt(tab.url())).toBe('a')
  await expect(inside.getByText(/Cela ne marche pas/)).toBeHidden()
  await expect(inside.getByRole('link', { name: /Ouvrir une visio/ })).toHaveAttribute(
    'href',
    `${portal.url}fr/ouvrir/visio/?only=a`,
  )
})

test('in the harshest sandbox everything is shown, and what cannot open a tab gives its link, whoever it leads to', async ({
  page,
}) => {
  partner.show(frame('?services=pad,text,date&only=a,d', 'allow-scripts') + script)
  await page.goto(partner.url)
  const inside = await frameAt(page)
  expect(await inside.evaluate(() => self.origin)).toBe('null')
  await fits(page)
  const said = inside.getByRole('status')
  // A room, a host's page, and pages of the portal: of what nobody of these serves, and of all.
  for (const [name, whose, label, address] of [
    [/Créer un pad/, 'Kitten a', 'Lien à partager', /\/p\//],
    [/Chiffrer un texte/, 'Kitten d', 'Lien à copier', new RegExp(`^${kittens.url('d')}`)],
    [/Créer un sondage/, 'Entraide', 'Lien à copier', `${portal.url}fr/ouvrir/date/?only=a,d`],
    [/Créer un pad/, 'Kitten a', 'Lien à partager', /\/p\//],
    [/^Par Entraide/, 'Entraide', 'Lien à copier', `${portal.url}fr/`],
  ] as const) {
    await inside.getByRole('link', { name }).click()
    await expect(said).toContainText('ne laisse pas ouvrir d’onglet')
    await expect(said).toContainText(`Pour aller chez ${whose},`)
    await expect(inside.getByLabel(label)).toHaveValue(address)
  }
  await inside.getByRole('button', { name: 'Copier' }).click()
  await expect(said).toHaveText(/Le lien est sélectionné|Lien copié/)
  expect(page.context().pages()).toHaveLength(1)
  await fits(page)

  // Where nobody makes the frame larger, and the lists cannot be had.
  await page.route(/\/(pool|health)\.json/, route => route.abort())
  partner.show(frame('', 'allow-scripts'))
  await page.goto(partner.url)
  const bare = page.frameLocator('iframe')
  await bare.getByRole('link', { name: /Créer un pad/ }).click()
  await expect(bare.getByRole('textbox')).toBeInViewport({ ratio: 1 })
  await expect(bare.getByLabel('Lien à copier')).toHaveValue(`${portal.url}fr/ouvrir/pad/`)
})

test('a sandbox that lets no tab open, or only such as it shuts in, gives the link, too', async ({
  page,
}) => {
  const thrown: unknown[] = []
  page.on('pageerror', error => thrown.push(error))
  for (const sandbox of ['allow-scripts allow-same-origin', 'allow-scripts allow-popups']) {
    partner.show(frame('?services=pad', sandbox))
    await page.goto(partner.url)
    const inside = await frameAt(page)
    await inside.getByRole('link', { name: /Créer un pad/ }).click()
    await expect(inside.getByRole('status')).toContainText('ne laisse pas ouvrir d’onglet')
    await expect(inside.getByLabel('Lien à partager')).toHaveValue(/\/p\//)
    await expect.poll(() => page.context().pages().length).toBe(1)
  }
  expect(thrown).toEqual([])
})

test('with a sandbox that lets tabs open, one click opens one, without a way back', async ({ page }) => {
  partner.show(frame('?services=pad', 'allow-scripts allow-popups allow-popups-to-escape-sandbox'))
  await page.goto(partner.url)
  const inside = await frameAt(page)
  const tab = await tabOf(page, () => inside.getByRole('link', { name: /Créer un pad/ }).click())
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'room')
  expect(await tab.evaluate(() => [window.opener, document.referrer])).toEqual([null, ''])
  await expect(inside.getByRole('status')).toContainText('s’ouvre dans un nouvel onglet, chez')
})

test('WordPress shows what oEmbed answers, sizes it, and goes on to the portal where no tab may open', async ({
  page,
  request,
}) => {
  const home = await (await request.get(`${portal.url}fr/pad/`)).text()
  const [, address = ''] = /application\/json\+oembed" href="([^"]+)"/.exec(home) ?? []
  const answer = await request.get(
    portal.url + new URL(address).pathname.slice(1) + '?maxwidth=500&format=json',
  )
  const { type, html } = await answer.json()
  expect(type).toBe('rich')
  // As WordPress filters it, from the portal that is tested.
  const filtered = String(html)
    .replace(/sandbox="[^"]*"/, 'sandbox="allow-scripts" security="restricted"')
    .replace(new URL(address).origin + '/', portal.url)
    .replaceAll(/https:\/\/[^/"]+\/embed/g, `${portal.url}embed`)
  partner.show(`${filtered}<script>${wordpress}</script>`)
  await page.goto(partner.url)
  const inside = await frameAt(page)
  await expect(page.locator('iframe')).not.toHaveAttribute('height', '260')
  await expect(page.locator('iframe')).toHaveAttribute('height', /^2\d\d$/)
  await inside.getByRole('link', { name: /Créer un pad/ }).click()
  await expect(page).toHaveURL(`${portal.url}fr/ouvrir/pad/`)
})

test('no other page of the portal stands in a frame', async ({ page }) => {
  partner.show(`<iframe src="${portal.url}fr/"></iframe><iframe src="${portal.url}fr/settings/"></iframe>`)
  await page.goto(partner.url)
  for (const each of page.frames().slice(1)) expect(await each.locator('main').count()).toBe(0)
})
