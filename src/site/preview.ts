import type { Head } from '../head.ts'
import { escape } from './escape.ts'

/** How the page shows where a link to it is pasted: https://ogp.me and Twitter's card. */
export function previewTags({ title, description, canonical, preview }: Head, pictured: boolean): string[] {
  if (!canonical || !preview) return []
  const properties = {
    type: 'website',
    title,
    description,
    url: canonical,
    locale: preview.locale,
    ...(pictured && { image: preview.picture, 'image:alt': preview.says }),
  }
  return [
    ...Object.entries(properties).map(
      ([name, content]) => `<meta property="og:${name}" content="${escape(content)}">`,
    ),
    `<meta name="twitter:card" content="${pictured ? 'summary_large_image' : 'summary'}">`,
  ]
}
