import type { Portal } from '../core/portal.ts'
import type { ServiceId } from '../core/services.ts'
import type { Language } from '../core/told.ts'
import { sprite, type Symbols } from './sprite.ts'
import { escape, forScript } from './escape.ts'

/** The sentences of a language. */
type Say = (key: string, values?: Record<string, unknown>) => string

interface Given {
  base: string
  portal: Portal
  language: Pick<Language, 'tag' | 'direction'>
  t: Say
  symbols: Symbols
  /** Of the frame: what makes it live, and how it looks. */
  script: string
  style: string
  /** What runs first, in the document of those whose language is not known. */
  negotiate?: string
}

/** What is known only then keeps its braces. */
const open = { provider: '{provider}', duration: '{duration}' }

/** What the frame says once it is live. */
const saysOf = (t: Say): Record<string, string> => ({
  at: t('embed.at', open),
  down: t('embed.down', open),
  nothing: t('kept.nothing'),
  creation: t('kept.creation', open),
  change: t('kept.change', open),
  opened: t('embed.opened', open),
  made: t('embed.made', open),
  blocked: t('embed.blocked'),
  other: t('embed.other', open),
  copied: t('embed.copied'),
  selected: t('embed.selected'),
})

/** A document for frames: plain links to the portal's pages, and the script that makes more of them, inside. */
export function frameOf({ base, portal, language, t, symbols, script, style, negotiate }: Given): string {
  const home = `${base}${language.tag}/`
  const words = { lot: t('room.words').split(' '), says: saysOf(t) }
  const list = portal.services.map(service => entry(service, home, t)).join('')
  const body =
    `<h2 id="heading">${escape(t('embed.heading'))}</h2>` +
    `<ul aria-labelledby="heading">${list}</ul>` +
    opened(t) +
    `<p class="credit"><a href="${home}"${away}>${escape(t('embed.credit', { portal: portal.name }))}` +
    `<span class="unseen"> ${escape(t('card.newTab'))}</span></a></p>`
  return (
    `<!doctype html><html lang="${language.tag}" dir="${language.direction}" data-base="${base}"><head>` +
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${escape(portal.name)}</title><meta name="robots" content="noindex">` +
    '<meta name="color-scheme" content="light dark">' +
    (negotiate ? `<script>${negotiate}</script>` : '') +
    `<style>${style}</style></head><body>${sprite(symbols, body)}<main>${body}</main>` +
    `<script type="application/json" id="words">${forScript(JSON.stringify(words))}</script>` +
    `<script>${script}</script></body></html>`
  )
}

const away = ' target="_blank" rel="noopener noreferrer"'

const entry = (service: ServiceId, home: string, t: Say): string =>
  `<li data-service="${service}"><a class="button" href="${home}ouvrir/${service}/"${away}>` +
  `<svg aria-hidden="true" focusable="false"><use href="#icon-${service}"/></svg>` +
  `<span>${escape(t(`services.${service}.create`))}</span>` +
  `<span class="unseen"> ${escape(t('card.newTab'))}</span></a><p class="who"></p></li>`

/** What follows a click: src/frame/opened.ts fills it in. */
const opened = (t: Say): string =>
  '<div id="opened" hidden><p role="status"></p>' +
  `<div class="link"><label>${escape(t('embed.link'))}<input readonly></label>` +
  `<button type="button" class="button">${escape(t('embed.copy'))}</button></div>` +
  `<p class="other"><a href="#"${away}></a></p></div>`
