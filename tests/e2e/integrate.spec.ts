import { mkdir, writeFile } from 'node:fs/promises'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { complaints } from './hands.ts'
import { frameAt, openPartner } from './partner.ts'
import { instance, openPortal } from './portal.ts'

/** As many as somebody may choose. */
const many = [
  ...['rose', 'thym', 'lavande', 'marjolaine', 'sauge', 'verveine'],
  ...Array.from({ length: 14 }, (_, i) => `association-${i}`),
]
const portal = await openPortal([
  instance('rose', 'etherpad', 'https://rose.test/'),
  instance('thym', 'etherpad', 'https://thym.test/'),
  instance('lavande', 'jitsi', 'https://lavande.test/'),
  ...many.slice(3).map(id => instance(id, 'etherpad', `https://${id}.test/`)),
])
const partner = await openPartner()
test.afterAll(() => Promise.all([portal.close(), partner.close()]))

const code = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Goes on with Tab until this has the focus. */
async function reach(wanted: Locator): Promise<void> {
  for (let steps = 0; steps < 100; steps++) {
    if (await wanted.evaluate(each => each === document.activeElement)) return
    await wanted.page().keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}

test('by keyboard alone, a web editor chooses, sees the frame, copies code that is just what it says, and comes back by the address', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const heard = await complaints(page)
  await page.goto(`${portal.url}fr/integrer/`)
  await expect(code(page, 'Boutons')).toHaveValue(/^<ul lang="fr" style=/)
  const box = (name: string) => page.getByRole('checkbox', { name })
  const others = ['sondage', 'tableur', 'fichiers', 'images', 'tableau', 'lien', 'texte']
  for (const name of others) {
    await reach(box(name))
    await page.keyboard.press('Space')
  }
  await box('Créer un pad').focus()
  const up = page.getByRole('button', { name: 'Monter : Ouvrir une visio' })
  await reach(up)
  await page.keyboard.press('Enter')
  await expect(up).toBeFocused()
  await reach(page.getByRole('radio', { name: 'Un chaton choisi par le portail' }))
  await page.keyboard.press('ArrowDown')
  await reach(box('Kitten thym'))
  await page.keyboard.press('Space')
  await reach(page.getByRole('radio', { name: 'Des liens ou des boutons' }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(`${portal.url}fr/integrer/?services=visio,pad&prefer=thym&how=sized`)
  // Choosing moves nobody away from where they were.
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)

  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByText(/À cette largeur, le cadre fait \d+ pixels de haut/)).toBeVisible()
  const height = await page.locator('iframe').evaluate(each => each.clientHeight)
  await reach(page.getByRole('button', { name: 'Copier : Cadre et script' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Cadre et script : c’est copié.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(await code(page, 'Cadre et script').inputValue())
  expect(copied).toContain(`height="${height}"`)

  // Read by the browser itself, on a page that allows no more than what is told.
  const policy = await code(page, 'Sources à autoriser').inputValue()
  partner.show(copied.replace('height="', 'height="9'), `default-src 'none'; ${policy}`)
  const town = await context.newPage()
  const refused = await complaints(town)
  await town.goto(partner.url)
  await expect((await frameAt(town)).getByRole('listitem')).toHaveCount(2)
  await expect.poll(() => town.locator('iframe').evaluate(each => each.clientHeight)).toBeLessThan(1000)
  const elements = await town.evaluate(() => [...document.body.children].map(each => each.localName))
  expect([elements, refused]).toEqual([['iframe', 'script'], []])
  await town.close()

  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Kitten thym' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Un cadre qui s’ajuste' })).toBeChecked()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(`${portal.url}en/integrer/?services=visio,pad&prefer=thym&how=sized`)
  await expect(page.getByRole('radio', { name: 'A frame that fits' })).toBeChecked()
  expect(heard).toEqual([])
})

test('a hostile address counts as not said; the poster is one sheet of A4 with the partner’s own line', async ({
  page,
}) => {
  const heard = await complaints(page)
  await page.addInitScript(() => {
    window.print = () => void Object.assign(window, { printed: true })
  })
  const hostile = '"><script>alert(1)</script>'
  const query = ['services', 'lang', 'accent', 'theme', 'only', 'how', 'width'].map(
    name => `${name}=${encodeURIComponent(hostile)}`,
  )
  await page.goto(`${portal.url}fr/integrer/?${query.join('&')}&services=pad&prefer=${many.join()}`)
  // All tools, and the kittens.
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(9 + many.length)
  await expect(page.getByRole('radio', { name: 'Des liens ou des boutons' })).toBeChecked()

  await mkdir('.cache/looks', { recursive: true })
  const line = page.getByLabel('Votre ligne en tête d’affiche (facultatif)')
  await line.fill('Médiathèque de Saint-Rémy-en-Bouzemont-Kerbonne-et-Isson')
  for (const [count, name] of [
    [9, 'neuf'],
    [4, 'quatre'],
    [1, 'un'],
  ] as const) {
    for (const box of (await page.getByRole('listitem').getByRole('checkbox').all()).slice(count))
      await box.uncheck()
    await page.getByRole('button', { name: 'Imprimer l’affiche' }).click()
    await expect.poll(() => page.evaluate(() => 'printed' in window)).toBe(true)
    await expect(page.locator('.printed svg')).toHaveCount(count)
    // As the page wants it, whatever paper is usual here.
    const sheet = await page.pdf({ preferCSSPageSize: true })
    await writeFile(`.cache/looks/poster-${name}.pdf`, sheet)
    const drawn = sheet.toString('latin1')
    expect(drawn.match(/\/Type\s*\/Page\b/g), name).toHaveLength(1)
    expect(drawn, name).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12]/)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  }
  expect(page.url()).not.toContain('Kerbonne')
  expect(heard).toEqual([])
})
