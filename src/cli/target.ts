/** What a request asks for, inside the site. */
export interface Target {
  /** Starts with a slash, every segment harmless and encoded anew; ends with a slash where the request's path did. */
  path: string
  /** With its question mark, or empty. */
  query: string
  /** Whether a visitor may have typed it or followed a link to it: no file extension, not below /assets/. */
  page: boolean
}

/** Not empty (a path that starts with `//` is another host), not hidden, not `..`, not cut by a foreign sign. */
const harmless = /^[^./\\?#\0][^/\\?#\0]*$/

/** The one folder with a hidden name that others ask for: RFC 8615. */
const isWellKnown = (segment: string, at: number): boolean => at === 0 && segment === '.well-known'

/** Twins made by the build: what they hold is asked for by the name without the ending. */
const compressed = /\.(br|gz)$/

/** Reads a request's target: 400 where it is no path in percent-encoding, 404 where no file of the site has such a path. */
export function readTarget(url: string): Target | 400 | 404 {
  const [, path, query = ''] = /^(\/[^?#]*)(\?[^#]*)?/.exec(url) ?? []
  const segments = path && decode(path.slice(1).split('/'))
  if (!segments) return 400

  const last = segments.pop() ?? ''
  const named = last === '' ? segments : [...segments, last]
  if (
    !named.every((segment, at) => harmless.test(segment) || isWellKnown(segment, at)) ||
    compressed.test(last)
  )
    return 404
  return {
    path: ['', ...segments, last].map(encodeURI).join('/'),
    query,
    page: named[0] !== 'assets' && !named.at(-1)?.includes('.'),
  }
}

function decode(segments: string[]): string[] | undefined {
  try {
    return segments.map(decodeURIComponent)
  } catch {
    return undefined
  }
}
