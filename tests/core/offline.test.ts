import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cachePrefix,
  destination,
  digest,
  instead,
  isForPeople,
  languageOf,
  outdated,
  pagesPrefix,
  stillPages,
  type Build,
} from '../../src/core/offline.ts'

const page = (lives: boolean) => ({ digest: '00000000', lives })
const build: Build = {
  version: '1.0.0-00000000',
  shell: [],
  words: { fr: [], en: [] },
  more: [],
  pages: {
    ...{ '': page(false), 'fr/': page(true), 'fr/pad/': page(true) },
    ...{ 'fr/about/': page(false), 'en/about/': page(false) },
  },
}

describe('where somebody goes', () => {
  it.each([
    ['', 'page'],
    ['fr/', 'page'],
    ['fr/about/', 'page'],
    ['fr/about', 'slash'],
    ['fr', 'slash'],
    ['fr/ouvrir/pad/', 'page'],
    ['fr/ouvrir/pad', 'slash'],
    ['fr/ouvrir/nothing/', undefined],
    ['fr/ouvrir/', undefined],
    ['fr/ouvrir/pad/more/', undefined],
    ['en/ouvrir/pad/', undefined],
    ['fr/nothing/', undefined],
    ['embed/', undefined],
    ['embed/pad/', undefined],
    ['oembed.json', undefined],
    ['pool.json', undefined],
    ['fr/about/index.html', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('"%s" is %s', (path, is) => expect(destination(path, build)).toBe(is))

  it('is never a page that no build made', () => {
    fc.assert(
      fc.property(fc.webPath(), path => {
        const known = Object.keys(build.pages)
        const is = destination(path, build)
        expect(is === undefined || known.includes(path) || known.includes(`${path}/`)).toBe(true)
      }),
    )
  })
})

it.each([
  ...['fr/etat/', 'fr/integrer', 'fr/nothing/', 'fr/index.html', 'index.html', '%66r/', 'embedded/'].map(
    path => [path, true] as const,
  ),
  ...[
    'embed',
    'embed/fr/',
    'embed/1.js',
    'assets/',
    'pool.json',
    'history/pad.json',
    'sitemap.xml',
    'fr/a.b.txt',
  ].map(path => [path, false] as const),
])('whether people go to "%s" as to a page: %s', (path, is) => expect(isForPeople(path)).toBe(is))

it.each([
  ['fr/', 'fr'],
  ['en/about/', 'en'],
  ['', undefined],
  ['de/', undefined],
  ['toString/', undefined],
])('the language of "%s" is %s', (path, is) => expect(languageOf(path, build)).toBe(is))

it('texts of one language are what the application cannot draw', () => {
  expect(stillPages('fr', build)).toEqual(['fr/about/'])
})

it.each([
  ['en/about/', ['fr'], ['fr/about/', 'fr/']],
  ['en/about/', ['fr', 'en'], ['en/about/', 'en/', 'fr/about/', 'fr/']],
  ['fr/about/', [], []],
])('where "%s" is not kept and %s is, people go to the first of %s that is', (path, kept, places) =>
  expect([...new Set(instead(path, kept, build))]).toEqual(places),
)

it('a digest is how a SHA-256 begins, in hexadecimal digits', async () => {
  const bytes = new TextEncoder().encode('root')
  expect(digest(await crypto.subtle.digest('SHA-256', bytes))).toBe('4813494d')
})

it('portals on one host do not take each other’s caches for their own, wherever they stand', () => {
  const path = fc.webPath().map(each => new URL(`.${each}/`, 'https://host.example/').pathname)
  fc.assert(
    fc.property(path, path, (one, other) => {
      fc.pre(one !== other)
      const names = ['shell', 'files', 'data', 'pages-1', 'pages-2'].map(name => cachePrefix(other) + name)
      expect(names.filter(name => name.startsWith(cachePrefix(one)))).toEqual([])
      expect(outdated(names, one, '1')).toEqual([])
      expect(outdated(names, other, '2')).toEqual([`${pagesPrefix(other)}1`])
    }),
  )
  expect(outdated(['entraide-files', 'entraide.arrival', 'wiki', 'entraide / data'], '/', '1')).toEqual([
    'entraide-files',
  ])
})
