import * as table from '../../../core/serving/table.ts'
import { placeOf, typeOf, type Answer } from '../answer.ts'
import { given, type Judge } from '../seen.ts'
import { advice } from '../words.ts'

const mediaTypes: Readonly<Record<string, string>> = table.mediaTypes

/** What is as good as what the reference server says. */
const equals: Readonly<Record<string, readonly string[]>> = {
  js: ['application/javascript'],
  webmanifest: ['application/json'],
  woff2: ['application/font-woff2'],
  xml: ['application/xml'],
}

/** Whether files are said to be what they are: under `nosniff` browsers take nothing else. */
export const media: Judge = seen =>
  given(
    seen,
    ...(['script', 'oembed', 'pool', 'health', 'worker', 'asset', 'font'] as const),
    ...(['manifest', 'icons', 'robots', 'sitemap'] as const),
  ).flatMap(answer => {
    const ending = endingOf(answer)
    const wanted = mediaTypes[ending]
    const said = typeOf(answer)
    if (!wanted || [bare(wanted), ...(equals[ending] ?? [])].includes(said)) return []
    const tip = advice(seen, `send it as ${wanted}`, 'types')
    return [{ path: placeOf(answer), message: `sent as ${said || 'nothing'}`, tip }]
  })

const bare = (type: string): string => type.replace(/;.*/, '')

const endingOf = ({ url }: Answer): string => /\.(\w+)$/.exec(new URL(url).pathname)?.[1] ?? ''
