import { expect, it } from 'vitest'
import { sitemap } from '../../src/site/sitemap.ts'
import { page } from './pages.ts'

const at = (canonical?: string) =>
  page({ head: { title: '', description: '', alternates: [], ...(canonical && { canonical }) } })

it('lists the pages that have an address, in the order given', () => {
  const xml = sitemap([at('https://e.test/fr/'), at(), at('https://e.test/en/')])
  expect([...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address)).toEqual([
    'https://e.test/fr/',
    'https://e.test/en/',
  ])
})

it('lists a page once, whatever copies it has', () => {
  const xml = sitemap([at('https://e.test/fr/'), at('https://e.test/fr/')])
  expect(xml.match(/<loc>/g)).toHaveLength(1)
})

it('is XML whatever the addresses hold', () => {
  const address = new URL('https://e.test/?a=<b>&c="d"').href
  expect(sitemap([at(address)])).toContain(`<loc>${address.replace('&', '&amp;')}</loc>`)
  expect(sitemap([at(address)])).not.toMatch(/&(?!amp;)/)
})

it('is a list of nothing when nothing is to be found', () => {
  expect(sitemap([])).toMatch(/^<\?xml[^>]*\?><urlset xmlns="[^"]+"><\/urlset>\n$/)
})
