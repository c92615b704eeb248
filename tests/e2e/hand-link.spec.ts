import { expect, test } from '@playwright/test'
import { knock } from './kittens/knock.ts'
import { complaints, fieldsOf, openForm, openHands } from './hands.ts'
import { instance, openPortal, tabOf } from './portal.ts'

const { kittens, portal, sent } = await openHands()
const pub = await openPortal([instance('pub', 'yourls', kittens.url('pub'), { handovers: ['link'] })])
test.afterAll(() => pub.close())
test.beforeEach(() => kittens.reset())

const long = 'https://example.org/une/longue/adresse?avec=ses%20choses&et#la-fin'

test('a link is shortened on its host’s own page, which receives the address and nothing else', async ({
  page,
}) => {
  const heard = await complaints(page)
  const form = await openForm(page, portal.url, 'link')
  await form.getByLabel('Adresse à raccourcir').fill(` ${long} `)
  expect(sent(), 'before the click').toEqual([])
  const tab = await tabOf(page, () => form.getByRole('button', { name: /^Raccourcir/ }).click())
  await expect(tab.locator('body')).toHaveAttribute('data-link', long)
  const [post] = sent()
  expect([sent().length, fieldsOf(post)]).toEqual([1, { lsturl: long }])
  expect(post?.headers['referer']).toBeUndefined()
  expect(post?.headers['cookie']).toBeUndefined()
  expect(heard).toEqual([])
  // Its address is known there only.
  await expect(page.locator('dialog.sheet[open]')).toContainText('Collez-le ici')
})

test('two quick clicks send one link: a third would ban the visitor', async ({ page }) => {
  const form = await openForm(page, portal.url, 'link')
  await form.getByLabel('Adresse à raccourcir').fill(long)
  await form.getByRole('button', { name: /^Raccourcir/ }).dblclick()
  await expect(form).toBeHidden()
  expect(sent()).toHaveLength(1)
})

test('the ban is told before, and a host that bans is not asked again', async ({ page }) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const send = (lsturl: string) =>
    knock(`${kittens.url('short')}a`, {
      method: 'POST',
      headers,
      body: String(new URLSearchParams({ lsturl })),
    })
  for (const each of ['a', 'b']) await send(long + each)
  const form = await openForm(page, portal.url, 'link')
  await expect(
    form.getByText(/après trois liens rapprochés, Kitten short bloque votre connexion/),
  ).toBeVisible()
  await form.getByLabel('Adresse à raccourcir').fill(long)
  const tab = await tabOf(page, () => form.getByRole('button', { name: /^Raccourcir/ }).click())
  await expect(tab.getByRole('heading')).toHaveText('Lstu: You are banned for 1 hour(s).')
  await page.bringToFront()
  await expect(form).toBeHidden()
  expect(sent()).toHaveLength(3)
})

test('a host that takes forms from its own pages only says so itself', async ({ page }) => {
  kittens.setMood('short', 'guarded')
  const form = await openForm(page, portal.url, 'link')
  await form.getByLabel('Adresse à raccourcir').fill(long)
  const tab = await tabOf(page, () => form.getByRole('button', { name: /^Raccourcir/ }).click())
  await expect(tab.getByRole('heading')).toContainText('the API is disabled')
  expect(sent()).toHaveLength(1)
})

const incomplete = [
  '',
  'example.org/page',
  'ftp://example.org/',
  'javascript:alert(1)',
  'https://exa mple.org/',
]

test('what is no address does not leave, and the field says why', async ({ page }) => {
  for (const typed of incomplete)
    await test.step(`“${typed}”`, async () => {
      const form = await openForm(page, portal.url, 'link')
      const field = form.getByLabel('Adresse à raccourcir')
      await field.fill(typed)
      await form.getByRole('button', { name: /^Raccourcir/ }).click()
      await expect.soft(field).toBeFocused()
      await expect.soft(field).toHaveAttribute('aria-invalid', 'true')
      await expect.soft(field).toHaveAccessibleDescription(/^Cette adresse est incomplète/)
      expect.soft(sent()).toEqual([])
      await field.fill(long)
      await expect.soft(field).not.toHaveAttribute('aria-invalid')
    })
})

test('where a mere visit creates, the form makes that visit, once', async ({ page }) => {
  const form = await openForm(page, pub.url, 'link')
  const before = kittens.requests.length
  await form.getByLabel('Adresse à raccourcir').fill(long)
  const tab = await tabOf(page, () => form.getByRole('button', { name: /^Raccourcir/ }).click())
  await expect(tab.locator('body')).toHaveAttribute('data-link', long)
  const visits = kittens.requests.slice(before)
  expect(visits.map(({ path }) => new URL(path, 'http://a').searchParams.get('url'))).toEqual([long])
})

test('the policy lets forms go to the hosts that agreed, and to nobody where none has', async ({
  request,
}) => {
  const allowed = async (url: string) => {
    const answer = await request.get(`${url}fr/`)
    return /form-action ([^;]*)/.exec(answer.headers()['content-security-policy'] ?? '')?.[1]?.split(' ')
  }
  const origins = (['pics', 'poll', 'short'] as const).map(name => new URL(kittens.url(name)).origin)
  expect(await allowed(portal.url)).toEqual(["'self'", ...origins])
  const nobody = await openPortal([instance('short', 'lstu', kittens.url('short'))])
  expect(await allowed(nobody.url)).toEqual(["'self'"])
  await nobody.close()
})
