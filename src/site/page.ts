import type { Page } from '../prerender.ts'
import { sprite, type Symbols } from './sprite.ts'
import { escape, forScript } from './escape.ts'
import { previewTags } from './preview.ts'

/** What every page gets besides its own words. */
export interface Assets {
  style: string
  /** The colour of the bars around the page. */
  paper: Record<'light' | 'dark', string>
  icon: string
  /** For home screens of Apple's: no other browser asks for it. */
  touchIcon: string
  drawings: Symbols
  scripts: Record<'theme' | 'start' | 'apart' | 'negotiate', string>
  /** The messages of one language, as the address of its chunk. */
  words: (language: string) => string
  /** For src/told.ts, in documents where the application runs. */
  told: object
  /** The path below which the portal is served, with its slashes. */
  base: string
  /** Whether there is a picture of it for previews, in this language. */
  pictured: (language: string) => boolean
}

/** Whether the application runs in a page. */
export const isLive = (page: Page): page is Page & { script: 'start' | 'apart' } =>
  page.script === 'start' || page.script === 'apart'

/** A page of the portal as a whole HTML document. */
export function documentOf(page: Page, assets: Assets): string {
  const { head, script } = page
  const words = isLive(page) ? ` data-words="${assets.words(page.language)}"` : ''
  const tags = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(head.title)}</title>`,
    `<meta name="description" content="${escape(head.description)}">`,
    '<meta name="color-scheme" content="light dark">',
    ...Object.entries(assets.paper).map(
      ([scheme, colour]) =>
        `<meta name="theme-color" content="${colour}" media="(prefers-color-scheme: ${scheme})">`,
    ),
    ...(head.canonical ? [`<link rel="canonical" href="${escape(head.canonical)}">`] : []),
    ...head.alternates.map(
      ({ language, address }) => `<link rel="alternate" hreflang="${language}" href="${escape(address)}">`,
    ),
    ...(head.canonical ? [] : ['<meta name="robots" content="noindex">']),
    ...previewTags(head, assets.pictured(page.language)),
    ...(head.oembed
      ? [`<link rel="alternate" type="application/json+oembed" href="${escape(head.oembed)}">`]
      : []),
    ...(head.graph
      ? [`<script type="application/ld+json">${forScript(JSON.stringify(head.graph))}</script>`]
      : []),
    `<link rel="icon" href="${assets.icon}">`,
    `<link rel="apple-touch-icon" href="${assets.touchIcon}">`,
    `<script>${assets.scripts.theme}</script>`,
    `<style>${assets.style}</style>`,
    ...(script === 'negotiate' ? [`<script>${assets.scripts.negotiate}</script>`] : []),
    // The script takes along what stands behind the address.
    ...(page.leads
      ? [`<noscript><meta http-equiv="refresh" content="0; url=${escape(page.leads)}"></noscript>`]
      : []),
  ]
  const told = isLive(page) ? block('told', assets.told) : ''
  const list = page.list ? block('list', page.list) : ''
  const start = isLive(page) ? `<script>${assets.scripts[page.script]}</script>` : ''
  const drawings = sprite(assets.drawings, isLive(page) ? undefined : page.html)
  return (
    `<!doctype html><html lang="${page.language}" dir="${page.direction}"${words}${page.shared ? ' data-shared="yes"' : ''}${page.bare ? ' data-bare' : ''} data-base="${assets.base}"><head>${tags.join('')}</head>` +
    `<body>${drawings}<div id="app">${page.html}</div>${told}${list}${start}</body></html>`
  )
}

const block = (id: string, says: unknown): string =>
  `<script type="application/json" id="${id}">${forScript(JSON.stringify(says))}</script>`
