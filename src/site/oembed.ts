import { oembedFile } from '../core/embed/oembed.ts'
import type { Portal } from '../core/portal.ts'
import type { ServiceId } from '../core/services.ts'
import type { Language } from '../core/told.ts'
import { escape } from './escape.ts'

interface Given {
  portal: Portal
  language: Pick<Language, 'tag'>
  t: (key: string, values?: Record<string, unknown>) => string
}

/**
 * What sites that take an address and ask what to show are told: https://oembed.com, 2.3.4. Files, so each page has one
 * answer, whatever width is asked for, and in JSON alone; the pages' own heads say where it is.
 */
export function oembeds({ portal, language: { tag }, t }: Given): { file: string; source: string }[] {
  const whole = answer(portal, tag, t('embed.title', { portal: portal.name }))
  const single = portal.services.map(service => {
    const title = `${t(`services.${service}.verb`)} · ${portal.name}`
    return { file: oembedFile(tag, service), source: answer(portal, tag, title, service) }
  })
  return [{ file: oembedFile(tag), source: whole }, ...single]
}

function answer(portal: Portal, tag: string, title: string, service?: ServiceId): string {
  const page = new URL(`${tag}/${service ? `${service}/` : ''}`, portal.url).href
  const frame = new URL(`embed/${tag}/${service ? `?services=${service}` : ''}`, portal.url).href
  const height = service ? 260 : 900
  // WordPress keeps a quote and a frame of this class, gives the frame a secret, and listens to it.
  const html =
    `<blockquote class="wp-embedded-content"><a href="${page}">${escape(title)}</a></blockquote>` +
    `<iframe class="wp-embedded-content" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" ` +
    `src="${frame}" title="${escape(title)}" width="600" height="${height}" frameborder="0" loading="lazy"></iframe>`
  return JSON.stringify({
    ...{ version: '1.0', type: 'rich', title, html, width: 600, height },
    ...{ provider_name: portal.name, provider_url: portal.url, cache_age: 86_400 },
  })
}
