import { expect, it } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { headOf } from '../src/head.ts'
import { loadMessages, makeI18n } from '../src/i18n.ts'
import { portal } from '../src/portal.ts'
import { makeRouter } from '../src/router.ts'

async function headAt(path: string) {
  const router = makeRouter(createMemoryHistory())
  await router.push(path)
  const tag = path.split('/')[1] || 'fr'
  return headOf(router.currentRoute.value, makeI18n(tag, await loadMessages(tag)))
}

/** The things a page tells machines of, by their type. */
async function thingsAt(path: string): Promise<Record<string, Record<string, unknown>>> {
  const graph = (await headAt(path)).graph as Record<string, unknown>
  const things = (graph['@graph'] ?? [graph]) as Record<string, unknown>[]
  return Object.fromEntries(things.map(thing => [thing['@type'], thing]))
}

it('tells on a home page whose site it is', async () => {
  const { WebSite: site } = await thingsAt('/en/')
  expect(site).toMatchObject({ name: portal.name, inLanguage: 'en', url: `${portal.url}en/` })
  expect(site?.['publisher']).toMatchObject({ '@type': 'Organization', name: portal.operator.name })
})

it('tells on a service’s page of a free tool, in the page’s language and words', async () => {
  const { title, description } = await headAt('/fr/pad/')
  const { WebPage: page, WebApplication: tool } = await thingsAt('/fr/pad/')
  const address = `${portal.url}fr/pad/`
  expect(page).toMatchObject({ name: title, description, inLanguage: 'fr', url: address })
  expect(page?.['mainEntity']).toEqual({ '@id': tool?.['@id'] })
  expect(tool).toMatchObject({ name: 'Écrire à plusieurs', isAccessibleForFree: true, inLanguage: 'fr' })
})

it('tells the way from the home page to a service', async () => {
  const { BreadcrumbList: path } = await thingsAt('/fr/visio/')
  expect(path?.['itemListElement']).toMatchObject([
    { position: 1, name: portal.name, item: `${portal.url}fr/` },
    { position: 2, name: 'Se voir à distance', item: `${portal.url}fr/visio/` },
  ])
})

it.each(['/', '/fr/why/', '/fr/nowhere/'])('tells nothing on %s', async path => {
  expect((await headAt(path)).graph).toBeUndefined()
})
