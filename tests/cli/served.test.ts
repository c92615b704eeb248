import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ask, files, home, html, missingPage, script, site } from './loopback.ts'

describe('a page', () => {
  test('is given at its folder, to be asked for again at each visit', async () => {
    const { base } = await site()
    const { status, headers, text } = await ask(base, '/fr/?from=mail')
    expect(status).toBe(200)
    expect(text).toBe(home)
    expect(headers).toMatchObject({ 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-cache' })
    expect(headers.etag).toBeDefined()
  })

  test('is given without its body to HEAD', async () => {
    const { base } = await site()
    const { status, headers, bytes } = await ask(base, '/fr/', { method: 'HEAD' })
    expect([status, Number(headers['content-length']), bytes.length]).toEqual([200, home.length, 0])
  })

  test('is given whole to whoever asks for an impossible part', async () => {
    const { base } = await site()
    const { status, text } = await ask(base, '/fr/', { headers: { range: 'bytes=10-5' } })
    expect([status, text]).toEqual([200, home])
  })

  test('has one address only', async () => {
    const { base } = await site()
    for (const path of ['/404', '/404/', '/index', '/fr/index', '/fr/index.html/'])
      expect([path, (await ask(base, path)).status]).toEqual([path, 404])
  })

  test('without its slash moves for good to where it is, with its query', async () => {
    const { base } = await site()
    const { status, headers } = await ask(base, '/fr?q=%C3%A9&r=/')
    expect([status, headers.location]).toEqual([308, '/fr/?q=%C3%A9&r=/'])
  })

  test('that is unknown is answered with the page that says so', async () => {
    const { base } = await site()
    for (const path of ['/gone', '/fr/gone/', '/gone?x=1']) {
      const { status, headers, text } = await ask(base, path, { headers: html })
      expect([path, status, text]).toEqual([path, 404, missingPage])
      expect(headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'Accept, Accept-Encoding' })
    }
  })

  test('that is unknown is answered in a line to whoever wants no HTML', async () => {
    const { base } = await site()
    const { status, headers } = await ask(base, '/gone', { headers: { accept: 'application/json' } })
    expect([status, headers['content-type']]).toEqual([404, 'text/plain;charset=utf-8'])
  })
})

test('the manifest of a language is known for one, and asked for again', async () => {
  const { base } = await site()
  const { status, headers } = await ask(base, '/fr/manifest.webmanifest')
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/manifest+json',
    'cache-control': 'no-cache',
  })
})

describe('an asset', () => {
  test('never changes', async () => {
    const { base } = await site()
    const { status, headers, text } = await ask(base, '/assets/main-abc.js')
    expect([status, text]).toEqual([200, script])
    expect(headers).toMatchObject({
      'content-type': 'text/javascript',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  test.each(['/assets/gone.js', '/assets/gone', '/assets/', '/gone.png', '/fr/gone.css', '/gone.png/'])(
    'that is missing is never answered with HTML nor kept: %s',
    async path => {
      const { base } = await site()
      const { status, headers } = await ask(base, path, { headers: { ...html, 'if-none-match': '"x"' } })
      expect(status).toBe(404)
      expect(headers).toMatchObject({
        'content-type': 'text/plain;charset=utf-8',
        'cache-control': 'no-cache',
      })
      expect(headers.etag).toBeUndefined()
    },
  )

  test('may have signs in its name', async () => {
    const { base } = await site()
    expect((await ask(base, '/icon@2x.png')).status).toBe(200)
    expect((await ask(base, '/icon%402x.png')).status).toBe(200)
  })

  test('that goes away while it is asked for leaves the server standing', async () => {
    const { dir, base } = await site()
    await rename(join(dir, 'assets'), join(dir, 'old'))
    expect((await ask(base, '/assets/main-abc.js')).status).toBe(404)
    expect((await ask(base, '/fr/')).status).toBe(200)
  })
})

describe('compression', () => {
  const paths = { '/fr/': home, '/assets/main-abc.js': script, '/pool.json': files['pool.json'] }

  test.each(Object.entries(paths))('%s travels in the best encoding asked for', async (path, content) => {
    const { base } = await site()
    const br = await ask(base, path, { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } })
    const gzip = await ask(base, path, { headers: { 'accept-encoding': 'gzip, deflate' } })
    expect(br.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(br.bytes).toString()).toBe(content)
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.bytes).toString()).toBe(content)
  })

  test.each(['/fr/index.html.br', '/assets/main-abc.js.gz', '/pool.json.br'])(
    'has no address of its own: %s',
    async path => {
      const { base } = await site({ 'pool.json.br': 'x' })
      expect((await ask(base, path)).status).toBe(404)
    },
  )
})

describe('the pool', () => {
  test('is the one on the disk, also after it was replaced beside an old twin', async () => {
    const { dir, base } = await site({ 'pool.json.br': 'stale' })
    const first = await ask(base, '/pool.json')
    expect(first.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-cache' })

    await writeFile(join(dir, 'pool.json.new'), '{"format":"newer"}')
    await rename(join(dir, 'pool.json.new'), join(dir, 'pool.json'))
    const known = { 'if-none-match': first.headers.etag ?? '', 'accept-encoding': 'br' }
    const second = await ask(base, '/pool.json', { headers: known })
    expect(second.status).toBe(200)
    expect(brotliDecompressSync(second.bytes).toString()).toBe('{"format":"newer"}')
  })

  test('is missing in a line where it was taken away', async () => {
    const { dir, base } = await site()
    await rm(join(dir, 'pool.json'))
    const { status, headers } = await ask(base, '/pool.json', { headers: html })
    expect([status, headers['content-type']]).toEqual([404, 'text/plain;charset=utf-8'])
  })
})

describe('the health of the hosts', () => {
  const health = { 'health.json': '{"time":1}', 'health.json.br': 'stale', '.health-memory.json': '{}' }

  test('may be kept for a minute, and is the newest while the server runs', async () => {
    const { dir, base } = await site(health)
    const first = await ask(base, '/health.json')
    expect(first.text).toBe('{"time":1}')
    expect(first.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'public, max-age=60, stale-while-revalidate=600',
    })
    await writeFile(join(dir, 'health.json.new'), '{"time":2}')
    await rename(join(dir, 'health.json.new'), join(dir, 'health.json'))
    const known = { 'if-none-match': first.headers.etag ?? '', 'accept-encoding': 'br' }
    const second = await ask(base, '/health.json', { headers: known })
    expect(brotliDecompressSync(second.bytes).toString()).toBe('{"time":2}')
    const third = await ask(base, '/health.json', { headers: { 'if-none-match': second.headers.etag ?? '' } })
    expect([third.status, third.headers['cache-control']]).toEqual([304, first.headers['cache-control']])
  })

  test('is missing without being kept where nobody has looked yet', async () => {
    const { base } = await site()
    const { status, headers } = await ask(base, '/health.json')
    expect([status, headers['cache-control']]).toEqual([404, 'no-cache'])
  })

  test('is given with its history, never with what the prober keeps to itself', async () => {
    const { base } = await site({ ...health, 'history/pad.json': '{"days":1}' })
    expect((await ask(base, '/history/pad.json')).text).toBe('{"days":1}')
    expect((await ask(base, '/.health-memory.json')).status).toBe(404)
  })
})
