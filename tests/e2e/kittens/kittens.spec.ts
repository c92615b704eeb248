import { expect, test } from '@playwright/test'
import { startKittens } from './server.ts'
import { oneOfEach } from './table.ts'

const kittens = await startKittens(oneOfEach)
test.afterEach(() => kittens.reset())
test.afterAll(() => kittens.close())

test('Chromium finds a kitten by its name, without asking for anything but its page', async ({ page }) => {
  await page.goto(`${kittens.url('etherpad')}p/ma%20salle`)
  await expect(page.locator('body')).toHaveAttribute('data-room', 'ma_salle')
  expect(kittens.requests.map(({ path }) => path)).toEqual(['/p/ma%20salle', '/p/ma_salle'])
})

test('Excalidraw opens the room of the fragment, if its key is whole', async ({ page }) => {
  const body = page.locator('body')
  await page.goto(`${kittens.url('excalidraw')}#room=a1b2-c3,AAAAAAAAAAAAAAAAAAAAAA`)
  await expect(body).toHaveAttribute('data-room', 'a1b2-c3')
  await expect(body).toHaveAttribute('data-key-length', '22')
  await page.goto('about:blank')
  await page.goto(`${kittens.url('excalidraw')}#room=a1b2-c3,short`)
  await expect(body).toHaveAttribute('data-place', 'home')
})

test('Croodle creates where its fragment says so', async ({ page }) => {
  await page.goto(`${kittens.url('croodle')}#/create`)
  await expect(page.locator('body')).toHaveAttribute('data-place', 'create')
})

test('a fragment wins over the name of a sheet', async ({ page }) => {
  await page.goto(`${kittens.url('ethercalc')}foo#bar`)
  await expect(page.locator('body')).toHaveAttribute('data-room', 'bar')
})

test('PairDrop reads the text of its fragment, which no server sees', async ({ page }) => {
  const text = Buffer.from('à bientôt').toString('base64')
  await page.goto(`${kittens.url('pairdrop')}?base64text=hash#${text}`)
  await expect(page.locator('body')).toHaveAttribute('data-text', 'à bientôt')
})

test('one that is down is an error page, not a blank one', async ({ page }) => {
  kittens.setMood('jitsi', 'down')
  await expect(page.goto(`${kittens.url('jitsi')}room`)).rejects.toThrow('ERR_EMPTY_RESPONSE')
})

test('what a page elsewhere may learn of PrivateBin is its API alone', async ({ page }) => {
  await page.goto(kittens.url('etherpad'))
  const base = kittens.url('privatebin')
  const learn = (address: string, mode: RequestMode) =>
    page.evaluate(([url, how]) => fetch(url, { mode: how }).then(({ type }) => type, String), [
      address,
      mode,
    ] as const)
  expect(await learn(`${base}?jsonld=types`, 'cors')).toBe('cors')
  expect(await learn(base, 'no-cors')).toContain('TypeError')
  expect(await learn(`${base}manifest.json`, 'no-cors')).toBe('opaque')
})
