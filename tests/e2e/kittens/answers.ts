import type { Handler, Reply, Visit } from './kitten.ts'

/** Where in the software a visitor has come to. Only `room` and `create` are where the portal wants people to be. */
type Place =
  | 'home'
  | 'room'
  | 'create'
  | 'created'
  | 'login'
  | 'maintenance'
  | 'closed'
  | 'denied'
  | 'error'
  | 'elsewhere'

/** A page of a kitten: everything it understood is on its `body`, as `data-` attributes, for tests to read. */
interface Page {
  /** The software's id, or what else answers in its place. */
  software: string
  place: Place
  title: string
  /** The room's key, as the software computes it. */
  room?: string | undefined
  language?: string | undefined
  /** Further `data-` attributes. */
  data?: Readonly<Record<string, string | undefined>>
  /** HTML of the software by which a probe recognises it; it stays inert: nothing in it runs or loads. */
  marks?: string
  /** HTML that people can use. */
  html?: string
  /** JavaScript, where the software learns from the fragment what no server sees. */
  script?: string
  status?: number
  headers?: Readonly<Record<string, string>>
}

export const everyOrigin = { 'access-control-allow-origin': '*' }

export const unframed = {
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
}

export function page(p: Page): Reply {
  const data = { software: p.software, place: p.place, room: p.room, ...p.data }
  const attributes = Object.entries(data).map(([name, value]) =>
    value === undefined ? '' : ` data-${name}="${escaped(value)}"`,
  )
  // The empty icon keeps browsers from asking for one, so that the log holds visits only.
  const body = `<!doctype html>
<html lang="${escaped(p.language ?? 'en')}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>${escaped(p.title)}</title>
<body${attributes.join('')}>
<h1>${escaped(p.title)}</h1>
${p.html ?? ''}
<template>${p.marks ?? ''}</template>
${p.script ? `<script>${p.script}</script>` : ''}
`
  return {
    status: p.status ?? 200,
    headers: { 'content-type': 'text/html; charset=utf-8', ...p.headers },
    body,
  }
}

export const json = (value: unknown, status = 200, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
})

export const text = (body: string, status = 200, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body,
})

export const redirect = (status: number, location: string, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers: { location, ...headers },
  body: '',
})

export const notFound = (): Reply => text('There is nothing here.', 404)

export const badRequest = (): Reply => text('This cannot be understood.', 400)

/** What a proxy says when the application behind it does not answer: none of the application's own headers. */
export const badGateway = (): Reply =>
  page({ software: 'proxy', place: 'error', title: '502 Bad Gateway', status: 502 })

/** The same handler whose every reply also carries these headers. */
export const always =
  (headers: Reply['headers'], handler: Handler): Handler =>
  (visit, mood) => {
    const answer = handler(visit, mood)
    return typeof answer === 'string' ? answer : { ...answer, headers: { ...headers, ...answer.headers } }
  }

/** Allows the origin that asks, with credentials: Engine.IO 3 and Prosody do it by default. */
export const askingOrigin = (visit: Visit): Record<string, string> => ({
  'access-control-allow-origin': visit.headers['origin'] ?? '*',
  'access-control-allow-credentials': 'true',
})

export const escaped = (value: string): string =>
  value.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
