import { beforeAll, describe, expect, it } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { services } from '../src/core/services.ts'
import { texts } from '../src/core/texts.ts'
import { headOf } from '../src/head.ts'
import { loadMessages, makeI18n, type I18n } from '../src/i18n.ts'
import { languages } from '../src/languages.ts'
import { portal } from '../src/portal.ts'
import { makeRouter } from '../src/router.ts'

const spoken = new Map<string, I18n>()
beforeAll(async () => {
  for (const { tag } of languages) spoken.set(tag, makeI18n(tag, await loadMessages(tag)))
})

async function headAt(path: string, tag = path.split('/')[1] ?? '') {
  const i18n = spoken.get(tag) ?? spoken.values().next().value
  if (!i18n) throw new Error('No language is spoken')
  const router = makeRouter(createMemoryHistory())
  await router.push(path)
  return headOf(router.currentRoute.value, i18n)
}
const pages = languages.flatMap(({ tag }) => [
  `/${tag}/`,
  `/${tag}/why/`,
  `/${tag}/map/`,
  ...texts.map(text => `/${tag}/${text}/`),
  `/${tag}/settings/`,
  `/${tag}/rooms/`,
  `/${tag}/integrer/`,
  `/${tag}/etat/`,
  ...services.map(service => `/${tag}/${service}/`),
])

it('lets nobody find the end of a session by searching', async () => {
  expect(await headAt('/fr/end/')).toMatchObject({
    alternates: [],
    title: expect.stringContaining('terminer'),
  })
  expect(await headAt('/fr/end/')).not.toHaveProperty('canonical')
})

it('lets nobody find by searching the page to which other applications share', async () => {
  const head = await headAt('/fr/partager/')
  expect(head).toMatchObject({ alternates: [], title: expect.stringContaining('partager depuis') })
  expect(head).not.toHaveProperty('canonical')
})

it('lets a link into a service be found as the page about it, and says that it opens something', async () => {
  const [head, service] = await Promise.all([headAt('/fr/ouvrir/pad/'), headAt('/fr/pad/')])
  expect([head.canonical, head.alternates]).toEqual([service.canonical, service.alternates])
  expect(head.title).toBe('Créer un pad · Entraide')
  expect(head).not.toHaveProperty('graph')
})

describe('every page', () => {
  it.each(pages)('%s has words and its own address', async path => {
    const head = await headAt(path)
    expect(head.canonical).toBe(new URL(path.slice(1), portal.url).href)
    for (const said of [head.title, head.description]) {
      expect(said).not.toBe('')
      // A key nobody translated, or a place nobody filled.
      expect(said).not.toMatch(/\b(services|service|home|lost|map|why|settings)\.\w|[{}]/)
    }
  })

  it('has a title of its own within its language', async () => {
    for (const { tag } of languages) {
      const heads = pages.filter(path => path.startsWith(`/${tag}/`)).map(path => headAt(path))
      const titles = (await Promise.all(heads)).map(({ title }) => title)
      expect(new Set(titles).size).toBe(titles.length)
    }
  })

  it('names itself in every language, and one for everybody else', async () => {
    const { alternates } = await headAt('/en/pad/')
    const address = (tag: string) => new URL(`${tag}/pad/`, portal.url).href
    expect(alternates).toEqual([
      ...languages.map(({ tag }) => ({ language: tag, address: address(tag) })),
      { language: 'x-default', address: address(languages[0]?.tag ?? '') },
    ])
  })
})

describe('a pasted link', () => {
  it('is shown with a picture in the language of the page, on this site', async () => {
    const { preview } = await headAt('/en/pad/')
    expect(preview?.picture).toBe(new URL('social/en.png', portal.url).href)
    expect(preview?.says).toBe('Entraide – Open a free-software tool in one click, no account.')
    expect(preview?.locale).toBe('en_US')
  })

  it('is shown in the first language where the address has none', async () => {
    const { preview } = await headAt('/')
    expect(preview?.picture).toBe(new URL('social/fr.png', portal.url).href)
    expect(preview?.locale).toBe('fr_FR')
  })

  it('has no preview where there is no page', async () => {
    expect(await headAt('/fr/unheard-of/')).not.toHaveProperty('preview')
  })
})

describe('the address without a language', async () => {
  it('is the one for everybody else, and stands for the home pages', async () => {
    const [root, home] = await Promise.all([headAt('/'), headAt('/fr/')])
    expect(root.canonical).toBe(portal.url)
    expect(root.alternates).toEqual(home.alternates)
    expect(home.alternates.at(-1)).toEqual({ language: 'x-default', address: portal.url })
  })
})

describe('a page that does not exist', () => {
  it.each(['/fr/unheard-of/', '/xx/', '/fr', '/fr/pad'])('%s has no address to be found by', async path => {
    const head = await headAt(path)
    expect(head).not.toHaveProperty('canonical')
    expect(head.alternates).toEqual([])
    expect(head.title).toContain(portal.name)
  })
})

it('the home page is described in the operator’s words, in the languages that have some', async () => {
  portal.words = { fr: { introduction: 'Les outils de la ville.' } }
  const described = async (path: string) => (await headAt(path, path.slice(1, 3) || 'fr')).description
  const found = [await described('/fr/'), await described('/'), await described('/en/')]
  delete portal.words
  expect(found).toEqual([
    'Les outils de la ville.',
    'Les outils de la ville.',
    expect.stringMatching(/^Free-software tools/),
  ])
})
