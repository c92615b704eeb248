import { header, isAnswer, placeOf, textOf, type Answer } from '../answer.ts'
import { answer, given, type Finding, type Judge, type Name, type Seen } from '../seen.ts'
import { advice } from '../words.ts'

/** What travels packed, as it was asked for: `root` and one of the frames as gzip, the others also as brotli. */
const textual: readonly Name[] = [
  'root',
  'homes',
  'service',
  'frames',
  'pool',
  'worker',
  'asset',
  'assetGzip',
  'sitemap',
]

/** Less than this is hardly smaller packed. */
const small = 1400

/** Whether files travel packed, and are the same once unpacked. */
export const packing: Judge = seen => [
  ...Object.values(seen.replies).flatMap(each => each.filter(isAnswer).flatMap(broken)),
  ...given(seen, ...textual).flatMap(each => unpacked(seen, each)),
  ...unlike(seen),
]

const broken = (answer: Answer): Finding[] =>
  answer.flaw === undefined
    ? []
    : [
        {
          path: placeOf(answer),
          message: answer.flaw,
          tip: 'Content-Encoding has to name what the file is: is a packed file packed again, or renamed?',
        },
      ]

function unpacked(seen: Seen, each: Answer): Finding[] {
  const encoding = header(each, 'content-encoding')
  if (encoding === '') {
    if (each.body.length < small) return []
    const tip = advice(seen, 'give the .br and .gz files that the build wrote beside it', 'packing')
    return [{ path: placeOf(each), message: 'sent unpacked', tip }]
  }
  const found: Finding[] = []
  if (each.body.length >= small && each.travelled >= each.body.length)
    found.push({
      path: placeOf(each),
      message: `no smaller packed: ${each.travelled} bytes of ${each.body.length}`,
      tip: 'pack it better, or give the files that the build packed',
    })
  if (!/accept-encoding|\*/i.test(header(each, 'vary')))
    found.push({
      path: placeOf(each),
      message: 'caches are not told that it is packed only for who can unpack it',
      tip: 'send Vary: Accept-Encoding',
      warning: true,
    })
  return found
}

/** A packed file that is older than what it was made of. */
function unlike(seen: Seen): Finding[] {
  const pairs = [
    [answer(seen, 'asset'), answer(seen, 'assetGzip')],
    [answer(seen, 'pool'), answer(seen, 'poolPlain')],
  ] as const
  return pairs.flatMap(([one, other]) => {
    if (!one || !other || one.status !== 200 || other.status !== 200) return []
    if (one.flaw !== undefined || other.flaw !== undefined || textOf(one) === textOf(other)) return []
    const tip =
      'a packed file beside it is from another build: give none for what changes, or pack it anew with it'
    return [{ path: placeOf(one), message: 'not the same when it is packed in another way', tip }]
  })
}
