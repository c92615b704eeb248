import { afterEach, beforeEach, expect, it } from 'vitest'
import { h } from 'vue'
import TheHeader from '../../src/components/TheHeader.vue'
import { portal } from '../../src/portal.ts'
import { addressOf, nameOf, names, open, press, the, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
const show = async (path: string) => {
  page = await open(() => () => h(TheHeader), { path })
}

beforeEach(() => localStorage.clear())
afterEach(() => page.close())

it('leads home by the portal’s name, in the language of the page', async () => {
  await show('/en/pad/')
  expect(addressOf(the('link', portal.name))).toBe('/en/')
})

it('offers each language by its own name', async () => {
  await show('/fr/')
  expect(nameOf(the('navigation'))).toBe('Langue')
  expect(names('link')).toEqual([portal.name, 'Français', 'English'])
  expect(the('link', 'English').getAttribute('lang')).toBe('en')
  expect(the('link', 'English').getAttribute('hreflang')).toBe('en')
})

it('says which language is spoken now', async () => {
  await show('/fr/')
  expect(the('link', 'Français').getAttribute('aria-current')).toBe('true')
  expect(the('link', 'English').hasAttribute('aria-current')).toBe(false)
})

it('leads to the same page in the other language', async () => {
  await show('/fr/visio/')
  expect(addressOf(the('link', 'English'))).toBe('/en/visio/')
})

it('leads home from a page that exists in no language', async () => {
  await show('/fr/unheard-of/')
  expect(addressOf(the('link', 'English'))).toBe('/en/')
})

it('remembers the language chosen, for the address that has none, and only once chosen', async () => {
  await show('/fr/')
  expect(localStorage.getItem('entraide.language')).toBeNull()
  await press(the('link', 'English'))
  expect(localStorage.getItem('entraide.language')).toBe('en')
  expect(page.router.currentRoute.value.path).toBe('/en/')
})

it('draws the name it has a wordmark for', async () => {
  await show('/fr/')
  const brand = the('link', 'Entraide')
  expect(brand.querySelector('use')?.getAttribute('href')).toBe('#wordmark')
  expect(words(brand)).toBe('')
})

it('writes any other name', async () => {
  const { name } = portal
  Object.assign(portal, { name: 'Coup de main' })
  try {
    await show('/fr/')
    const brand = the('link', 'Coup de main')
    expect(words(brand)).toBe('Coup de main')
    expect(brand.querySelector('svg')).toBeNull()
  } finally {
    Object.assign(portal, { name })
  }
})
