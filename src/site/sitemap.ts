import type { Page } from '../prerender.ts'

/** The pages worth finding, for search engines (sitemaps.org protocol 0.9). */
export function sitemap(pages: readonly Page[]): string {
  // Once each: a page may have a copy that names it.
  const addresses = new Set(pages.flatMap(({ head }) => head.canonical ?? []))
  const entries = [...addresses].map(address => `<url><loc>${address.replaceAll('&', '&amp;')}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>\n`
}
