import type { Answer } from './reply.ts'

/** One line of a robots.txt: paths that begin so may be visited, or may not. */
export interface Rule {
  allows: boolean
  path: string
}

/** Enough for anybody who means us; more is somebody's joke. */
const most = 100
const longest = 500

/**
 * The rules that a robots.txt addresses to one robot by its name. Those for everybody are not: they are about what
 * search engines keep, and a portal that asks one page whether it works keeps nothing. (RFC 9309, 2.2.)
 */
export function rulesFor(robot: string, text: string): Rule[] {
  const rules: Rule[] = []
  let named = false
  let inRules = true
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? []
    const word = key.toLowerCase()
    if (word === 'user-agent') {
      if (inRules) named = false
      inRules = false
      named ||= value.trim().toLowerCase() === robot.toLowerCase()
    } else if (word === 'allow' || word === 'disallow') {
      inRules = true
      const path = value.trim()
      if (named && path !== '' && path.length <= longest && rules.length < most)
        rules.push({ allows: word === 'allow', path })
    }
  }
  return rules
}

/** Whether the rules forbid this path with its query. The longest rule that fits decides, and allows when two are equal. */
export function forbids(rules: readonly Rule[], path: string): boolean {
  const fitting = rules.filter(rule => fits(rule.path, path))
  const longest = Math.max(...fitting.map(rule => rule.path.length))
  const deciding = fitting.filter(rule => rule.path.length === longest)
  return deciding.length > 0 && !deciding.some(rule => rule.allows)
}

/** `*` stands for anything, a `$` at the end for the end. Piece by piece: as one pattern it could be made very slow. */
function fits(rule: string, path: string): boolean {
  const toTheEnd = rule.endsWith('$')
  const [first = '', ...pieces] = (toTheEnd ? rule.slice(0, -1) : rule).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const [i, piece] of pieces.entries()) {
    const isLast = toTheEnd && i === pieces.length - 1
    const found = isLast ? path.length - piece.length : path.indexOf(piece, at)
    if (found < at || !path.startsWith(piece, found)) return false
    at = found + piece.length
  }
  return !toTheEnd || at === path.length
}

/** Where a robots.txt is found instead: on any host, but never without TLS where there was some. (RFC 9309, 2.3.1.2.) */
export function directions({ status, pointer, url }: Answer): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || pointer === undefined) return
  const { protocol } = new URL(pointer)
  return protocol === 'https:' || (protocol === 'http:' && url.startsWith('http:')) ? pointer : undefined
}
