import { expect, test, type Page } from '@playwright/test'
import { startKittens } from './kittens/server.ts'
import { card, down, healthOf, instance, openPortal, ready, works } from './portal.ts'

// The first offered is down and asks for a title; who stands in for it names the room itself: fields would go.
const kittens = await startKittens({ stands: 'hedgedoc' })
const dead = 'http://127.0.0.1:9/'
const portal = await openPortal([
  instance('dead', 'etherpad', dead, { weight: 4 }),
  instance('stands', 'hedgedoc', kittens.url('stands'), { weight: 0 }),
])

test.beforeEach(async () => {
  kittens.reset()
  await portal.health(healthOf({}))
})
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

/** The middle of the button, where a hand is that does not follow it. */
async function middle(page: Page) {
  const box = await ready(page, 'pad').boundingBox()
  if (!box) throw new Error('There is no button')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

for (const [device, width] of [
  ['a desktop', 1280],
  ['a phone', 360],
] as const)
  test(`on ${device}, the link stays under a hand that rests while another kitten takes over`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${portal.url}fr/`)
    await expect(ready(page, 'pad')).toHaveAttribute('href', /^http:\/\/127\.0\.0\.1:9\//)
    const { x, y } = await middle(page)
    await page.mouse.move(x, y)
    await expect(ready(page, 'pad')).toHaveAttribute('href', new RegExp(`^${kittens.url('stands')}`))
    const [tab] = await Promise.all([page.waitForEvent('popup'), page.mouse.click(x, y)])
    await expect(tab).toHaveURL(new RegExp(`^${kittens.url('stands')}`))
    // What its software does not ask goes once the hand is away.
    await page.mouse.move(0, 0)
    await expect(card(page, 'pad').getByRole('textbox')).toHaveCount(0)
  })

test('a button pressed while another kitten takes over opens one tab when it is let go', async ({ page }) => {
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  const { x, y } = await middle(page)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await expect(ready(page, 'pad')).toHaveAttribute('href', new RegExp(`^${kittens.url('stands')}`))
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.mouse.up()])
  await expect(tab).toHaveURL(new RegExp(`^${kittens.url('stands')}`))
  expect(page.context().pages()).toHaveLength(2)
})

test('somebody who tabs through the page asks nobody', async ({ page }) => {
  await portal.health(healthOf({ stands: works, dead: down }))
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).origin))
  await page.goto(`${portal.url}fr/`)
  await ready(page, 'pad').waitFor()
  for (let i = 0; i < 12; i++) await page.keyboard.press('Tab')
  expect([...new Set(asked)]).toEqual([new URL(portal.url).origin])
})
