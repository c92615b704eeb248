import { everywhere } from '../../../core/serving/headers.ts'
import { headersAt, ruleOf } from '../../../core/serving/table.ts'
import { placeOf, type Answer } from '../answer.ts'
import { typed } from '../../program.ts'
import { readPolicies, sourcesOf } from '../csp.ts'
import { given, lost, pathIn, type Finding, type Judge, type Name, type Seen } from '../seen.ts'
import { advice, unread } from '../words.ts'

/** Everything that should carry the protecting headers, besides what is missing. */
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
  'manifest',
]

/** Whether each answer carries the headers that the reference server gives it, once. */
export const headers: Judge = seen => {
  const tip = untold(seen)
  if (tip !== undefined)
    return carrying(seen).map(each => ({ path: placeOf(each), message: 'without any of its headers', tip }))
  return carrying(seen).flatMap(each => [...wrong(seen, each), ...doubled(seen, each)])
}

const carrying = (seen: Seen): Answer[] => [...given(seen, ...asked), ...lost(seen)]

/** What to do where a server that reads its words in the site has read none of them. */
export function untold(seen: Seen): string | undefined {
  const all = carrying(seen)
  return all.length > 1 && all.every(isBare) ? unread(seen) : undefined
}

const isBare = ({ headers: sent }: Answer): boolean =>
  Object.keys(everywhere).every(name => sent[name.toLowerCase()] === undefined)

function wrong(seen: Seen, answer: Answer): Finding[] {
  const path = placeOf(answer)
  const below = pathIn(seen, answer)
  const isMissing = answer.status === 404
  const framed = answer.headers['x-frame-options']
  const barred = !isMissing && ruleOf(below).zone === 'frame' && framed !== undefined
  const tip = advice(seen, 'leave it out here, or partners cannot show it', 'headers')
  const wanted = Object.entries(headersAt(below, unknown, isMissing)).filter(
    ([name]) => !elsewhere.includes(name),
  )
  return [
    ...(barred ? [{ path, message: `X-Frame-Options says ${framed.join(', ')}`, tip }] : []),
    ...absent(seen, answer, wanted),
    ...wanted.flatMap(([name, value]) => different(seen, answer, name, value)),
  ]
}

/** What a build allows is asked of its pages, not of a folder that is not here. */
const unknown = { page: {}, frame: {} }

/** Judged with what caches do. */
const elsewhere = ['Cache-Control', 'Vary']

/** In one line, since they were forgotten together. */
function absent(seen: Seen, answer: Answer, wanted: readonly (readonly [string, string])[]): Finding[] {
  const lacking = wanted.filter(([name]) => answer.headers[name.toLowerCase()] === undefined)
  if (lacking.length === 0) return []
  const names = lacking.map(([name]) => name).join(', ')
  const tip = advice(seen, `send ${lacking.length > 1 ? all : written(lacking[0])}`, 'headers')
  return [{ path: placeOf(answer), message: `without ${names}`, tip }]
}

const all = `what "${typed('serve')}" sends: "${typed('server')}" writes it for nginx, Apache, Caddy and lighttpd`

/** A header as it is to be sent, unless it is long or the build's. */
function written([name, value]: readonly [string, string] = ['', '']): string {
  if (name === 'Content-Security-Policy') return `${name} as the build wrote it (.headers.json)`
  return value.length > 60 ? `${name} as "${typed('server')}" writes it` : `${name}: ${value}`
}

function different(seen: Seen, answer: Answer, name: string, value: string): Finding[] {
  const found = answer.headers[name.toLowerCase()]
  if (!found || found.some(each => suffices(name, each, value))) return []
  const tip = advice(seen, `send ${written([name, value])}`, 'headers')
  return [{ path: placeOf(answer), message: `${name} says ${brief(found.join(', '))}`, tip }]
}

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
      message: `${name} is there twice`,
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
