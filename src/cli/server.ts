import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { sharePage, type Loss } from '../core/arrival/entry.ts'
import type { Headers } from '../core/serving/headers.ts'
import { mediaTypes, replaceable, sentences, unkept } from '../core/serving/table.ts'
import { sendBody, toBody, type Body } from './body.ts'
import { fresh } from './fresh.ts'
import { bareHeaders, siteHeaders } from './headers.ts'
import { readTarget, type Target } from './target.ts'

const plainText = mediaTypes.txt

/**
 * A built site, as a production server should give it, below this path (`/entraide/`). The same for operators, end-to-end
 * tests and measures.
 */
export function portalServer(dir: string, base = '/'): Server {
  const site = openSite(dir, base)
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
  /** Begins and ends with a slash. */
  base: string
  headers: ReturnType<typeof siteHeaders>
  /** By path: what may be replaced while we run. */
  replaceable: ReadonlyMap<string, () => Promise<Body | undefined>>
  missingPage: () => Promise<Body | undefined>
  file: ReturnType<typeof sirv>
}

function openSite(dir: string, base: string): Site {
  return {
    dir,
    base,
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
  const { url = '' } = request
  const inside = below(site.base, url)
  if (inside === undefined) return outside(site, url, response)
  request.url = inside
  setHeaders(response, await site.headers(/^\/?([^?#]*)/.exec(inside)?.[1] ?? ''))

  const shared = await sharedTo(site, request)
  if (shared !== undefined) return shareAgain(response, inBase(site, shared))
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return sendLine(response, 405, sentences[405])
  }
  const target = readTarget(inside)
  if (typeof target === 'number') return refuse(response, target)
  if (target.page && (await isFolder(site, target)))
    return redirect(response, inBase(site, target.path), target)

  const body = await site.replaceable.get(target.path)?.()
  if (body) return sendBody(request, response, 200, mediaTypes.json, body)
  if (!sendFile(site, request, response, target)) await sendMissing(site, request, response, target)
}

/** What is asked for, as if the site were at the root; undefined for what is beside it. */
const below = (base: string, url: string): string | undefined =>
  base === '/' ? url : url.startsWith(base) ? url.slice(base.length - 1) : undefined

const inBase = ({ base }: Site, path: string): string => `${base}${path.slice(1)}`

/** What is not below the base is none of our business, but for its missing slash. */
function outside({ base }: Site, url: string, response: ServerResponse): void {
  const target = readTarget(url)
  if (typeof target === 'number') return refuse(response, target)
  if (`${target.path}/` === base) return redirect(response, target.path, target)
  sendLine(response, 404, sentences[404])
}

function refuse(response: ServerResponse, status: 400 | 404): void {
  sendLine(response, status, status === 400 ? 'This address cannot be read.' : sentences[404])
}

function setHeaders(response: ServerResponse, headers: Headers): void {
  for (const name of ['X-Frame-Options', 'Access-Control-Allow-Origin']) response.removeHeader(name)
  response.setHeaders(
    new Map(Object.entries({ 'Cache-Control': unkept, Vary: 'Accept-Encoding', ...headers })),
  )
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
  sendLine(response, 303, sentences[303])
}

function redirect(response: ServerResponse, path: string, { query }: Target): void {
  response.setHeader('Location', `${path}/${query}`)
  sendLine(response, 308, 'This page has moved.')
}

/** Sends a file as it was built; false where there is none. */
function sendFile(site: Site, request: IncomingMessage, response: ServerResponse, target: Target): boolean {
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
  setHeaders(response, await site.headers(target.path.slice(1), true))
  if (target.page) response.setHeader('Vary', 'Accept, Accept-Encoding')

  const wanted = target.page && request.headers.accept?.includes('text/html')
  const body = wanted ? await site.missingPage() : undefined
  if (body) return sendBody(request, response, 404, 'text/html;charset=utf-8', body)
  sendLine(response, 404, sentences[404])
}

function sendLine(response: ServerResponse, status: number, sentence: string): void {
  response.setHeader('Cache-Control', unkept)
  response.writeHead(status, { 'Content-Type': plainText }).end(`${sentence}\n`)
}
