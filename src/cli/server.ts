import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { sharePage, type Loss } from '../core/arrival/entry.ts'
import { sendBody, toBody, type Body } from './body.ts'
import { replaceable } from './compress.ts'
import { fresh } from './fresh.ts'
import { bareHeaders, siteHeaders } from './headers.ts'
import { readTarget, type Target } from './target.ts'

const plainText = 'text/plain;charset=utf-8'

/** A built site, as a production server should give it. The same for operators, end-to-end tests and measures. */
export function portalServer(dir: string): Server {
  const site = openSite(dir)
  return createServer((request, response) => {
    setHeaders(response, bareHeaders)
    answer(site, request, response).catch((error: unknown) => {
      console.error(error)
      if (response.headersSent) response.destroy()
      else sendLine(response, 500, 'Something went wrong here.')
    })
  })
}

interface Site {
  dir: string
  headers: ReturnType<typeof siteHeaders>
  /** By path: what may be replaced while we run. */
  replaceable: ReadonlyMap<string, () => Promise<Body | undefined>>
  missingPage: () => Promise<Body | undefined>
  file: ReturnType<typeof sirv>
}

function openSite(dir: string): Site {
  return {
    dir,
    headers: siteHeaders(dir),
    replaceable: new Map(replaceable.map(name => [`/${name}`, fresh(join(dir, name), toBody)])),
    missingPage: fresh(join(dir, '404.html'), toBody),
    // `dev`: looks at the disk for each request, so that a site built anew is served whole at once.
    // No extensions: we name the file, so that each has one address only.
    file: sirv(dir, {
      dev: true,
      etag: true,
      brotli: true,
      gzip: true,
      extensions: [],
      setHeaders: forgetTag,
    }),
  }
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  setHeaders(response, await site.headers(/^[^?#]*/.exec(request.url ?? '')?.[0] ?? ''))

  const shared = await sharedTo(site, request)
  if (shared !== undefined) return shareAgain(response, shared)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return sendLine(response, 405, 'This portal is only read.')
  }
  const target = readTarget(request.url ?? '')
  if (target === 400) return sendLine(response, 400, 'This address cannot be read.')
  if (target === 404) return sendLine(response, 404, 'There is nothing at this address.')
  if (target.page && (await isFolder(site, target))) return redirect(response, target)

  const body = await site.replaceable.get(target.path)?.()
  // A cache in front may spare us most visitors: the file says how old it is, and pages ask caches to look again.
  if (target.path === '/health.json')
    response.setHeader('Cache-Control', 'public, max-age=60, stale-while-revalidate=600')
  if (body) return sendBody(request, response, 200, 'application/json', body)
  if (!sendFile(site, request, response, target)) await sendMissing(site, request, response, target)
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  response.removeHeader('X-Frame-Options')
  const always = { 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' }
  response.setHeaders(new Map(Object.entries({ ...always, ...headers })))
}

/** Whether the address is that of a page, but for the slash at its end. */
async function isFolder(site: Site, { path }: Target): Promise<boolean> {
  if (path.endsWith('/')) return false
  const found = await stat(join(site.dir, decodeURI(path), 'index.html')).catch(() => undefined)
  return found !== undefined
}

/** The page to which an application shares something because no service worker took it, which is not there yet or no more. */
async function sharedTo({ dir }: Site, { method, url = '' }: IncomingMessage): Promise<string | undefined> {
  const target = method === 'POST' && readTarget(url)
  if (typeof target !== 'object' || !sharing.test(target.path)) return undefined
  const found = await stat(join(dir, target.path, 'index.html')).catch(() => undefined)
  return found && target.path
}

const sharing = new RegExp(`^/[\\w-]+/${sharePage}/$`)

/**
 * What is shared is nobody's business here: Node discards it as it comes, since a browser reads no answer before it has
 * sent everything. The page then says what to do.
 */
function shareAgain(response: ServerResponse, path: string): void {
  response.setHeader('Location', `${path}#${'again' satisfies Loss}`)
  sendLine(response, 303, 'Share it again.')
}

function redirect(response: ServerResponse, { path, query }: Target): void {
  response.setHeader('Location', `${path}/${query}`)
  sendLine(response, 308, 'This page has moved.')
}

/** Sends a file as it was built; false where there is none. */
function sendFile(site: Site, request: IncomingMessage, response: ServerResponse, target: Target): boolean {
  if (target.path.startsWith('/assets/'))
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  // It never changes, but what it stands for may be withdrawn.
  if (/^\/embed\/\d+\.js$/.test(target.path)) response.setHeader('Cache-Control', 'public, max-age=86400')
  if (/\.(txt|md)$/.test(target.path)) response.setHeader('Content-Type', plainText)
  // sirv's 304 lacks the tag that RFC 9110, 15.4.5 asks for; it sends one only for the very tag that was asked with.
  const known = request.headers['if-none-match']
  if (known !== undefined) response.setHeader('ETag', known)
  // sirv takes a range that ends before it starts for one of negative length, and throws. Whoever asks for a part
  // may be given the whole: RFC 9110, 14.2.
  delete request.headers.range
  // A new build may take the file away between sirv's look at it and its reading.
  response.on('pipe', file => file.on('error', () => response.destroy()))

  request.url = target.path.endsWith('/') ? `${target.path}index.html` : target.path
  let found = true
  site.file(request, response, () => {
    found = false
  })
  return found
}

const forgetTag = (response: ServerResponse): void => response.removeHeader('ETag')

/** A page for whoever looks for a page. A missing script or picture is never answered with one. */
async function sendMissing(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  target: Target,
): Promise<void> {
  forgetTag(response)
  // Also below /embed/: only what is there stands in frames.
  setHeaders(response, await site.headers(target.path.replace(/^\/embed\//, '/')))
  if (target.page) response.setHeader('Vary', 'Accept, Accept-Encoding')

  const wanted = target.page && request.headers.accept?.includes('text/html')
  const body = wanted ? await site.missingPage() : undefined
  if (body) return sendBody(request, response, 404, 'text/html;charset=utf-8', body)
  sendLine(response, 404, 'There is nothing at this address.')
}

function sendLine(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': plainText }).end(`${sentence}\n`)
}
