import { createRequire } from 'node:module'
import { expect, test } from '@playwright/test'
import { bareJpeg, chatty, png } from '../core/picture/samples.ts'
import { complaints, fieldsOf, openForm, openHands, pictureOf } from './hands.ts'
import { tabOf } from './portal.ts'

const exifr: typeof import('exifr') = createRequire(import.meta.url)('exifr/dist/full.umd.cjs')

const { kittens, portal, sent } = await openHands()
test.beforeEach(() => kittens.reset())

const photograph = { name: 'IMG_20240501_Brest.jpg', mimeType: 'image/jpeg', buffer: chatty(6) }
const told = (bytes: Buffer) => exifr.parse(bytes, { xmp: true, iptc: true })

test('a picture arrives as it looks, turned as it was, without the place it was taken', async ({ page }) => {
  const heard = await complaints(page)
  const form = await openForm(page, portal.url, 'pictures')
  await form.getByLabel('Image à déposer').setInputFiles(photograph)
  await expect(form.getByText('Les informations cachées sont retirées.')).toBeVisible()
  // Turned already on the page: 8 wide, 16 high.
  const shape = form
    .locator('img')
    .evaluate(img => [(img as HTMLImageElement).naturalWidth, (img as HTMLImageElement).naturalHeight])
  expect(await shape).toEqual([8, 16])
  expect(sent(), 'before the click').toEqual([])

  const tab = await tabOf(page, () => form.getByRole('button', { name: /^Déposer l’image/ }).click())
  await expect(tab.locator('body')).toHaveAttribute('data-place', 'created')
  const [post] = sent()
  expect([sent().length, fieldsOf(post)]).toEqual([1, { file: 'image.jpg', 'delete-day': '1' }])
  const picture = pictureOf(post)
  expect(Object.keys(await told(picture))).toEqual(['Orientation'])
  expect(await exifr.orientation(picture)).toBe(6)
  expect(picture.subarray(-250)).toEqual(bareJpeg.subarray(-250))
  expect(post?.headers['referer']).toBeUndefined()
  expect(heard).toEqual([])
})

test('it leaves as it is where the visitor says so, for as long and as often as they choose', async ({
  page,
}) => {
  const form = await openForm(page, portal.url, 'pictures')
  await form.getByLabel('Image à déposer').setInputFiles(photograph)
  await form.getByRole('checkbox', { name: /^Retirer les informations cachées/ }).uncheck()
  await form.getByLabel('La garder').selectOption({ label: 'une semaine' })
  await form.getByRole('checkbox', { name: /^L’effacer dès/ }).check()
  await tabOf(page, () => form.getByRole('button', { name: /^Déposer l’image/ }).click())
  const [post] = sent()
  expect(fieldsOf(post)).toEqual({ file: photograph.name, 'delete-day': '7', 'first-view': '1' })
  expect(pictureOf(post)).toEqual(photograph.buffer)
})

test('two quick clicks send one picture, and another is not sent in its place', async ({ page }) => {
  const form = await openForm(page, portal.url, 'pictures')
  await form.getByLabel('Image à déposer').setInputFiles(photograph)
  await form
    .getByLabel('Image à déposer')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png() })
  await expect(form.getByText('image.png')).toBeVisible()
  await form.getByRole('button', { name: /^Déposer l’image/ }).dblclick()
  await expect(form).toBeHidden()
  expect(sent()).toHaveLength(1)
  expect(pictureOf(sent()[0])).toEqual(png())
})

test('a picture that is damaged is painted anew, and nothing of it is left but what shows', async ({
  page,
}) => {
  const form = await openForm(page, portal.url, 'pictures')
  const cut = photograph.buffer.subarray(0, -2)
  await form.getByLabel('Image à déposer').setInputFiles({ ...photograph, buffer: cut })
  await expect(form.getByText(/Il a fallu redessiner l’image/)).toBeVisible()
  await tabOf(page, () => form.getByRole('button', { name: /^Déposer l’image/ }).click())
  const picture = pictureOf(sent()[0])
  expect(picture.subarray(0, 2).toString('hex')).toBe('ffd8')
  expect(picture.includes('Exif') || picture.includes('xmpmeta')).toBe(false)
})

test('what this browser cannot see is not sent unless the visitor insists', async ({ page }) => {
  const form = await openForm(page, portal.url, 'pictures')
  const strange = Buffer.from('\0\0\0\x18ftypheic not really')
  await form
    .getByLabel('Image à déposer')
    .setInputFiles({ name: 'a.heic', mimeType: 'image/heic', buffer: strange })
  await expect(form.getByText(/ne peuvent pas être retirées ici/)).toBeVisible()
  await expect(form.getByRole('button', { name: /^Déposer l’image/ })).toBeDisabled()
  await form.getByRole('checkbox', { name: /^Retirer les informations cachées/ }).uncheck()
  const tab = await tabOf(page, () => form.getByRole('button', { name: /^Déposer l’image/ }).click())
  await expect(tab.getByRole('heading')).toContainText('is not an image')
})

const big = Buffer.concat([Buffer.alloc(10_485_761 - 67), png()])
const note = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') }

test('what is no picture, or one too large for its host, does not leave, and the field says why', async ({
  page,
}) => {
  for (const [what, file, error] of [
    ['none', undefined, 'Choisissez d’abord une image.'],
    ['a text', note, 'Ce fichier n’est pas une image.'],
  ] as const)
    await test.step(what, async () => {
      const form = await openForm(page, portal.url, 'pictures')
      const field = form.getByLabel('Image à déposer')
      if (file) await field.setInputFiles(file)
      await form.getByRole('button', { name: /^Déposer l’image/ }).click()
      await expect.soft(field).toBeFocused()
      await expect.soft(field).toHaveAccessibleDescription(new RegExp(error))
    })
  await test.step('too large: both sizes are said', async () => {
    const form = await openForm(page, portal.url, 'pictures')
    const field = form.getByLabel('Image à déposer')
    await form.getByRole('checkbox', { name: /^Retirer les informations cachées/ }).uncheck()
    await field.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: big })
    await expect.soft(field).toHaveAccessibleDescription(/Cette image pèse .* Kitten pics accepte jusqu’à/)
    await form.getByRole('button', { name: /^Déposer l’image/ }).click()
    await expect.soft(field).toBeFocused()
  })
  expect(sent()).toEqual([])
})

for (const way of ['paste', 'drop'] as const)
  test(`a picture is taken by ${way} too`, async ({ page }) => {
    const form = await openForm(page, portal.url, 'pictures')
    await page.evaluate(
      ([base64, type]) => {
        const files = new DataTransfer()
        const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
        files.items.add(new File([bytes], 'a.jpg', { type: 'image/jpeg' }))
        const event =
          type === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: files, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(event)
      },
      [photograph.buffer.toString('base64'), way] as const,
    )
    await expect(form.getByText('Les informations cachées sont retirées.')).toBeVisible()
    await tabOf(page, () => form.getByRole('button', { name: /^Déposer l’image/ }).click())
    expect(await exifr.gps(pictureOf(sent()[0]))).toBeUndefined()
  })

test('a host that takes no more pictures says so itself, and nothing is sent again', async ({ page }) => {
  kittens.setMood('pics', 'guarded')
  const form = await openForm(page, portal.url, 'pictures')
  await form.getByLabel('Image à déposer').setInputFiles(photograph)
  const tab = await tabOf(page, () => form.getByRole('button', { name: /^Déposer l’image/ }).click())
  await expect(tab.getByRole('heading')).toContainText('the API is disabled')
  expect(sent()).toHaveLength(1)
})

test('a picture that was chosen is not lost by Escape without a word', async ({ page }) => {
  const form = await openForm(page, portal.url, 'pictures')
  await form.getByLabel('Image à déposer').setInputFiles(photograph)
  await page.keyboard.press('Escape')
  await expect(form.getByRole('alert')).toBeVisible()
})
