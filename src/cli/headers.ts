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
const fixedHeaders: Readonly<Record<string, string>> = {
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

/** Written by `vite build`: the headers that depend on what was built, such as the policy with its hashes. */
export const builtHeadersFile = '.headers.json'

/** The same headers for pages that may ask these hosts, and send them what they agreed to be sent: no others. */
export const allowing = (headers: string, pool: Pool): string =>
  headers
    .replace(/connect-src [^;"]*/, ['connect-src', "'self'", ...askOrigins(pool)].join(' '))
    .replace(/form-action [^;"]*/, ['form-action', "'self'", ...formOrigins(pool)].join(' '))

/** Gives the headers of every answer of the site in this folder, also after it was built again. */
export function siteHeaders(dir: string): () => Promise<Record<string, string>> {
  const built = fresh(join(dir, builtHeadersFile), bytes => v.parse(headers, JSON.parse(bytes.toString())))
  return async () => ({ ...bareHeaders, ...(await built()) })
}
