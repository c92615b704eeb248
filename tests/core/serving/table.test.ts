import { expect, test } from 'vitest'
import { headersAt, refused, ruleOf } from '../../../src/core/serving/table.ts'

const policy = { page: { 'Content-Security-Policy': 'page' }, frame: { 'Content-Security-Policy': 'frame' } }

test.each([
  ['', 'page', 'no-cache'],
  ['fr/', 'page', 'no-cache'],
  ['fr/embed/', 'page', 'no-cache'],
  ['embed/', 'frame', 'no-cache'],
  ['embed/fr/', 'frame', 'no-cache'],
  ['embed/1.js', 'open', 'public, max-age=86400'],
  ['embed/one.js', 'page', 'no-cache'],
  ['sw.js', 'worker', 'no-cache'],
  ['pool.json', 'open', 'no-cache'],
  ['health.json', 'open', 'public, max-age=60, stale-while-revalidate=600'],
  ['history/pad.json', 'bare', 'no-cache'],
  ['oembed/fr.json', 'open', 'no-cache'],
  ['assets/a.js', 'bare', 'public, max-age=31536000, immutable'],
  ['fr/manifest.webmanifest', 'bare', 'no-cache'],
])('%s is in the zone "%s", and is kept as "%s" says', (path, zone, cache) => {
  expect(ruleOf(path)).toMatchObject({ zone, cache })
})

test('what is missing is never kept, and stands in no frame', () => {
  expect(headersAt('assets/gone.js', policy, true)['Cache-Control']).toBe('no-cache')
  expect(headersAt('embed/zz/', policy, true)).toMatchObject({
    'X-Frame-Options': 'DENY',
    'Content-Security-Policy': 'page',
  })
  expect(headersAt('embed/zz/', policy)).not.toHaveProperty('X-Frame-Options')
})

test('where the build left no policy, nothing runs and nothing stands in a frame', () => {
  for (const path of ['', 'embed/', 'assets/a.js'])
    expect(headersAt(path, { page: {}, frame: {} })['Content-Security-Policy']).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    )
})

test.each([
  ['/.headers.json', true],
  ['/fr/.git/config', true],
  ['/%2E%2e/x', true],
  ['/..', true],
  ['/.', true],
  ['//evil.test', true],
  ['/a%2Fb', true],
  ['/a\\b', true],
  ['/fr/index.html.br', true],
  ['/pool.json.gz', true],
  ['/.well-known/security.txt', false],
  ['/fr/', false],
  ['/fr/a.b', false],
  ['/assets/x.brx', false],
])('%s is refused: %s', (path, expected) => {
  expect(new RegExp(refused, 'i').test(path)).toBe(expected)
})
