import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { browser, browserFlags } from './browser.ts'
import { readConfig } from './configuration.ts'
import { thisMachine } from './debian.ts'
import { sizeOf, smallPng, type Pixels } from './icons/png.ts'
import { preview } from './icons/preview.ts'
import { shortcuts } from './icons/shortcut.ts'
import { isPictured } from '../site/pictures.ts'

/** One picture to be made of HTML. */
export interface Picture {
  /** Where it goes below public/, or below the operator's. */
  file: string
  width: number
  height: number
  html: () => Promise<string>
}

/** Draws the pictures that cannot be SVG: what phones put on their home screens, what link previews show. */
export async function icons(): Promise<number> {
  const config = await readConfig('config')
  if ('problems' in config) {
    console.error('config/ has problems: npm run check says which')
    return 1
  }
  const machine = await thisMachine()
  const executablePath = await browser(machine)
  if (executablePath === undefined) return 1

  const { name, languages, services } = config.portal
  const previews = languages.map(tag => preview({ tag, name, services }))
  // Those of a portal with a name or a choice of its own are its operator's.
  const own = isPictured(config.portal) ? 'public' : join('config', 'public')
  const chrome = await chromium.launch({ executablePath, args: browserFlags(machine.root) })
  try {
    for (const picture of [...appIcons, ...previews]) {
      const path = join(previews.includes(picture) ? own : 'public', picture.file)
      const png = smallPng(await pixels(chrome, picture))
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, png)
      console.log(`${path}  ${picture.width} x ${picture.height}, ${png.length} bytes`)
    }
  } finally {
    await chrome.close()
  }
  return 0
}

async function pixels(chrome: Browser, { width, height, html }: Picture): Promise<Pixels> {
  const page = await chrome.newPage({ viewport: { width, height } })
  await page.setContent(await html())
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const found = await pixelsOf(page, await page.screenshot({ omitBackground: true }))
  await page.close()
  return found
}

/** What a PNG shows, read by a page that may fetch. */
export async function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  // The browser reads its own PNG: it has a decoder, Node has none.
  const data = await page.evaluate(
    async source => {
      const image = await createImageBitmap(await (await fetch(source)).blob())
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
      context?.drawImage(image, 0, 0)
      const drawn = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
      return new Promise<string>(resolve => {
        const reader = new FileReader()
        reader.onload = () => resolve(String(reader.result).replace(/^.*,/, ''))
        reader.readAsDataURL(new Blob([drawn]))
      })
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  return { ...sizeOf(png), data: Uint8Array.from(Buffer.from(data, 'base64')) }
}

/** A square of one drawing. */
const square = (file: string, size: number, drawing: string): Picture => ({
  file,
  width: size,
  height: size,
  html: async () =>
    `<style>body { margin: 0 } svg { display: block; inline-size: 100vw }</style>${await readFile(drawing, 'utf8')}`,
})

export const appIcons: readonly Picture[] = [
  square('icons/any-192.png', 192, 'public/icon.svg'),
  square('icons/any-512.png', 512, 'public/icon.svg'),
  square('icons/maskable-512.png', 512, 'src/art/app/full.svg'),
  square('icons/apple-touch-180.png', 180, 'src/art/app/full.svg'),
  ...shortcuts,
]
