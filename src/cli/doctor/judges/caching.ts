import { ruleOf, unkept } from '../../../core/serving/table.ts'
import { header, placeOf, type Answer } from '../answer.ts'
import { answer, given, lost, pathIn, type Finding, type Judge, type Name, type Seen } from '../seen.ts'
import { span } from '../span.ts'
import { advice } from '../words.ts'

const day = 86_400

/** Everything that may be kept for a while, at most. */
const asked: readonly Name[] = [
  ...(['root', 'homes', 'service', 'frames', 'script', 'oembed', 'pool', 'health'] as const),
  ...(['worker', 'manifest'] as const),
]

/** Whether caches keep what never changes, and nothing else. */
export const caching: Judge = seen => [
  ...[...given(seen, ...asked), ...lost(seen)].flatMap(each => tooLong(seen, each)),
  ...given(seen, 'asset', 'font').flatMap(each => tooShort(seen, each)),
  ...again(seen),
  ...bodiless(seen),
]

function tooLong(seen: Seen, each: Answer): Finding[] {
  const wanted = each.status === 404 ? unkept : ruleOf(pathIn(seen, each)).cache
  const found = ageOf(header(each, 'cache-control'))
  // What may be kept for a minute may be kept for some.
  if (found !== undefined && found <= 7 * (ageOf(wanted) ?? 0)) return []
  const tip = advice(seen, `send Cache-Control: ${wanted}`, 'caching')
  const path = placeOf(each)
  // Without a word, browsers guess, by a tenth of the age of the file (RFC 9111, 4.2.2).
  if (found === undefined) return [{ path, message: 'Cache-Control is missing: caches guess', tip }]
  return [{ path, message: `may be kept for ${span(found * 1000)}: what is new is not seen meanwhile`, tip }]
}

function tooShort(seen: Seen, each: Answer): Finding[] {
  const found = ageOf(header(each, 'cache-control')) ?? 0
  if (found >= 30 * day) return []
  const tip = advice(seen, `send Cache-Control: ${ruleOf(pathIn(seen, each)).cache}`, 'caching')
  return [{ path: placeOf(each), message: 'asked for again at each visit, though it never changes', tip }]
}

/** For how many seconds an answer may be given again unasked; undefined where nothing is said. */
function ageOf(control: string): number | undefined {
  const said = control.toLowerCase()
  if (/\b(no-cache|no-store)\b/.test(said)) return 0
  const age = /\bmax-age="?(\d+)/.exec(said)?.[1]
  return age === undefined ? undefined : Number(age)
}

/** What a browser has already should not travel again. */
function again(seen: Seen): Finding[] {
  const [home] = given(seen, 'homes')
  if (!home) return []
  const path = placeOf(home)
  const known = answer(seen, 'homeKnown')
  if (!known && header(home, 'etag') === '' && header(home, 'last-modified') === '')
    return [
      {
        path,
        message: 'neither ETag nor Last-Modified: sent anew at each visit',
        tip: 'let the server send one of them',
      },
    ]
  if (!known || known.status === 304) return []
  const tip = 'let If-None-Match and If-Modified-Since be answered with 304'
  return [{ path, message: `answered with ${known.status} to who has it already`, tip, warning: true }]
}

function bodiless(seen: Seen): Finding[] {
  const head = answer(seen, 'homeHead')
  if (!head || head.travelled === 0) return []
  return [
    {
      path: placeOf(head),
      message: 'there is a body when asked with HEAD',
      tip: 'let the server send none',
    },
  ]
}
