import { header, placeOf, type Answer } from '../answer.ts'
import { answer, answers, given, type Finding, type Judge, type Name, type Seen } from '../seen.ts'
import { advice } from '../words.ts'

const day = 86_400

/** How long caches may give something without asking, in seconds, and how that is written. */
const most: readonly { names: readonly Name[]; age: number; say: string; why: string }[] = [
  {
    names: ['root', 'homes', 'service', 'frames', 'manifest', 'missingPage', 'missingAsset'],
    ...{ age: 0, say: 'no-cache', why: 'a new build is not seen meanwhile' },
  },
  { names: ['pool'], age: 0, say: 'no-cache', why: 'a paused host is offered meanwhile' },
  { names: ['worker'], age: 0, say: 'no-cache', why: 'a new build is not seen meanwhile' },
  { names: ['health'], age: 300, say: 'public, max-age=60', why: 'what fails is offered meanwhile' },
  { names: ['script'], age: 7 * day, say: 'public, max-age=86400', why: 'it cannot be withdrawn meanwhile' },
]

/** Whether caches keep what never changes, and nothing else. */
export const caching: Judge = seen => [
  ...most.flatMap(rule => answers(seen, ...rule.names).flatMap(each => tooLong(seen, each, rule))),
  ...given(seen, 'asset', 'font').flatMap(each => tooShort(seen, each)),
  ...again(seen),
  ...bodiless(seen),
]

function tooLong(seen: Seen, each: Answer, { age, say, why }: (typeof most)[number]): Finding[] {
  if (each.status !== 200 && each.status !== 404) return []
  const found = ageOf(each)
  if (found !== undefined && found <= age) return []
  const tip = advice(seen, `send Cache-Control: ${say}`, 'caching')
  const path = placeOf(each)
  // Without a word, browsers guess, by a tenth of the age of the file (RFC 9111, 4.2.2).
  if (found === undefined)
    return [{ path, message: 'does not say how long it may be kept: caches guess', tip }]
  return [{ path, message: `may be kept for ${lasting(found)}: ${why}`, tip }]
}

function tooShort(seen: Seen, each: Answer): Finding[] {
  const found = ageOf(each) ?? 0
  if (found >= 30 * day) return []
  const tip = advice(seen, 'send Cache-Control: public, max-age=31536000, immutable', 'caching')
  return [{ path: placeOf(each), message: 'never changes, and is asked for again and again', tip }]
}

/** For how many seconds an answer may be given again unasked; undefined where nothing is said. */
function ageOf(each: Answer): number | undefined {
  const said = header(each, 'cache-control').toLowerCase()
  if (/\b(no-cache|no-store)\b/.test(said)) return 0
  const age = /\bmax-age="?(\d+)/.exec(said)?.[1]
  return age === undefined ? undefined : Number(age)
}

function lasting(seconds: number): string {
  if (seconds >= 2 * day) return `${Math.round(seconds / day)} days`
  return seconds >= 7200 ? `${Math.round(seconds / 3600)} hours` : `${Math.ceil(seconds / 60)} minutes`
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
        message: 'has neither ETag nor Last-Modified: it travels anew at each visit',
        tip: 'let the server send one of them',
      },
    ]
  if (!known || known.status === 304) return []
  const tip = 'let If-None-Match and If-Modified-Since be answered with 304'
  return [{ path, message: `answers ${known.status} to who has it already`, tip, warning: true }]
}

function bodiless(seen: Seen): Finding[] {
  const head = answer(seen, 'homeHead')
  if (!head || head.travelled === 0) return []
  return [
    {
      path: placeOf(head),
      message: 'has a body when it is asked with HEAD',
      tip: 'let the server send none',
    },
  ]
}
