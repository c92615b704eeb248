import { afterEach, expect, it } from 'vitest'
import { useManifest } from '../../src/composables/useManifest.ts'
import { open, settled } from '../components/page.ts'

let page: Awaited<ReturnType<typeof open>>
afterEach(() => {
  page.close()
  document.head.querySelector('link[rel=manifest]')?.remove()
})

const manifest = () => document.head.querySelector('link[rel=manifest]')?.getAttribute('href')
const begin = async (path: string) => {
  page = await open(
    () => {
      useManifest()
      return () => undefined
    },
    { path },
  )
}

it('names the manifest of the language the page is in', async () => {
  await begin('/en/')
  expect(manifest()).toBe('/en/manifest.webmanifest')
})

it('makes a page of rooms ask for nothing, and waits for another page', async () => {
  await begin('/fr/rooms/')
  expect(manifest()).toBeUndefined()
  await page.router.push('/fr/')
  await settled()
  expect(manifest()).toBe('/fr/manifest.webmanifest')
})
