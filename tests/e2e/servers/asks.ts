import { request, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export interface Ask {
  path: string
  method?: 'HEAD' | 'POST' | 'PUT'
  headers?: Readonly<Record<string, string>>
  body?: Buffer
}

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const br = { 'accept-encoding': 'gzip, deflate, br, zstd' }
const gzip = { 'accept-encoding': 'gzip, deflate' }

/** What is asked of every server, below the base; `script` is the path of an asset of this build. */
export const asksFor = (script: string): Ask[] => [
  ...['', 'fr/', 'fr/?from=mail', 'en/pad/', 'fr/ouvrir/pad/', 'fr/index.html', '404.html'].map(at),
  ...['fr', 'fr?q=%C3%A9&r=/', 'fr/ouvrir/pad', 'embed', 'embed/fr'].map(at),
  ...['embed/', 'embed/fr/', 'embed/fr/?services=pad', 'embed/1.js', 'oembed/fr.json'].map(at),
  ...['pool.json', 'health.json', 'sw.js', 'sw-off.js', 'fr/manifest.webmanifest'].map(at),
  ...['icon.svg', 'robots.txt', 'sitemap.xml', 'icons/any-192.png', script].map(at),
  ...['gone', 'fr/gone/', 'embed/zz/', 'gone?x=1', '404', 'fr/index'].map(path => ({ path, headers: html })),
  ...['assets/gone.js', 'assets/gone', 'assets/', 'gone.png', 'gone.png/', 'embed/9.js', 'embed/zz.js'].map(
    path => ({ path, headers: html }),
  ),
  ...['gone', 'assets', 'fr/social', '404/'].map(at),
  ...[
    '.headers.json',
    '.htaccess',
    '.vite/manifest.json',
    'fr/.hidden',
    'fr/index.html.br',
    'pool.json.gz',
  ].map(at),
  ...['', 'fr/', script, 'pool.json', 'sw.js', 'embed/1.js', 'icon.svg'].flatMap(path => [
    { path, headers: br },
    { path, headers: gzip },
  ]),
  { path: 'gone', headers: { ...html, ...br } },
  ...['fr/', script, 'gone', 'pool.json'].map(path => ({ path, method: 'HEAD' as const })),
  ...['fr/', '', 'gone', script, 'pool.json', 'de/partager/'].map(path => ({
    path,
    method: 'POST' as const,
  })),
  { path: 'fr/', method: 'PUT' },
  { path: 'fr/partager/', method: 'POST' },
  { path: 'en/partager/?a=1', method: 'POST', body: Buffer.alloc(3_000_000) },
]

/** Attempts to get out of the folder, or to be led elsewhere: nothing may be given, wherever it is refused. */
export const attempts = [
  '../package.json',
  '%2e%2e/package.json',
  'fr/..%2f..%2fpackage.json',
  'fr/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '..\\..\\package.json',
  '..%5c..%5cpackage.json',
  'fr%00.html',
  '%00',
  '/evil.test',
  '/evil.test/%2e%2e',
  '/fr',
  'fr/../../../../../../etc/passwd',
  '%2eheaders.json',
  '%2E%2E/%2E%2E/etc/passwd',
]

/** What cannot be compared, because tags are each server's own. A sentence for what is wrong. */
export const questions = (base: string, script: string) =>
  ['fr/', script, 'pool.json', 'icons/any-192.png'].flatMap(path =>
    [{}, br, gzip].map(headers => async (url: string): Promise<string | undefined> => {
      const again = (more: Record<string, string>) =>
        ask(url, { path: base + path, headers: { ...headers, ...more } })
      const first = await again({})
      const { etag = '', 'last-modified': changed } = first.headers
      const known = await again({ 'if-none-match': etag })
      const since = changed && (await again({ 'if-modified-since': changed }))
      const part = await again({ range: 'bytes=10-5' })
      const what = `${path} ${JSON.stringify(headers)}`
      if (known.status !== 304 || known.body.length > 0) return `${what}: ${known.status} for what is known`
      if (bare(known.headers.etag) !== bare(etag)) return `${what}: another tag for what is known`
      if (since && since.status !== 304) return `${what}: ${since.status} for what has not changed`
      // RFC 9110, 14.2: whoever asks for a part may be given the whole, or be told that there is no such part.
      if (part.status !== 200 && part.status !== 416) return `${what}: ${part.status} for an impossible part`
      return undefined
    }),
  )

/** Packed as it goes, a file is known by a weaker tag. */
const bare = (tag = ''): string => tag.replace(/^W\//, '').replace('-gzip"', '"')

function at(path: string): Ask {
  return { path }
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** What the body says, whatever it was packed in. */
  body: Buffer
}

/** Sends the target exactly as it stands. */
export const ask = (url: string, { path, method, headers = {}, body }: Ask): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const sent = { hostname, port, path, method: method ?? 'GET', headers, agent: false }
    request(sent, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const { statusCode: status = 0, headers: told } = response
        resolve({
          status,
          headers: told,
          body: unpacked(status, Buffer.concat(parts), told['content-encoding']),
        })
      })
    })
      .on('error', reject)
      .end(body)
  })

function unpacked(status: number, bytes: Buffer, encoding: string | undefined): Buffer {
  if (bytes.length === 0 || encoding === undefined || status > 404) return bytes
  if (encoding === 'br') return brotliDecompressSync(bytes)
  if (encoding === 'gzip') return gunzipSync(bytes)
  throw new Error(`Nobody asked for ${encoding}.`)
}
