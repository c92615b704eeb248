import { expect, test } from '@playwright/test'
import type { Browser } from 'puppeteer-core'
import { firefoxPath, launchFirefox, visitor } from './firefox.ts'
import { startKittens } from './kittens/server.ts'
import { healthOf, instance, openPortal, works } from './portal.ts'

test.skip(firefoxPath === undefined, 'There is no Firefox here.')

const kittens = await startKittens({ bin: 'privatebin', pad: 'etherpad' })
const portal = await openPortal([
  instance('bin', 'privatebin', kittens.url('bin'), { handovers: ['text'] }),
  instance('pad', 'etherpad', kittens.url('pad')),
])
let firefox: Browser

test.beforeAll(async () => {
  await portal.health(healthOf({ bin: works, pad: works }))
  firefox = await launchFirefox()
})
test.afterAll(async () => {
  await firefox.close()
  await kittens.close()
  await portal.close()
})

test('a text written in Firefox is read by whoever has the link, and the host never had it', async () => {
  const text = 'Le code de la porte : 4271 🐈'
  const { page, context } = await visitor(firefox, `${portal.url}fr/`)
  // By the keyboard: the last card is drawn as it comes into view, and a pointer may miss it.
  await page.focus('article[aria-labelledby=text-title] form a.action')
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open] textarea')
  await page.type('dialog[open] textarea', text)
  await page.click('dialog[open] button[type=submit]')
  const field = await page.waitForSelector('dialog[open] input[readonly]')
  const link = await field?.evaluate(input => (input as HTMLInputElement).value)
  expect(link).toMatch(new RegExp(`^${kittens.url('bin')}\\?[0-9a-f]{16}#[1-9A-Za-z]{40,44}$`))

  const posts = kittens.requests.filter(({ method }) => method !== 'GET')
  expect(posts.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /'])
  const [, key = ''] = link?.split('#') ?? []
  const heard = JSON.stringify(kittens.requests)
  for (const secret of ['4271', key, Buffer.from(text).toString('base64')])
    expect(heard).not.toContain(secret)

  const reader = await context.newPage()
  await reader.goto(link ?? '')
  await reader.waitForSelector('[data-read=yes]')
  expect(await reader.$eval('#prettyprint', element => element.textContent)).toBe(text)
  await context.close()
})
