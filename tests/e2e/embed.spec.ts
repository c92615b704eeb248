import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import fc from 'fast-check'
import { startKittens } from './kittens/server.ts'
import { frameAt, openPartner, tracesIn, wordpress } from './partner.ts'
import { down, healthOf, instance, kittenAt, openPortal, tabOf, works } from './portal.ts'

// The frame, the script and what oEmbed answers, on pages of somebody else, served from another origin.

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

const full = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin'
const frame = (query: string, sandbox = full, more = '') =>
  `<iframe title="Outils" src="${portal.url}embed/fr/${query}" sandbox="${sandbox}" style="border:0;width:100%" height="300" ${more}></iframe>`
const script = `<script src="${portal.url}embed/1.js" async></script>`
const links = `<ul><li><a href="${portal.url}fr/ouvrir/pad/">Créer un pad</a></li></ul>`

const heightOf = (page: Page, place = 0) =>
  page
    .locator('iframe')
    .nth(place)
    .evaluate(each => each.getBoundingClientRect().height)
/** Whether all of the frame is in sight: it would scroll otherwise. */
const fits = async (page: Page, place = 0) => {
  const inside = await frameAt(page, place)
  const wanted = () => inside.evaluate(() => document.documentElement.scrollHeight)
  await expect.poll(async () => Math.abs((await heightOf(page, place)) - (await wanted()))).toBeLessThan(2)
}

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
  const tab = await tabOf(page, () => link.click())
  await expect(tab).toHaveURL(address)
  expect(await tab.evaluate(() => [window.opener, document.referrer])).toEqual([null, ''])
  expect(kittenAt(tab.url())).toBe('b')
  await expect(inside.getByRole('status')).toContainText('s’ouvre dans un nouvel onglet, chez Kitten b.')
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

test('the element shows its links, then the frame in their place; its attributes change it', async ({
  page,
}) => {
  const policy = `default-src 'none'; script-src ${portal.url}embed/1.js; frame-src ${portal.url}embed/`
  partner.show(
    `<entraide-portail lang="fr" services="pad" label="Écrire">${links}</entraide-portail>
     <entraide-portail lang="fr" services="visio">${links}</entraide-portail>${script}`,
    policy,
  )
  const complaints: string[] = []
  page.on('console', message => complaints.push(message.text()))
  await page.goto(partner.url)
  const frames = () => page.frames().filter(each => each.url().includes('/embed/'))
  await expect(page.getByRole('link', { name: 'Créer un pad' })).toHaveCount(0)
  // The browser tells of them in any order.
  const shown = () => frames().map(each => new URL(each.url()).searchParams.get('services'))
  await expect.poll(() => shown().toSorted()).toEqual(['pad', 'visio'])
  for (const [service, words] of [
    ['pad', /Créer un pad.*Chez/],
    ['visio', /Ouvrir une visio.*Chez/],
  ] as const)
    await expect(
      frames()[shown().indexOf(service)]?.getByRole('listitem') ?? page.locator('nowhere'),
    ).toHaveText(words)
  const box = await page.locator('entraide-portail').first().boundingBox()
  expect(box?.height).toBeGreaterThan(100)
  expect(complaints).toEqual([])
  await page
    .locator('entraide-portail')
    .first()
    .evaluate(each => each.setAttribute('services', 'text,pad'))
  await expect.poll(() => shown().toSorted()).toEqual(['text,pad', 'visio'])
})

test('what partners pasted of the first version still works, to its hash', async ({ page }) => {
  const first = await readFile('tests/e2e/partners/1.html', 'utf8')
  partner.show(first.replaceAll('https://portal.example/', portal.url))
  await page.goto(partner.url)
  const frames = () => page.frames().filter(each => each.url().includes('/embed/'))
  await expect.poll(() => frames().length).toBe(2)
  for (const each of frames()) await expect(each.getByRole('listitem').first()).toContainText('Chez')
  await expect(page.getByRole('link', { name: 'Créer un pad' })).toHaveCount(0)
  await expect.poll(() => heightOf(page)).toBeLessThan(300)
})

test('where the frame cannot come, or no script runs, the links inside the element stay', async ({
  page,
  browser,
}) => {
  const html = `<entraide-portail lang="fr">${links}</entraide-portail>${script}`
  partner.show(html, `default-src 'none'; script-src ${portal.url}embed/1.js; frame-src 'none'`)
  await page.goto(partner.url)
  await page.waitForFunction(() => customElements.get('entraide-portail') !== undefined)
  await page.locator('entraide-portail a').scrollIntoViewIfNeeded()
  await expect(page.getByRole('link', { name: 'Créer un pad' })).toBeVisible()

  partner.show(html + frame(''))
  const context = await browser.newContext({ javaScriptEnabled: false })
  const still = await context.newPage()
  await still.goto(partner.url)
  await expect(still.getByRole('link', { name: 'Créer un pad', exact: true })).toBeVisible()
  const inside = still.frameLocator('iframe')
  await expect(inside.getByRole('link', { name: /^Créer un pad/ })).toHaveAttribute('href', '/fr/ouvrir/pad/')
  await context.close()
})

test('frames do not mix, and nobody else sizes them', async ({ page }) => {
  partner.show(frame('?services=pad&size=compact') + frame('') + script)
  await page.goto(partner.url)
  await fits(page, 0)
  await fits(page, 1)
  const [small, large] = [await heightOf(page, 0), await heightOf(page, 1)]
  expect(small).toBeLessThan(large)
  const before = [small, large]
  // The page itself, or a frame of somebody else, speaks in their name.
  await page.evaluate(async () => {
    const told = { type: 'entraide:height', v: 1, height: 3000 }
    postMessage(told, '*')
    const other = document.body.appendChild(document.createElement('iframe'))
    other.srcdoc = `<script>parent.postMessage(${JSON.stringify(told)}, '*'); parent.postMessage('done', '*')</script>`
    await new Promise(done => addEventListener('message', ({ data }) => data === 'done' && done(undefined)))
  })
  expect([await heightOf(page, 0), await heightOf(page, 1)]).toEqual(before)
  // Its own window, but not in the words that are agreed upon.
  const inside = await frameAt(page, 0)
  await inside.evaluate(async () => {
    for (const told of [
      { type: 'entraide:height', v: 2, height: 900 },
      { type: 'entraide:height', v: 1, height: '900' },
      { type: 'entraide:height', v: 1, height: Infinity },
      { type: 'height', height: 900 },
      'entraide:height',
      null,
    ])
      parent.postMessage(told, '*')
  })
  const hostile = JSON.stringify(fc.sample(fc.jsonValue(), { numRuns: 300, seed: 7 }))
  await inside.evaluate(
    all => JSON.parse(all).forEach((each: unknown) => parent.postMessage(each, '*')),
    hostile,
  )
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  await page.evaluate(all => {
    for (const each of JSON.parse(all)) for (let i = 0; i < 2; i++) window.frames[i]?.postMessage(each, '*')
  }, hostile)
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => done(undefined))))
  expect([await heightOf(page, 0), errors]).toEqual([small, []])
  await inside.evaluate(() => parent.postMessage({ type: 'entraide:height', v: 1, height: 1e9 }, '*'))
  await expect.poll(() => heightOf(page, 0)).toBe(4000)
})

test('a frame without a language speaks the visitor’s, or the one asked for', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  const bare = (query: string) => frame(query).replace('embed/fr/', 'embed/')
  const elements = ['FR', 'fr-FR', 'de'].map(
    lang => `<entraide-portail lang="${lang}" services="pad">${links}</entraide-portail>`,
  )
  partner.show(
    `<div dir="rtl">${bare('?services=pad')}${bare('?services=pad&lang=fr')}</div>${elements.join('')}${script}`,
  )
  const missed: string[] = []
  page.on('response', answer => answer.ok() || missed.push(answer.url()))
  await page.goto(partner.url)
  const [theirs, asked] = [await frameAt(page, 0), await frameAt(page, 1)]
  await expect(theirs.locator('html')).toHaveAttribute('lang', 'en')
  await expect(theirs.getByRole('link', { name: /Create a pad|Start a pad|pad/ }).first()).toBeVisible()
  await expect(asked.locator('html')).toHaveAttribute('lang', 'fr')
  // The element's, as people write it; the visitor's, where the portal does not speak it.
  const spoken = () =>
    Promise.all(
      page
        .frames()
        .slice(3)
        .map(each => each.evaluate(() => document.documentElement.lang)),
    )
  await expect.poll(() => spoken()).toEqual(['fr', 'fr', 'en'])
  await expect(page.getByRole('link', { name: 'Créer un pad', exact: true })).toHaveCount(0)
  expect(missed.filter(each => each.includes('/embed/'))).toEqual([])
  await context.close()
})

test('no other page of the portal stands in a frame', async ({ page }) => {
  partner.show(`<iframe src="${portal.url}fr/"></iframe><iframe src="${portal.url}fr/settings/"></iframe>`)
  await page.goto(partner.url)
  for (const each of page.frames().slice(1)) expect(await each.locator('main').count()).toBe(0)
})
