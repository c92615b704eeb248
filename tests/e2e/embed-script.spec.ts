import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { fits, frameAt, heightOf, openPartner, snippets } from './partner.ts'
import { healthOf, instance, openPortal, works } from './portal.ts'

// The script that partners paste, /embed/1.js: what it makes of frames and of its own element. No host is asked anything.

const portal = await openPortal([
  instance('a', 'etherpad', 'https://a.test/'),
  instance('c', 'jitsi', 'https://c.test/'),
])
const partner = await openPartner()
await portal.health(healthOf({ a: works, c: works }))
test.afterAll(() => Promise.all([portal.close(), partner.close()]))

const { frame, script, links } = snippets(portal.url)

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
  await expect.poll(async () => (await spoken()).toSorted()).toEqual(['en', 'fr', 'fr'])
  await expect(page.getByRole('link', { name: 'Créer un pad', exact: true })).toHaveCount(0)
  expect(missed.filter(each => each.includes('/embed/'))).toEqual([])
  await context.close()
})
