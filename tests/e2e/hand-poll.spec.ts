import { expect, test } from '@playwright/test'
import { complaints, dialog, fieldsOf, link, openForm, openHands } from './hands.ts'
import { tabOf } from './portal.ts'

const { kittens, portal, sent } = await openHands()
test.beforeEach(() => kittens.reset())

const fill = async (form: ReturnType<typeof dialog>, title = 'Réunion d’été') => {
  await form.getByLabel('Titre du sondage').fill(title)
  await form.getByLabel('Description').fill('Où ?\nQuand ?')
  await form.getByLabel('Votre nom').fill('  Zoé  ')
}

test('a poll is prepared here and gone on with at its host, with what was said and nothing else', async ({
  page,
}) => {
  const heard = await complaints(page)
  const form = await openForm(page, portal.url, 'date')
  await fill(form)
  await form.getByRole('radio', { name: 'autre chose' }).check()
  const before = kittens.requests.length
  expect(sent(), 'before the click').toEqual([])
  const tab = await tabOf(page, () => form.getByRole('button', { name: /^Continuer/ }).click())
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'create')
  await expect(tab.locator('body')).toHaveAttribute('data-poll', 'choices')
  expect(kittens.requests.slice(before)).toHaveLength(1)
  const [post] = sent()
  const { customized_url, ...fields } = fieldsOf(post)
  expect(fields).toEqual({
    use_customized_url: 'on',
    title: 'Réunion d’été',
    description: 'Où ?\r\nQuand ?',
    name: 'Zoé',
    type: 'classic',
    lang: 'fr',
  })
  expect(customized_url).toMatch(/^reunion-d-ete(-[0-9a-z]{4}){3}$/)
  expect(post?.headers['referer']).toBeUndefined()
  expect(await tab.evaluate(() => window.opener === null)).toBe(true)
  expect(heard).toEqual([])
})

test('the address kept here is the one at which the poll then is', async ({ page }) => {
  const form = await openForm(page, portal.url, 'date')
  await fill(form)
  await expect(form.getByText(/studs\.php\?poll=reunion-d-ete-/)).toBeVisible()
  await expect(form.getByText(/demande en général votre adresse de courriel/)).toBeVisible()
  const tab = await tabOf(page, () => form.getByRole('button', { name: /^Continuer/ }).click())
  const { customized_url: slug = '' } = fieldsOf(sent()[0])
  const address = `${kittens.url('poll')}studs.php?poll=${slug}`
  await expect(page.locator('dialog[open]').getByLabel('Le lien à transmettre')).toHaveValue(address)

  await tab.locator('#poll_mail').fill('zoe@example.org')
  await tab.getByRole('button', { name: 'Next' }).click()
  await tab.getByRole('button', { name: 'Create' }).click()
  await tab.goto(address)
  await expect(tab.locator('body')).toHaveAttribute('data-room', slug)
})

test('two quick clicks send one poll', async ({ page, context }) => {
  const form = await openForm(page, portal.url, 'date')
  await fill(form)
  await form.getByRole('button', { name: /^Continuer/ }).dblclick()
  await expect.poll(() => sent().length).toBe(1)
  await expect(form).toBeHidden()
  expect([sent().length, context.pages().length]).toEqual([1, 2])
})

test('without a title nothing leaves, and the field says why', async ({ page }) => {
  const form = await openForm(page, portal.url, 'date')
  await form.getByRole('button', { name: /^Continuer/ }).click()
  const field = form.getByLabel('Titre du sondage')
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription('Donnez un titre au sondage.')
  expect(sent()).toEqual([])
})

test('a name of an author is never longer than its host takes', async ({ page }) => {
  const form = await openForm(page, portal.url, 'date')
  await fill(form)
  await form.getByLabel('Votre nom').pressSequentially('x'.repeat(40), { delay: 0 })
  await tabOf(page, () => form.getByRole('button', { name: /^Continuer/ }).click())
  expect(fieldsOf(sent()[0])['name']?.length).toBeLessThanOrEqual(32)
})

test('a host under maintenance says so itself, in the tab', async ({ page }) => {
  kittens.setMood('poll', 'maintenance')
  const form = await openForm(page, portal.url, 'date')
  await fill(form)
  const tab = await tabOf(page, () => form.getByRole('button', { name: /^Continuer/ }).click())
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'maintenance')
  expect(sent()).toHaveLength(1)
})

test('what was typed is not lost by Escape without a word, and the focus comes back to the card', async ({
  page,
}) => {
  const form = await openForm(page, portal.url, 'date')
  await expect(form.getByRole('heading')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
  await expect(link(page, 'date')).toBeFocused()

  await link(page, 'date').click()
  await fill(form)
  await page.keyboard.press('Escape')
  await expect(form.getByRole('alert')).toContainText('Ce que vous avez préparé n’est pas envoyé.')
  await form.getByRole('button', { name: 'Revenir au formulaire' }).click()
  await expect(form.getByLabel('Titre du sondage')).toHaveValue('Réunion d’été')
  await form.getByRole('button', { name: 'Fermer' }).click()
  await form.getByRole('button', { name: 'Fermer sans envoyer' }).click()
  await expect(form).toBeHidden()
  expect(sent()).toEqual([])
})

test('the host’s own page is beside it, in a tab of its own; nothing typed goes there, nor is it lost without a question', async ({
  page,
}) => {
  const form = await openForm(page, portal.url, 'date')
  await fill(form)
  await form.getByRole('link', { name: /^Utiliser plutôt la page de Kitten poll/ }).click()
  await expect(form.getByRole('alert')).toContainText('la page de Kitten poll n’en reçoit rien')
  expect(page.context().pages()).toHaveLength(1)
  const tab = await tabOf(page, () =>
    form.getByRole('link', { name: /^Aller chez Kitten poll sans l’envoyer/ }).click(),
  )
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'create')
  expect(tab.url()).toBe(`${kittens.url('poll')}create_poll.php?type=date&lang=fr`)
  expect(sent()).toEqual([])
})

test(
  'the card’s link is still one: it speaks of no tab, and a middle click goes to the host',
  { tag: '@windows' },
  async ({ page, context }) => {
    await page.goto(`${portal.url}fr/`)
    await link(page, 'date').and(page.locator('[aria-haspopup=dialog]')).waitFor()
    await expect(link(page, 'date')).toHaveAccessibleName(/^(?!.*onglet).+$/)
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      link(page, 'date').click({ button: 'middle' }),
    ])
    await expect(tab.locator('body')).toHaveAttribute('data-place', 'create')
    await expect(dialog(page)).toBeHidden()
  },
)
