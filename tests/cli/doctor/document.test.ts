import { expect, it } from 'vitest'
import * as read from '../../../src/cli/doctor/document.ts'

const page = read.readDocument(`<!doctype html><html><head>
<link rel="canonical" href="https://portal.example/fr/"><link rel=alternate hreflang=fr href='https://portal.example/fr/'>
<link rel="alternate" hreflang="en" href="https://portal.example/en/"><link rel="alternate" hreflang="x-default" href="/">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><style>a{}</style>
<script>one()</script><SCRIPT type=module>two()</SCRIPT ><script type="application/ld+json">{"a":1}</script>
<script src="/cdn.js?a&amp;b" defer></script></head><body><a href="/fr/pad/?a&amp;b">x</a></body></html>`)

it('names the scripts that run, and not what only lies in one', () => {
  expect(page.scripts).toEqual(['one()', 'two()'])
  expect(page.sources).toEqual(['/cdn.js?a&b'])
  expect(page.styles).toEqual(['a{}'])
})

it('reads what a page says of itself, in whatever quotes', () => {
  expect(read.canonicalOf(page)?.href).toBe('https://portal.example/fr/')
  expect(read.languagesOf(page)).toEqual(['fr', 'en'])
  expect(page.metas).toEqual([{ 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'" }])
  expect(page.leads).toEqual(['/fr/pad/?a&b'])
})
