import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { ask, type Ask, files, html, policy, site } from './loopback.ts'

describe('every answer', () => {
  const asks: [string, Ask?][] = [
    ['/fr/'],
    ['/fr'],
    ['/assets/main-abc.js'],
    ['/assets/gone.js'],
    ['/fr/manifest.webmanifest'],
    ['/gone', { headers: html }],
    ['/%'],
    ['//evil.test'],
    ['/.headers.json'],
    ['/fr/', { method: 'POST' }],
  ]

  const nothingRuns = "default-src 'none'; frame-ancestors 'none'"

  test.each(asks)('%s %o carries every protecting header', async (path, how) => {
    const { base } = await site()
    const { headers } = await ask(base, path, how)
    expect(headers).toMatchObject({
      // What no browser opens as a page is under a policy of its own, under which nothing runs.
      'content-security-policy': /^\/assets\/|\.(json|webmanifest)$/.test(path) ? nothingRuns : policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringMatching(/camera=\(\).*clipboard-write=\(self\)/),
      vary: expect.stringContaining('Accept-Encoding'),
    })
  })

  test('carries them when there is nothing new, too', async () => {
    const { base } = await site()
    for (const path of ['/fr/', '/pool.json', '/assets/main-abc.js']) {
      const first = await ask(base, path)
      const again = await ask(base, path, { headers: { 'if-none-match': first.headers.etag ?? '' } })
      expect(again.status).toBe(304)
      expect(again.bytes).toHaveLength(0)
      for (const name of ['content-security-policy', 'etag', 'cache-control', 'vary'])
        expect(again.headers[name], `${name} of ${path}`).toBe(first.headers[name])
    }
  })

  test('forbids everything where the build left no policy', async () => {
    const { dir, base } = await site()
    await rm(join(dir, '.headers.json'))
    expect((await ask(base, '/gone.js')).headers['content-security-policy']).toMatch(/^default-src 'none';/)
  })

  test('forbids everything where something is broken, and the server stands', async () => {
    const complained = vi.spyOn(console, 'error').mockReturnValue()
    const { dir, base } = await site()
    await writeFile(join(dir, '.headers.json'), 'not JSON')
    const { status, headers } = await ask(base, '/fr/')
    expect(status).toBe(500)
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-cache' })
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';/)
    expect(complained).toHaveBeenCalledOnce()

    await writeFile(join(dir, '.headers.json'), files['.headers.json'])
    expect((await ask(base, '/fr/')).status).toBe(200)
  })

  test('carries the policy of a build that came while the server runs', async () => {
    const { dir, base } = await site()
    await ask(base, '/fr/')
    await writeFile(join(dir, '.headers.json'), '{"Content-Security-Policy":"default-src \'self\'"}')
    expect((await ask(base, '/fr/')).headers['content-security-policy']).toBe("default-src 'self'")
  })
})

describe('what nobody should ask', () => {
  const refused: [string, number][] = [
    ['/.headers.json', 404],
    ['/.vite/manifest.json', 404],
    ['/fr/.hidden', 404],
    ['/../package.json', 404],
    ['/%2e%2e/package.json', 404],
    ['/fr/..%2f..%2fpackage.json', 404],
    ['/fr/%2e%2e/%2e%2e/%2e%2e/etc/passwd', 404],
    ['/..\\..\\package.json', 404],
    ['//evil.test', 404],
    ['//evil.test/%2e%2e', 404],
    ['/\\evil.test', 404],
    ['///fr', 404],
    ['/fr%00.html', 404],
    ['/%00', 404],
    ['/index.html%3Fx', 404],
    [`/${'a'.repeat(5000)}`, 404],
    ['/%', 400],
    ['/%E0%A4', 400],
    ['http://evil.test/fr', 400],
    ['*', 400],
  ]

  test.each(refused)('%s is refused and leads nowhere', async (path, expected) => {
    const { base } = await site()
    const { status, headers } = await ask(base, path)
    expect(status).toBe(expected)
    expect(headers.location).toBeUndefined()
    expect((await ask(base, '/fr/')).status).toBe(200)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s is not allowed', async method => {
    const { base } = await site()
    const { status, headers } = await ask(base, '/fr/', { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  })
})
