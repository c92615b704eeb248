import { rename, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { compressSite } from '../../src/cli/compress.ts'
import { listening } from '../../src/cli/serve.ts'
import { portalServer } from '../../src/cli/server.ts'
import { folderWith } from './site.ts'

const policy = "default-src 'none'; script-src 'self' 'sha256-x'"
const home = `<!doctype html><title>Accueil</title>${'<p>bonjour</p>'.repeat(50)}`
const missingPage = '<!doctype html><title>Rien ici</title>'
const script = `export const much = '${'x'.repeat(500)}'`

const files = {
  '.headers.json': JSON.stringify({ 'Content-Security-Policy': policy }),
  '.vite/manifest.json': '{}',
  'index.html': home,
  'fr/index.html': home,
  '404.html': missingPage,
  'robots.txt': 'User-agent: *\n',
  'icon@2x.png': 'not really a picture',
  'assets/main-abc.js': script,
  'pool.json': '{"format":"entraide-pool/1"}',
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  text: string
}

interface Ask {
  method?: string
  headers?: Record<string, string>
}

/** Sends the target exactly as it stands: fetch would tidy it first. */
const ask = (base: string, path: string, { method = 'GET', headers = {} }: Ask = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base)
    request({ hostname, port, path, method, headers, agent: false }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const bytes = Buffer.concat(parts)
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text: bytes.toString(),
        })
      })
    })
      .on('error', reject)
      .end()
  })

async function serveFolder(dir: string): Promise<string> {
  const server = portalServer(dir)
  onTestFinished(() => void server.close())
  return listening(server)
}

async function site(more: Record<string, string> = {}): Promise<{ dir: string; base: string }> {
  const dir = await folderWith({ ...files, ...more })
  await compressSite(dir)
  return { dir, base: await serveFolder(dir) }
}

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('every answer', () => {
  const asks: [string, Ask?][] = [
    ['/fr/'],
    ['/fr'],
    ['/assets/main-abc.js'],
    ['/assets/gone.js'],
    ['/pool.json'],
    ['/gone', { headers: html }],
    ['/%'],
    ['//evil.test'],
    ['/.headers.json'],
    ['/fr/', { method: 'POST' }],
  ]

  test.each(asks)('%s %o carries every protecting header', async (path, how) => {
    const { base } = await site()
    const { headers } = await ask(base, path, how)
    expect(headers).toMatchObject({
      'content-security-policy': policy,
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
