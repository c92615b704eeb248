import { createHash } from 'node:crypto'
import { digest } from '../../../core/offline.ts'
import { header, placeOf, textOf, typeOf, type Answer } from '../answer.ts'
import { readDocument } from '../document.ts'
import { given, pathIn, type Finding, type Judge, type Seen } from '../seen.ts'
import { advice } from '../words.ts'

/** Whether documents are HTML, in UTF-8, and as they were built. */
export const pages: Judge = seen => [
  ...given(seen, 'root', 'homes', 'service', 'frames').flatMap(each => written(seen, each)),
  ...given(seen, 'root', 'homes', 'service').flatMap(each => changed(seen, each)),
]

function written(seen: Seen, page: Answer): Finding[] {
  const path = placeOf(page)
  const said = header(page, 'content-type')
  if (typeOf(page) !== 'text/html')
    return [
      {
        path,
        message: `sent as ${said || 'nothing'}`,
        tip: advice(seen, 'send it as text/html; charset=utf-8', 'types'),
      },
    ]
  const charset = /charset="?([\w-]+)/i.exec(said)?.[1]?.toLowerCase()
  if (charset === 'utf-8') return []
  const tip = advice(seen, 'send it as text/html; charset=utf-8', 'charset')
  if (charset === undefined) return [{ path, message: 'no charset is said', tip, warning: true }]
  return [{ path, message: `said to be in ${charset}, though written in UTF-8`, tip }]
}

/** The service worker names each page by what is in it; one that differs is kept by no browser. */
function changed(seen: Seen, page: Answer): Finding[] {
  if (isAsBuilt(seen, page) !== false) return []
  const foreign = readDocument(textOf(page)).sources.map(source => `: there is ${source} in it`)
  return [
    {
      path: placeOf(page),
      message: `not as it was built, by what sw.js knows${foreign[0] ?? ''}`,
      tip: 'serve both from one build, and let nothing on the way rewrite pages (minifying, obfuscated addresses, statistics)',
    },
  ]
}

/** Whether a page is the one of its build, as far as sw.js knows. */
export function isAsBuilt(seen: Seen, page: Answer): boolean | undefined {
  const known = digestsIn(seen)?.get(pathIn(seen, page))
  const own = new Uint8Array(createHash('sha256').update(page.body).digest()).buffer
  return known === undefined ? undefined : known === digest(own)
}

/** The digest of each page, by its path: `"fr/":{digest:"ab12cd34"`, in whatever quotes. */
export function digestsIn(seen: Seen): Map<string, string> | undefined {
  const [worker] = given(seen, 'worker')
  if (!worker) return undefined
  const found = textOf(worker).matchAll(/["'`]([\w/.-]*)["'`]:\{["'`]?digest["'`]?:["'`]([0-9a-f]{8})["'`]/g)
  return new Map([...found].map(([, path = '', digest = '']) => [path, digest]))
}
