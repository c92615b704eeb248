import { sharePage, type Loss } from '../arrival/entry.ts'
import { everywhere, zoneHeaders, type Headers, type Policy, type Zone } from './headers.ts'

/** What holds for some paths of a built site. */
export interface Rule {
  /** A regular expression for the path below the portal's base, in the words that all servers know. */
  path: string
  zone: Zone
  /** Where nothing is found there: its zone then, if it is another. */
  missing?: Zone
  /** How long it may be kept. What is missing is never kept. */
  cache: string
}

/** Asked for again each time, with a tag that spares what has not changed. */
export const unkept = 'no-cache'

/** The first that fits holds. */
export const rules: readonly Rule[] = [
  // Only what is there stands in frames.
  { path: String.raw`^embed/([\w-]+/)?$`, zone: 'frame', missing: 'page', cache: unkept },
  // It never changes, but what it stands for may be withdrawn.
  { path: String.raw`^embed/[0-9]+\.js$`, zone: 'open', missing: 'page', cache: 'public, max-age=86400' },
  { path: String.raw`^sw(-off)?\.js$`, zone: 'worker', cache: unkept },
  // A cache in front may spare us most visitors: the file says how old it is, and pages ask caches to look again.
  {
    path: String.raw`^health\.json$`,
    zone: 'open',
    cache: 'public, max-age=60, stale-while-revalidate=600',
  },
  { path: String.raw`^(pool\.json$|oembed/)`, zone: 'open', cache: unkept },
  { path: '^assets/', zone: 'bare', cache: 'public, max-age=31536000, immutable' },
  { path: String.raw`\.(json|webmanifest)$`, zone: 'bare', cache: unkept },
  { path: '', zone: 'page', cache: unkept },
]

/** What is served from memory or compressed as it goes, never from a twin: it may be replaced without one. */
export const replaceable: readonly string[] = ['pool.json', 'health.json']

/** By the ending of a file's name. What is not here says no type, and browsers may not guess one. */
export const mediaTypes = {
  html: 'text/html;charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain;charset=utf-8',
  md: 'text/plain;charset=utf-8',
  xml: 'text/xml',
} as const

/**
 * What is never served, by the path as it was sent: what is hidden (but `.well-known/`, RFC 8615) or leads out of the
 * folder, a path that begins like another host's address, and twins: what they hold is asked for without their ending.
 */
export const refused = String.raw`(//|/(\.([^w]|w[^e]|$)|%2e)|%2f|%5c|%00|\\|\.(br|gz)$)`

/** What a visitor may have typed or followed a link to: no file extension. Not below assets/. */
export const pageLike = String.raw`^([^?]*/)?[^/.?]+/?$`
export const filesOnly = '^assets(/|$)'

/** Where other applications share to, when no service worker takes it, and what is added to the address to say so. */
export const sharing = (languages: readonly string[]): string => `^(${languages.join('|')})/${sharePage}/$`
export const again = `#${'again' satisfies Loss}`

export const sentences = {
  405: 'This portal is only read.',
  404: 'There is nothing at this address.',
  303: 'Share it again.',
} as const

/** The rule of this path, which begins behind the base: `fr/`. */
export function ruleOf(path: string): Rule {
  const found = rules.find(rule => new RegExp(rule.path).test(path))
  if (!found) throw new Error('The last rule fits every path.')
  return found
}

/** All headers that the table gives an answer at this path, behind the base; what is missing may be in another zone. */
export function headersAt(path: string, policy: Policy, isMissing = false): Headers {
  const { zone, missing = zone, cache } = ruleOf(path)
  return {
    'Cache-Control': isMissing ? unkept : cache,
    Vary: 'Accept-Encoding',
    ...everywhere,
    ...zoneHeaders(policy)[isMissing ? missing : zone],
  }
}
