/** Header names and what they say. */
export type Headers = Readonly<Record<string, string>>

/** What the build says of its pages, and of the documents of /embed/: their Content-Security-Policy. */
export interface Policy {
  page: Headers
  frame: Headers
}

/**
 * How an answer may be used. `page`: a document of ours; `frame`: one that stands in other sites' pages; `worker`: the
 * service worker; `open`: what pages of other sites read; `bare`: what no browser opens as a page.
 */
export type Zone = 'page' | 'frame' | 'worker' | 'open' | 'bare'

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

/** What every answer of every zone carries. */
export const everywhere: Headers = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': [
    ...denied.map(feature => `${feature}=()`),
    ...allowed.map(feature => `${feature}=(self)`),
  ].join(', '),
}

const nothing = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" }
const unframed = { 'X-Frame-Options': 'DENY' }
const ours = { 'Cross-Origin-Resource-Policy': 'same-origin' }
const anybodys = { 'Cross-Origin-Resource-Policy': 'cross-origin' }

/**
 * What the answers of each zone carry beside that. Where the build left no policy, nothing runs and nothing stands in a
 * frame. The policy of pages names some sixty hosts: 3 kB that what is `bare` need not carry.
 */
export const zoneHeaders = ({ page, frame }: Policy): Readonly<Record<Zone, Headers>> => ({
  page: { ...nothing, ...unframed, ...ours, ...page },
  frame: { ...nothing, ...anybodys, ...frame },
  worker: { 'Content-Security-Policy': "default-src 'none'; connect-src 'self'", ...unframed, ...ours },
  open: { ...nothing, ...unframed, ...anybodys, 'Access-Control-Allow-Origin': '*' },
  bare: { ...nothing, ...unframed, ...ours },
})
