import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../src/site/page.ts'
import type { Pool } from '../../src/core/pool.ts'
import { writePool } from '../../src/core/poolfile.ts'
import { prerender } from '../../src/prerender.ts'
import { instance, provider } from '../core/instances.ts'
import { assets, page, parsed } from './pages.ts'

const hostile = [
  '</script><script>alert(1)</script>',
  '</SCRIPT ><img src=x onerror=alert(1)>',
  '<!--<script>',
  ']]>',
  '" onload="alert(1)',
  "' onload='alert(1)",
  '&quot;&lt;b&gt;$& $1 $`',
  'a\u2028b\u2029c',
]
const pool = (name: string): Pool => ({
  instances: [instance('a', 'etherpad', { provider: provider('a', { name, place: name }) })],
})

/** What the page's own list says, read as a browser does: up to the first end of a script. */
function listIn(document: string): unknown {
  const text = /id="list">(.*?)<\/script/is.exec(document)?.[1]
  return text === undefined ? undefined : JSON.parse(text)
}

describe('a provider with a hostile name', () => {
  it('cannot end the script its name stands in', () => {
    const anyName = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(fc.array(anyName, { minLength: 1 }), names => {
        const list = writePool(pool(names.join('')))
        const document = documentOf(page({ list }), assets)
        expect(listIn(document)).toEqual(JSON.parse(JSON.stringify(list)))
        expect(document).not.toContain('<!--')
        expect(document.match(/<script/gi)).toHaveLength(4)
      }),
      { numRuns: 200 },
    )
  })

  it('adds no element and no attribute to any page', async () => {
    const shape = (document: string) =>
      [...parsed(document).querySelectorAll('*')].map(
        ({ tagName, attributes }) =>
          `${tagName} ${[...attributes].map(attribute => attribute.name).join(' ')}`,
      )
    const [plain, attacked] = await Promise.all([
      prerender(pool('Infini')),
      prerender(pool(hostile.join(' '))),
    ])
    for (const [i, made] of attacked.entries())
      expect(shape(documentOf(made, assets)), made.file).toEqual(shape(documentOf(plain[i] ?? made, assets)))
  }, 30_000)
})

describe('documentOf', () => {
  it('keeps words within their attributes', () => {
    const words = 'Un "mot" & <b>deux</b> \'trois\' &quot;'
    const head = { title: words, description: words, canonical: 'https://e.test/?a="&b', alternates: [] }
    const document = parsed(documentOf(page({ head }), assets))
    expect(document.title).toBe(words)
    expect(document.querySelector('meta[name=description]')?.getAttribute('content')).toBe(words)
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(head.canonical)
    expect(document.querySelector('b')).toBeNull()
  })

  it('keeps what it tells machines within its script, whatever it says', () => {
    const graph = { name: hostile.join(' ') }
    const { head } = page()
    const document = parsed(documentOf(page({ head: { ...head, graph } }), assets))
    const told = document.querySelector('script[type="application/ld+json"]')?.textContent ?? ''
    expect(JSON.parse(told)).toEqual(graph)
    // Beside the two that run, and what the application is told.
    expect(document.querySelectorAll('script')).toHaveLength(4)
  })

  it('tells the application which portal it is of, whatever that is called, and still pages nothing', () => {
    const told = { portal: { name: hostile.join(' ') } }
    const live = parsed(documentOf(page(), { ...assets, told }))
    expect(JSON.parse(live.getElementById('told')?.textContent ?? '')).toEqual(told)
    expect(live.querySelector('img')).toBeNull()
    expect(documentOf(page({ script: 'none' }), assets)).not.toContain('id="told"')
  })

  it('names its language and direction, and the words the application needs', () => {
    const { documentElement } = parsed(documentOf(page({ language: 'ar', direction: 'rtl' }), assets))
    expect(documentElement.getAttribute('lang')).toBe('ar')
    expect(documentElement.getAttribute('dir')).toBe('rtl')
    expect(documentElement.getAttribute('data-words')).toBe('/assets/ar-1.js')
  })

  it.each<['start' | 'apart' | 'negotiate' | 'none', string[]]>([
    ['start', ['{theme()}', '{start()}']],
    ['apart', ['{theme()}', '{apart()}']],
    ['negotiate', ['{theme()}', '{negotiate()}']],
    ['none', ['{theme()}']],
  ])(
    'carries for "%s" that script alone, besides the settings that every page applies',
    (script, carried) => {
      const document = parsed(documentOf(page({ script }), assets))
      expect(
        [...document.querySelectorAll('script:not([type])')].map(({ textContent }) => textContent),
      ).toEqual(carried)
    },
  )

  it('applies the settings before its style and after what they change', () => {
    expect(documentOf(page({ script: 'none' }), assets)).toMatch(/theme-color.*theme\(\).*<style>.*<body>/)
  })

  it('begins the choice of a language before anything is drawn, and the application after', () => {
    expect(documentOf(page({ script: 'negotiate' }), assets)).toMatch(/negotiate\(\).*<\/head>/)
    expect(documentOf(page(), assets)).toMatch(/<\/main>.*start\(\)/)
  })

  it('leads on without any script where there is nothing to choose, and nowhere else', () => {
    const root = documentOf(page({ script: 'negotiate', leads: './fr/' }), assets)
    expect(root).toContain('<noscript><meta http-equiv="refresh" content="0; url=./fr/"></noscript></head>')
    expect(documentOf(page({ script: 'negotiate' }), assets)).not.toContain('refresh')
  })

  it('asks not to be found where the page has no address of its own', () => {
    const head = { title: 'Introuvable', description: 'Rien', alternates: [] }
    expect(documentOf(page({ head }), assets)).toContain('content="noindex"')
    expect(documentOf(page(), assets)).not.toContain('noindex')
  })

  it('names the same page in other languages', () => {
    const alternates = [{ language: 'en', address: 'https://e.test/en/' }]
    const head = { ...page().head, alternates }
    const link = parsed(documentOf(page({ head }), assets)).querySelector('link[rel=alternate]')
    expect(link?.getAttribute('hreflang')).toBe('en')
    expect(link?.getAttribute('href')).toBe('https://e.test/en/')
  })

  it('brings the drawings it shows, and all of them where the application may go on to another page', () => {
    const ids = (document: string) => [...parsed(document).querySelectorAll('symbol')].map(({ id }) => id)
    const html = '<svg><use href="#wordmark"/></svg>'
    expect(ids(documentOf(page({ html, script: 'none' }), assets))).toEqual(['wordmark'])
    expect(ids(documentOf(page({ html }), assets))).toEqual(['icon-pad', 'wordmark'])
  })

  it('fetches nothing before the first paint', () => {
    const document = parsed(documentOf(page(), assets))
    const fetched = document.querySelectorAll(
      'script[src], link[rel=stylesheet], link[rel~=preload], img[src]',
    )
    expect([...fetched]).toEqual([])
  })
})

it('says on each page that computers are shared where the operator says so', () => {
  expect(documentOf(page(), assets)).not.toContain('data-shared')
  expect(documentOf({ ...page(), shared: true }, assets)).toMatch(
    /^<!doctype html><html [^>]*data-shared="yes"/,
  )
})
