import { expect, test, type Page } from '@playwright/test'
import { arrivalCache } from '../../src/core/arrival/entry.ts'
import { startKittens } from './kittens/server.ts'
import { complaints, dialog, fieldsOf, pictureOf } from './hands.ts'
import { card, instance, openPortal, sheet, tabOf, type Portal } from './portal.ts'
import { leaveThere, photo, type Left } from './sharing.ts'

const kittens = await startKittens({
  ...{ pad: 'etherpad', short: 'lstu', bin: 'privatebin', pics: 'lutim', box: 'lufi' },
})
const pad = instance('pad', 'etherpad', kittens.url('pad'))
const box = instance('box', 'lufi', kittens.url('box'))
const agreed = await openPortal([
  ...[pad, box, instance('short', 'lstu', kittens.url('short'), { handovers: ['link'] })],
  instance('bin', 'privatebin', kittens.url('bin'), { handovers: ['text'] }),
  instance('pics', 'lutim', kittens.url('pics'), { handovers: ['picture'] }),
])
const plain = await openPortal([
  ...[pad, box, instance('short', 'lstu', kittens.url('short'))],
  instance('bin', 'privatebin', kittens.url('bin')),
])

test.beforeEach(() => kittens.reset())
test.afterAll(async () => {
  await kittens.close()
  await agreed.close()
  await plain.close()
})

const link = 'https://example.org/une/page?a=1&b=2#c'
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const words = (page: Page) => page.getByLabel('Ce que vous partagez')
const sent = () => kittens.requests.filter(({ method }) => method === 'POST')

/** The page of shared things once it shows what it proposes. */
async function share(page: Page, { url }: Portal, after: string): Promise<void> {
  await page.goto(`${url}fr/partager/${after}`)
  // What it says before has the same words.
  await page.locator('html[data-started]').waitFor({ state: 'attached' })
  await page.locator('article .host, .prose h2').first().waitFor()
}

test('a link behind # is shortened by the form it fills in: no server sees it, nothing leaves before the click, going back finds it once', async ({
  page,
}) => {
  const heard = await complaints(page)
  const asked: string[] = []
  page.context().on('request', request => asked.push(request.url()))
  await page.goto(`${agreed.url}fr/`)
  await share(page, agreed, `#title=Une%20page&url=${encodeURIComponent(link)}`)
  // What follows a click comes with the first sign of somebody at work, before it.
  await heading(page).hover()
  await expect.poll(() => asked.some(each => each.includes('/TheSheet-'))).toBe(true)
  await expect(heading(page)).toHaveText('Que faire de ce lien ?')
  await expect(page).toHaveURL(`${agreed.url}fr/partager/`)
  await expect(words(page)).toHaveValue(`Une page\n${link}`)
  await expect(page.getByText('Ce lien mène chez example.org, que ce site ne connaît pas.')).toBeVisible()
  await expect(card(page, 'link').getByText('Kitten short', { exact: true })).toBeVisible()
  expect(kittens.requests, 'before the click').toEqual([])

  await page.reload()
  await expect(words(page)).toHaveValue(`Une page\n${link}`)
  await card(page, 'link').locator('form a.action').click()
  await expect(dialog(page).getByLabel('Adresse à raccourcir')).toHaveValue(link)
  await dialog(page).getByRole('button', { name: 'Fermer', exact: true }).click()
  await expect(dialog(page)).toBeHidden()
  expect(sent()).toEqual([])

  await card(page, 'link').locator('form a.action').click()
  const tab = await tabOf(page, () =>
    dialog(page)
      .getByRole('button', { name: /^Raccourcir/ })
      .click(),
  )
  await expect(tab.locator('body')).toHaveAttribute('data-link', link)
  expect([sent().length, fieldsOf(sent()[0])]).toEqual([1, { lsturl: link }])
  expect(
    asked.filter(each => each.includes('example.org') && new URL(each).origin === new URL(agreed.url).origin),
  ).toEqual([])
  await page.bringToFront()
  await expect(sheet(page)).toBeVisible()
  await page.keyboard.press('Escape')

  await page.goBack()
  await page.locator('html[data-started]').waitFor({ state: 'attached' })
  await page.goForward()
  await expect(heading(page)).toHaveText('Partager vers Entraide')
  expect(heard).toEqual([])
})

test('where no host agreed, the click copies the link and opens the tool’s own page; a known room is opened and kept', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await share(page, plain, `?text=${encodeURIComponent(`Une page ${link}`)}`)
  await expect(page.getByText('notre serveur l’a donc lue')).toBeVisible()
  await expect(card(page, 'link')).toContainText('Votre clic copie, puis ouvre la page de Kitten short')
  const tab = await tabOf(page, () => card(page, 'link').locator('form a.action').click())
  await expect(tab).toHaveURL(kittens.url('short'))
  await tab.close()
  await expect(sheet(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('C’est copié')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)

  await share(page, plain, `#text=Notre%20pad%20${kittens.url('pad')}p/reunion`)
  await expect(page.getByText('Un pad chez Kitten pad', { exact: false })).toBeVisible()
  await expect(page.locator('article')).toHaveCount(1)
  const room = await tabOf(page, () => page.getByRole('link', { name: 'Ouvrir (nouvel onglet)' }).click())
  await expect(room).toHaveURL(`${kittens.url('pad')}p/reunion`)
  await expect.poll(() => page.evaluate(() => localStorage['entraide.rooms'])).toBe('2')
  expect(sent()).toEqual([])

  // Pasted, as on a phone whose share menu does not know us.
  await page.evaluate(() => navigator.clipboard.writeText('Le code : 4271'))
  await page.goto(`${plain.url}fr/partager/`)
  await page.getByRole('button', { name: 'Coller' }).click()
  await expect(heading(page)).toHaveText('Que faire de ce texte ?')
  await expect(words(page)).toHaveValue('Le code : 4271')
})

test('a shared text is encrypted, a shared picture handed over without what it hides; then the device holds neither', async ({
  page,
}) => {
  const held = () => page.evaluate(() => caches.keys())
  await page.goto(`${agreed.url}fr/partager/`)
  await leaveThere(page, [], { title: 'Porte', text: 'Le code : 4271' })
  await page.reload()
  await card(page, 'text').locator('form a.action').click()
  await expect(dialog(page).getByLabel('Votre texte')).toHaveValue('Porte\nLe code : 4271')
  expect(sent()).toEqual([])
  await dialog(page).getByRole('button', { name: 'Chiffrer et créer le lien' }).click()
  await expect(sheet(page)).toBeVisible()
  expect([sent().length, sent()[0]?.body.includes('4271'), await held()]).toEqual([1, false, []])

  await leaveThere(page, [photo, { ...photo, name: 'plage.jpg' }])
  for (let times = 0; times < 2; times++) {
    await page.goto(`${agreed.url}fr/partager/`)
    await expect(heading(page)).toHaveText('Que faire de ces images ?')
  }
  await page.getByRole('radio', { name: /plage/ }).check()
  await card(page, 'pictures').locator('form a.action').click()
  await expect(dialog(page).getByText('Les informations cachées sont retirées.')).toBeVisible()
  expect(sent()).toHaveLength(1)
  await tabOf(page, () =>
    dialog(page)
      .getByRole('button', { name: /^Déposer l’image/ })
      .click(),
  )
  await expect.poll(() => sent().length).toBe(2)
  const given = pictureOf(sent()[1])
  expect(given.length).toBeGreaterThan(100)
  expect(given.includes('GPS') || given.length >= photo.bytes.length).toBe(false)
  await expect.poll(held).toEqual([])
})

test('a file is to be chosen again, what is ten minutes old is gone, and what no worker took is asked for again', async ({
  page,
}) => {
  await page.goto(`${plain.url}fr/partager/`)
  const file = { name: 'compte-rendu.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') }
  await leaveThere(page, [file])
  await page.reload()
  await expect(card(page, 'drop')).toContainText(
    'Sur la page de Kitten box, choisissez de nouveau : compte-rendu.pdf',
  )
  await page.getByRole('button', { name: 'Effacer' }).click()
  await expect(heading(page)).toBeFocused()
  expect(await page.evaluate(() => caches.keys())).toEqual([])

  await leaveThere(page, [file], {}, 600_000)
  await page.reload()
  await page.locator('html[data-started]').waitFor({ state: 'attached' })
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([])
  await expect(heading(page)).toHaveText('Partager vers Entraide')

  await post(page, [])
  await expect(page.getByRole('alert')).toContainText('Recommencez le partage')
  await expect(page).toHaveURL(`${plain.url}fr/partager/`)
})

test.describe('installed', () => {
  test.use({ serviceWorkers: 'allow' })

  test('what another application shares arrives without reaching the server, also without network, and is kept until it is used', async ({
    page,
    context,
  }) => {
    await page.goto(`${agreed.url}fr/partager/`)
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
    await context.setOffline(true)
    await post(page, [{ ...photo, name: '../vacances<b>.jpg' }])
    await expect(heading(page)).toHaveText('Que faire de cette image ?')
    await expect(words(page)).toHaveValue('Bonjour <img src=x>')
    await expect(page.getByText('../vacances<b>.jpg, ')).toBeVisible()
    await expect(page).toHaveURL(`${agreed.url}fr/partager/`)
    await context.setOffline(false)
    await page.reload()
    await expect(heading(page)).toHaveText('Que faire de cette image ?')
    expect(sent()).toEqual([])

    await card(page, 'pictures').locator('form a.action').click()
    await expect(dialog(page).getByText('Les informations cachées sont retirées.')).toBeVisible()
    await tabOf(page, () =>
      dialog(page)
        .getByRole('button', { name: /^Déposer l’image/ })
        .click(),
    )
    await expect.poll(() => pictureOf(sent()[0]).length).toBeGreaterThan(100)
    await expect.poll(() => page.evaluate(name => caches.has(name), arrivalCache)).toBe(false)
    await page.reload()
    await expect(heading(page)).toHaveText('Partager vers Entraide')
  })
})

/** As an application shares: a form that the browser sends. */
const post = (page: Page, files: readonly Left[]) =>
  page.evaluate(
    all => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', enctype: 'multipart/form-data' })
      const carried = new DataTransfer()
      for (const { name, type, body } of all)
        carried.items.add(new File([Uint8Array.from(atob(body), sign => sign.charCodeAt(0))], name, { type }))
      const field = Object.assign(document.createElement('input'), {
        type: 'file',
        name: 'files',
        multiple: true,
      })
      field.files = carried.files
      const text = Object.assign(document.createElement('input'), {
        name: 'text',
        value: 'Bonjour <img src=x>',
      })
      form.append(field, text)
      document.body.append(form)
      form.submit()
    },
    files.map(({ name, type, bytes }) => ({ name, type, body: bytes.toString('base64') })),
  )
