import { expect, test, type Page, type Request } from '@playwright/test'
import { knock } from './kittens/knock.ts'
import { startKittens } from './kittens/server.ts'
import { asNew, card, healthOf, instance, openPortal, works } from './portal.ts'

const kittens = await startKittens({ bin: 'privatebin', pad: 'etherpad' })
const portal = await openPortal([
  instance('bin', 'privatebin', kittens.url('bin'), { handovers: ['text'] }),
  instance('pad', 'etherpad', kittens.url('pad')),
])

const text = 'Le code de la porte : 42B71 🐈'
const password = 'chat perché'
const json = 'application/json'

test.beforeEach(async () => {
  kittens.reset()
  await portal.health(healthOf({ bin: works, pad: works }))
})
test.afterAll(async () => {
  await kittens.close()
  await portal.close()
})

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Envoyer un texte chiffré' })
const area = (page: Page) => page.getByRole('textbox', { name: 'Votre texte' })
const create = (page: Page) => page.getByRole('button', { name: 'Chiffrer et créer le lien' })
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Votre texte chiffré est prêt' })
const posts = () => kittens.requests.filter(({ method }) => method === 'POST')
/** What hosts were asked: the one whose link is clicked may be asked twice the same, before and within the form. */
const asked = () => [...new Set(kittens.requests.map(({ method, path }) => `${method} ${path}`))]

/** The form, as a click on the card's link opens it. */
async function openForm(page: Page): Promise<void> {
  await page.goto(`${portal.url}fr/`)
  await card(page, 'text').getByRole('link', { name: 'Chiffrer un texte' }).click()
  await expect(dialog(page)).toBeVisible()
}

/** The link that the sheet gives, with its key. */
async function linkIn(page: Page): Promise<string> {
  await expect(sheet(page)).toBeVisible()
  return sheet(page).getByLabel('Le lien à transmettre').inputValue()
}

/** Everything that leaves the browser, whoever gets it. */
function wiretap(page: Page): () => Promise<string> {
  const sent: Request[] = []
  page.context().on('request', request => sent.push(request))
  return async () => {
    const lines = sent.map(async request => {
      const headers = JSON.stringify(await request.allHeaders())
      return [request.method(), request.url(), headers, request.postData()].join(' ')
    })
    return (await Promise.all(lines)).join('\n')
  }
}

/** A secret in all the clothes that it could leave in. */
const disguises = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
]

test('a text written here is read by whoever has the link, and by nobody on the way', async ({
  page,
  context,
}) => {
  const heard = wiretap(page)
  await openForm(page)
  await area(page).fill(text)
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(password)
  await create(page).click()
  const link = await linkIn(page)
  const [address = '', key = ''] = link.split('#')
  expect(address).toMatch(new RegExp(`^${kittens.url('bin')}\\?[0-9a-f]{16}$`))
  expect(key).toMatch(/^[1-9A-Za-z]{40,44}$/)

  const wire = await heard()
  for (const secret of [text, '42B71', password, key, 'perché'].flatMap(disguises))
    expect(wire).not.toContain(secret)
  expect(posts()).toHaveLength(1)
  const { accept, cookie, referer, origin } = posts()[0]?.headers ?? {}
  expect({ accept, cookie, referer, origin }).toEqual({
    accept: json,
    cookie: undefined,
    referer: undefined,
    origin: new URL(portal.url).origin,
  })
  expect(asked()).toEqual(['GET /?jsonld=types', 'POST /'])

  const reader = await context.newPage()
  await reader.goto(link)
  await reader.locator('#passworddecrypt').fill('faux')
  await reader.getByRole('button', { name: 'Decrypt' }).click()
  await expect(reader.getByRole('alert')).toContainText('wrong password')
  await reader.locator('#passworddecrypt').fill(password)
  await reader.getByRole('button', { name: 'Decrypt' }).click()
  await expect(reader.locator('#prettyprint')).toHaveText(text)
})

test('a text to be read once asks before it is shown, and is gone afterwards', async ({ page, context }) => {
  await openForm(page)
  await area(page).fill(text)
  await page.getByRole('checkbox', { name: 'L’effacer dès la première lecture' }).check()
  await create(page).click()
  const link = await linkIn(page)
  expect(link).toContain('#-')

  const reader = await context.newPage()
  await reader.goto(link)
  await reader.getByRole('button', { name: 'Yes, see it' }).click()
  await expect(reader.locator('#prettyprint')).toHaveText(text)
  await reader.reload()
  await reader.getByRole('button', { name: 'Yes, see it' }).click()
  await expect(reader.getByRole('alert')).toContainText('does not exist')
})

test('no host hears of anybody before the form is open, and the page’s own are asked only how long they keep a text', async ({
  page,
}) => {
  await page.goto(`${portal.url}fr/`)
  await expect(card(page, 'text').getByRole('link', { name: 'Chiffrer un texte' })).toHaveAttribute(
    'href',
    /bin/,
  )
  await page.waitForLoadState('networkidle')
  expect(kittens.requests).toEqual([])
  await openForm(page)
  await expect(page.getByRole('combobox', { name: 'Durée de conservation' })).toHaveValue('1week')
  await expect.poll(asked).toEqual(['GET /?jsonld=types'])
  await expect(page.getByRole('option')).toHaveText([
    '5 minutes',
    '10 minutes',
    '1 heure',
    '1 jour',
    '1 semaine',
    '1 mois',
    '1 an',
    'Sans limite',
  ])
})

test('two clicks, and Enter on top, make one text', async ({ page }) => {
  await openForm(page)
  await area(page).fill(text)
  await create(page).dblclick({ noWaitAfter: true })
  await linkIn(page)
  expect(posts()).toHaveLength(1)
})

const silent = /ne répond pas, ou n’accepte pas de texte venu d’ici/

/** What a host may do instead, and the sentence that tells it. */
const failures: readonly (readonly [string, () => unknown, RegExp])[] = [
  // Somebody else at this address has just sent something.
  [
    'asks for time',
    () => knock(kittens.url('bin'), { method: 'POST', headers: { accept: json } }),
    /attendre/,
  ],
  ['lets no other site read it', () => kittens.setMood('bin', 'sealed'), silent],
  ['has nobody behind its proxy', () => kittens.setMood('bin', 'bad-gateway'), silent],
  ['asks whether one is a robot', () => kittens.setMood('bin', 'challenge-403'), silent],
  ['has moved', () => kittens.setMood('bin', 'moved'), silent],
  ['hangs up', () => kittens.setMood('bin', 'down'), silent],
]

test('nothing is lost where the host takes no text, and it is asked once', async ({ page }) => {
  test.slow()
  // Of the page: the browser itself sends anew what went into a connection that had been closed meanwhile.
  let sent = 0
  page.on('request', request => (sent += Number(request.method() === 'POST')))
  for (const [what, happen, sentence] of failures)
    await test.step(`where it ${what}`, async () => {
      kittens.reset()
      sent = 0
      await asNew(page)
      await openForm(page)
      await area(page).fill(text)
      await happen()
      await create(page).click()
      const alert = page.getByRole('alert').filter({ hasText: sentence })
      await expect.soft(alert).toContainText('Votre texte est toujours ici.')
      await expect.soft(area(page)).toHaveValue(text)
      expect.soft(sent).toBe(1)

      kittens.reset()
      await create(page).click()
      expect.soft(await linkIn(page)).toContain('#')
      expect.soft(sent).toBe(2)
    })
})

test('without a network nothing is sent, and nothing is lost', async ({ page, context }) => {
  await openForm(page)
  await area(page).fill(text)
  await expect.poll(asked).toEqual(['GET /?jsonld=types'])
  await context.setOffline(true)
  await create(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Vous n’êtes plus en ligne.' })).toBeVisible()
  await expect(area(page)).toHaveValue(text)
  expect(posts()).toEqual([])
})

test('who would lose a text is asked first', async ({ page }) => {
  await openForm(page)
  await area(page).fill(text)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert').filter({ hasText: 'Fermer l’efface' })).toBeVisible()
  await page.getByRole('button', { name: 'Revenir au formulaire' }).click()
  await expect(area(page)).toHaveValue(text)
})

test('an empty text is told where it is missing', async ({ page }) => {
  await openForm(page)
  await create(page).click()
  await expect(area(page)).toBeFocused()
  await expect(area(page)).toHaveAccessibleDescription('Écrivez d’abord le texte à chiffrer.')
  expect(posts()).toEqual([])
})
