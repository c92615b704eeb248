import { expect, test } from 'vitest'
import { ask, html, missingPage, policy, site } from './loopback.ts'

const framePolicy = "default-src 'none'; script-src 'sha256-y'; frame-ancestors https:"
const embedded = {
  '.headers-embed.json': JSON.stringify({ 'Content-Security-Policy': framePolicy }),
  'embed/index.html': '<!doctype html><title>Cadre</title>',
  'embed/fr/index.html': '<!doctype html><title>Cadre</title>',
  'embed/1.js': ';(() => {})()',
  'oembed/fr.json': '{"version":"1.0"}',
  'health.json': '{}',
}

test.each(['/embed/', '/embed/fr/', '/embed/fr/?services=pad'])(
  '%s stands in frames of any site, under a policy of its own',
  async path => {
    const { base } = await site(embedded)
    const { status, headers } = await ask(base, path)
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toBe(framePolicy)
    expect(headers['x-frame-options']).toBeUndefined()
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
  },
)

test.each(['/', '/fr/', '/fr/embed/', '/embed/zz/', '/embed/../fr/', '/embed', '/embedded/'])(
  '%s stands in none',
  async path => {
    const { base } = await site(embedded)
    const { headers } = await ask(base, path, { headers: html })
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['content-security-policy']).toBe(policy)
  },
)

test('what is not there below /embed/ is answered with the page that says so, in no frame', async () => {
  const { base } = await site(embedded)
  const { status, text } = await ask(base, '/embed/zz/', { headers: html })
  expect([status, text]).toEqual([404, missingPage])
})

test('without a policy that was built, a frame stands nowhere', async () => {
  const { base } = await site({ 'embed/index.html': '' })
  const { headers } = await ask(base, '/embed/')
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
})

test.each(['/pool.json', '/health.json', '/oembed/fr.json', '/embed/1.js'])(
  '%s may be read by pages of other sites, and is no page itself',
  async path => {
    const { base } = await site(embedded)
    const { status, headers } = await ask(base, path)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    })
    expect(headers['access-control-allow-credentials']).toBeUndefined()
  },
)

test.each(['/', '/fr/', '/assets/main-abc.js', '/fr/manifest.webmanifest'])('%s may not', async path => {
  const { base } = await site(embedded)
  const { headers } = await ask(base, path)
  expect(headers['access-control-allow-origin']).toBeUndefined()
  expect(headers['cross-origin-resource-policy']).toBe('same-origin')
})

test('the script that partners paste is kept for a day', async () => {
  const { base } = await site(embedded)
  const { headers } = await ask(base, '/embed/1.js')
  expect(headers['cache-control']).toBe('public, max-age=86400')
  expect(headers['content-type']).toMatch(/javascript/)
})
