import { request, type IncomingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'
import { compressSite } from '../../src/cli/compress.ts'
import { listening } from '../../src/cli/serve.ts'
import { portalServer } from '../../src/cli/server.ts'
import { folderWith } from './site.ts'

export const policy = "default-src 'none'; script-src 'self' 'sha256-x'"
export const home = `<!doctype html><title>Accueil</title>${'<p>bonjour</p>'.repeat(50)}`
export const missingPage = '<!doctype html><title>Rien ici</title>'
export const script = `export const much = '${'x'.repeat(500)}'`

export const files = {
  '.headers.json': JSON.stringify({ 'Content-Security-Policy': policy }),
  '.vite/manifest.json': '{}',
  'index.html': home,
  'fr/index.html': home,
  '404.html': missingPage,
  'fr/manifest.webmanifest': '{"id":"/"}',
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

export interface Ask {
  method?: string
  body?: Buffer | undefined
  headers?: Record<string, string>
}

/** Sends the target exactly as it stands: fetch would tidy it first. */
export const ask = (
  base: string,
  path: string,
  { method = 'GET', headers = {}, body }: Ask = {},
): Promise<Answer> =>
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
      .end(body)
  })

async function serveFolder(dir: string): Promise<string> {
  const server = portalServer(dir)
  onTestFinished(() => void server.close())
  return listening(server)
}

export async function site(more: Record<string, string> = {}): Promise<{ dir: string; base: string }> {
  const dir = await folderWith({ ...files, ...more })
  await compressSite(dir)
  return { dir, base: await serveFolder(dir) }
}

export const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
