/**
 * The same pattern for Go's engine, or undefined where it could mean something else there, which is decided by what is
 * known to be the same and never by trying (google/re2 doc/syntax.txt; Go regexp/syntax). `\s` is narrower in Go by the
 * spaces outside ASCII.
 */
export function re2({ source, flags }: RegExp): string | undefined {
  const kept = flags.replaceAll('g', '')
  if (/[^ims]/.test(kept)) return
  let rest = source
  let inClass = false
  let written = ''
  while (rest !== '') {
    const token = next(rest, inClass)
    if (token === undefined) return
    rest = rest.slice(token.length)
    if (token === '[' && !inClass) inClass = true
    else if (token === ']') inClass = false
    written += token === String.raw`\/` ? '/' : token
  }
  return kept === '' ? written : `(?${[...kept].toSorted().join('')})${written}`
}

// An escaped sign, a class of characters or a control character, spelled alike in both.
const escape = /^\\(?:[^\w\s]|[dDwWsSnrtf]|x[0-9a-f]{2})/i
const edge = /^\\[bB]/
// JavaScript knows `[]` and `[^]`, and Go `[[:alpha:]]`.
const classBegins = /^\[(?!\^?\])/
const group = /^\((?:\?:|(?!\?))/
const repeat = /^\{(\d+)(,(\d*))?\}/
const most = 1000

function next(rest: string, inClass: boolean): string | undefined {
  const [first = ''] = rest
  if (first === '\\') return (escape.exec(rest) ?? (inClass ? null : edge.exec(rest)))?.[0]
  // Beyond the first plane, JavaScript without its u flag sees two characters.
  if (/[\ud800-\udfff]/.test(first)) return undefined
  if (inClass) return rest.startsWith('[:') ? undefined : first
  if (first === '[') return classBegins.test(rest) ? '[' : undefined
  if (first === '(') return group.exec(rest)?.[0]
  if (first !== '{') return first
  const [whole, least = '', , upTo = ''] = repeat.exec(rest) ?? []
  return Math.max(Number(least), Number(upTo)) <= most ? whole : undefined
}
