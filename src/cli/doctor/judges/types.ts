import { placeOf, typeOf, type Answer } from '../answer.ts'
import { given, type Judge } from '../seen.ts'
import { advice } from '../words.ts'

const script = ['text/javascript', 'application/javascript']

/** What each ending is sent as, the usual first. Under `nosniff` browsers take nothing else. */
const types: Readonly<Record<string, readonly string[]>> = {
  js: script,
  json: ['application/json'],
  webmanifest: ['application/manifest+json', 'application/json'],
  svg: ['image/svg+xml'],
  png: ['image/png'],
  woff2: ['font/woff2', 'application/font-woff2'],
  txt: ['text/plain'],
  xml: ['application/xml', 'text/xml'],
}

/** Whether files are said to be what they are. */
export const typed: Judge = seen =>
  given(
    seen,
    ...(['script', 'oembed', 'pool', 'health', 'history', 'worker', 'asset', 'font'] as const),
    ...(['manifest', 'icons', 'robots', 'sitemap', 'security'] as const),
  ).flatMap(answer => {
    const known = types[endingOf(answer)]
    const said = typeOf(answer)
    if (!known || known.includes(said)) return []
    const tip = advice(seen, `send it as ${known[0]}`, 'types')
    return [{ path: placeOf(answer), message: `is sent as ${said || 'nothing'}`, tip }]
  })

const endingOf = ({ url }: Answer): string => /\.(\w+)$/.exec(new URL(url).pathname)?.[1] ?? ''
