import type { Page } from '../prerender.ts'

/** What every page gets besides its own words. */
export interface Assets {
  style: string
  icon: string
  scripts: Record<'theme' | 'start' | 'negotiate', string>
  /** The messages of one language, as the address of its chunk. */
  words: (language: string) => string
}

/** A page of the portal as a whole HTML document. */
export function documentOf(page: Page, assets: Assets): string {
  const { head, script } = page
  const words = script === 'start' ? ` data-words="${assets.words(page.language)}"` : ''
  const tags = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(head.title)}</title>`,
    `<meta name="description" content="${escape(head.description)}">`,
    '<meta name="color-scheme" content="light dark">',
    '<meta name="theme-color" content="#fffbf3" media="(prefers-color-scheme: light)">',
    '<meta name="theme-color" content="#16120d" media="(prefers-color-scheme: dark)">',
    ...(head.canonical ? [`<link rel="canonical" href="${escape(head.canonical)}">`] : []),
    ...head.alternates.map(
      ({ language, address }) => `<link rel="alternate" hreflang="${language}" href="${escape(address)}">`,
    ),
    ...(head.canonical ? [] : ['<meta name="robots" content="noindex">']),
    `<link rel="icon" href="${assets.icon}">`,
    `<script>${assets.scripts.theme}</script>`,
    `<style>${assets.style}</style>`,
    ...(script === 'negotiate' ? [`<script>${assets.scripts.negotiate}</script>`] : []),
  ]
  const list = page.list
    ? `<script type="application/json" id="list">${forScript(JSON.stringify(page.list))}</script>`
    : ''
  const start = script === 'start' ? `<script>${assets.scripts.start}</script>` : ''
  return (
    `<!doctype html><html lang="${page.language}" dir="${page.direction}"${words}><head>${tags.join('')}</head>` +
    `<body><div id="app">${page.html}</div>${list}${start}</body></html>`
  )
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** JSON that cannot end the script element it stands in, whatever a provider calls itself. */
const forScript = (json: string): string => json.replaceAll('<', '\\u003c')
