import { headersAt, ruleOf } from '../../../core/serving/table.ts'
import { placeOf, type Answer } from '../answer.ts'
import { readPolicies, sourcesOf } from '../csp.ts'
import { answers, pathIn, type Finding, type Judge, type Name, type Seen } from '../seen.ts'
import { advice } from '../words.ts'

/** Everything that should carry the protecting headers, whatever its status. */
const asked: readonly Name[] = [
  ...([
    'root',
    'homes',
    'service',
    'frames',
    'script',
    'oembed',
    'pool',
    'health',
    'worker',
    'asset',
    'font',
  ] as const),
  ...(['manifest', 'missingPage', 'missingAsset'] as const),
]

/** Whether each answer carries the headers that the reference server gives it, once. */
export const headers: Judge = seen =>
  answers(seen, ...asked)
    .filter(({ status }) => status === 200 || status === 404)
    .flatMap(each => [...missing(seen, each), ...doubled(seen, each)])

function missing(seen: Seen, answer: Answer): Finding[] {
  const path = placeOf(answer)
  const below = pathIn(seen, answer)
  const isMissing = answer.status === 404
  const framed = answer.headers['x-frame-options']
  const barred = !isMissing && ruleOf(below).zone === 'frame' && framed !== undefined
  const tip = advice(seen, 'leave it out here, or partners cannot show it', 'headers')
  return [
    ...(barred ? [{ path, message: `carries X-Frame-Options: ${framed.join(', ')}`, tip }] : []),
    ...Object.entries(headersAt(below, unknown, isMissing))
      .filter(([name]) => !judgedElsewhere.includes(name))
      .flatMap(([name, wanted]) => lacking(seen, answer, name, wanted)),
  ]
}

/** What a build allows is asked of its pages, not of a folder that is not here. */
const unknown = { page: {}, frame: {} }

const judgedElsewhere = ['Cache-Control', 'Vary']

function lacking(seen: Seen, answer: Answer, name: string, wanted: string): Finding[] {
  const found = answer.headers[name.toLowerCase()]
  const path = placeOf(answer)
  const what = name === 'Content-Security-Policy' ? 'the policy of the build' : brief(wanted)
  const tip = advice(seen, `send ${name}: ${what}`, 'headers')
  if (found === undefined) return [{ path, message: `comes without ${name}`, tip }]
  return found.some(value => suffices(name, value, wanted))
    ? []
    : [{ path, message: `comes with ${name}: ${brief(found.join(', '))}`, tip }]
}

/** As the whole of it can be read elsewhere, where it is long. */
const brief = (value: string): string => (value.length > 60 ? `${value.slice(0, 59)}…` : value)

/** Whether a value says what is wanted. A policy is judged elsewhere: here it is enough that it forbids the rest. */
function suffices(name: string, value: string, wanted: string): boolean {
  if (name === 'Content-Security-Policy')
    return readPolicies([value]).some(policy => sourcesOf(policy, 'default-src')?.join() === "'none'")
  if (name === 'Permissions-Policy') {
    const features = value.split(',').map(plain)
    return wanted.split(',').every(feature => features.includes(plain(feature)))
  }
  return plain(value) === plain(wanted)
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s"]/g, '')

/** Two policies both hold, and two values of most others are read as neither. */
function doubled(seen: Seen, answer: Answer): Finding[] {
  return guarded
    .filter(name => (answer.headers[name.toLowerCase()] ?? []).length > 1)
    .map(name => ({
      path: placeOf(answer),
      message: `carries ${name} twice`,
      tip: advice(seen, 'two servers each add one: let a single one of them', 'doubled'),
    }))
}

const guarded = [
  'Content-Security-Policy',
  'X-Frame-Options',
  'Content-Type',
  'Cache-Control',
  'Access-Control-Allow-Origin',
  'Cross-Origin-Resource-Policy',
  'Cross-Origin-Opener-Policy',
  'Referrer-Policy',
  'Permissions-Policy',
  'Strict-Transport-Security',
]
