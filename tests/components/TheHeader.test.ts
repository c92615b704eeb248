import { afterEach, beforeEach, expect, it } from 'vitest'
import { h } from 'vue'
import TheHeader from '../../src/components/TheHeader.vue'
import { languages } from '../../src/languages.ts'
import { portal } from '../../src/portal.ts'
import type { Language } from '../../src/core/told.ts'
import { addressOf, all, nameOf, open, press, settled, the, words } from './page.ts'

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
  const languages = the('navigation', 'Langue')
  expect([...languages.querySelectorAll('a')].map(nameOf)).toEqual(['Français', 'English'])
  expect(the('link', 'English').getAttribute('lang')).toBe('en')
  expect(the('link', 'English').getAttribute('hreflang')).toBe('en')
})

it('offers no language where there is one alone', async () => {
  const others = (languages as Language[]).splice(1)
  try {
    await show('/fr/')
    expect(all('navigation').map(nameOf)).toEqual(['Menu'])
    expect(all('link', 'Français')).toEqual([])
  } finally {
    ;(languages as Language[]).push(...others)
  }
})

it('leads to the other pages, side by side or folded into a menu', async () => {
  await show('/en/')
  for (const [name, address] of [
    ['Tools', '/en/'],
    ['My rooms', '/en/rooms/'],
    ['About', '/en/about/'],
    ['Settings', '/en/settings/'],
  ] as const)
    expect(all('link', name).map(addressOf)).toEqual([address, address])
  expect(document.querySelector('summary')?.textContent).toBe('Menu')
})

it('folds its menu when another page is reached', async () => {
  await show('/fr/pad/')
  const menu = document.querySelector('details')
  if (menu) menu.open = true
  await page.router.push('/fr/')
  await settled()
  expect(menu?.open).toBe(false)
})

it('says which language is spoken now', async () => {
  await show('/fr/')
  expect(the('link', 'Français').getAttribute('aria-current')).toBe('true')
  expect(the('link', 'English').hasAttribute('aria-current')).toBe(false)
})

it('leads to the same page in the other language, with what its link asked for', async () => {
  await show('/fr/ouvrir/visio/?prefer=a&name=b')
  expect(addressOf(the('link', 'English'))).toBe('/en/ouvrir/visio/?prefer=a&name=b')
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
