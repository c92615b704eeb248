import { join } from 'node:path'
import * as v from 'valibot'
import { askOrigins, formOrigins } from '../core/origins.ts'
import type { Pool } from '../core/pool.ts'
import { fresh } from './fresh.ts'

const headers = v.record(v.string(), v.string())

/**
 * What no page of the portal uses, so that no page can be made to use it. Only names that every Chromium knows: of
 * others, such as `bluetooth`, some complain in the console at each page.
 */
const denied = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]

/**
 * Copying a room's link, and pasting what is to be shared. Handing a link to the system's own sharing needs no word here:
 * `web-share` is ours by default.
 */
const allowed = ['clipboard-read', 'clipboard-write']

/** What every answer carries, whatever was built. */
const fixedHeaders = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    ...denied.map(feature => `${feature}=()`),
    ...allowed.map(feature => `${feature}=(self)`),
  ].join(', '),
}

/** Where nothing was built, or cannot be read: a policy under which nothing runs. */
export const bareHeaders = {
  ...fixedHeaders,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
}

/** Of the service worker: it asks for this site's files, and for nothing else. */
export const workerHeaders = {
  ...fixedHeaders,
  'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
}

/** Of what pages of other sites read: the lists, the script that partners paste, what oEmbed answers. Nobody is told anything by them. */
export const openHeaders = {
  ...bareHeaders,
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** Written by `vite build`: the headers that depend on what was built, such as the policy with its hashes. */
export const builtHeadersFile = '.headers.json'

/** The same headers for pages that may ask these hosts, and send them what they agreed to be sent: no others. */
export const allowing = (headers: string, pool: Pool): string =>
  headers
    .replace(/connect-src [^;"]*/, ['connect-src', "'self'", ...askOrigins(pool)].join(' '))
    .replace(/form-action [^;"]*/, ['form-action', "'self'", ...formOrigins(pool)].join(' '))

/** The same, of the documents of /embed/. */
export const frameHeadersFile = '.headers-embed.json'

/** Gives the headers of an answer of the site in this folder, by its path, also after it was built again. */
export function siteHeaders(dir: string): (path: string) => Promise<Record<string, string>> {
  const built = (file: string) =>
    fresh(join(dir, file), bytes => v.parse(headers, JSON.parse(bytes.toString())))
  const page = built(builtHeadersFile)
  const frame = built(frameHeadersFile)
  return async path => {
    if (/^\/embed\/([\w-]+\/)?$/.test(path)) return { ...framed, ...(await frame()) }
    if (/^\/sw(-off)?\.js$/.test(path)) return workerHeaders
    if (/^\/((pool|health)\.json$|embed\/\d+\.js$|oembed\/)/.test(path)) return openHeaders
    // The policy names some sixty hosts: 3 kB that what no browser opens as a page need not carry.
    if (/^\/assets\/|\.(json|webmanifest)$/.test(path)) return bareHeaders
    return { ...bareHeaders, ...(await page()) }
  }
}

const { 'X-Frame-Options': _, ...unframed } = fixedHeaders
/** Where no policy can be read, a frame stands nowhere. */
const framed = {
  ...unframed,
  'Content-Security-Policy': bareHeaders['Content-Security-Policy'],
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // Pages that are isolated by this accept no frame that is not.
  'Cross-Origin-Embedder-Policy': 'require-corp',
}
