import { everywhere, zoneHeaders, type Headers, type Zone } from '../headers.ts'
import { inLines } from '../policies.ts'
import type { Portal, SiteFile } from '../setup.ts'
import { ruleOf, unkept } from '../table.ts'

// Where two patterns of `_headers` fit a path, hosts send both: each path has one pattern, but for what is everywhere.

/** What Netlify, Cloudflare Pages and the like read at the root of a site. */
const file: SiteFile = {
  write: portal => [...about, ...patterns(portal).flatMap(each => lines(portal, each)), ''].join('\n'),
}
export default file

const about = [
  '# For hosts of static sites that read this file. Each build and each change of the pool writes it anew.',
  '# These hosts answer a POST to /<language>/partager/ with 405, and what is missing without the policy of pages.',
]

/** Each as the host writes it, and a path that it fits. */
const patterns = ({ languages }: Portal): (readonly [pattern: string, path: string])[] => [
  ['', ''],
  ['index.html', 'index.html'],
  ['404.html', '404.html'],
  ...languages.map(tag => [`${tag}/*`, `${tag}/`] as const),
  ...['embed/', ...languages.map(tag => `embed/${tag}/`), 'embed/1.js'].map(path => [path, path] as const),
  ...['sw.js', 'sw-off.js', 'pool.json', 'health.json'].map(path => [path, path] as const),
  ['oembed/*', 'oembed/'],
  ['assets/*', 'assets/'],
]

function lines({ base, policy }: Portal, [pattern, path]: readonly [string, string]): string[] {
  const { zone, cache } = ruleOf(path)
  const headers: Headers = {
    ...zoneHeaders(policy)[zone satisfies Zone],
    ...(cache !== unkept && { 'Cache-Control': cache }),
  }
  const own = Object.entries(headers).flatMap(([name, value]) =>
    (name === 'Content-Security-Policy' ? inLines(value) : [value]).map(each => `  ${name}: ${each}`),
  )
  const first =
    path === ''
      ? [`${base}*`, ...Object.entries(everywhere).map(([name, value]) => `  ${name}: ${value}`), '']
      : []
  return [...first, `${base}${pattern}`, ...own, '']
}
