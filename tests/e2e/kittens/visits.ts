import { randomBytes } from 'node:crypto'
import { notFound } from './answers.ts'
import type { Answer, Handler, OwnMood, Visit } from './kitten.ts'

/** `rest` is what the star of the pattern stood for, still percent-encoded. */
export type Route = (visit: Visit, mood: OwnMood, rest: string) => Answer

/**
 * A handler from a table: `health`, `POST a`, `p/*`. Without a method it answers GET and HEAD; the first line that
 * matches counts; whatever matches none goes to `otherwise`.
 */
export function routes(table: Readonly<Record<string, Route>>, otherwise: Route = notFound): Handler {
  const lines = Object.entries(table).map(([line, route]) => {
    const [, method = 'GET', pattern = ''] = /^(?:([A-Z]+) )?(.*)$/.exec(line) ?? []
    const start = pattern.replace(/\*$/, '')
    return { method, start, whole: start === pattern, route }
  })
  return (visit, mood) => {
    const method = visit.method === 'HEAD' ? 'GET' : visit.method
    const line = lines.find(
      ({ method: wanted, start, whole }) =>
        wanted === method && (whole ? visit.path === start : visit.path.startsWith(start)),
    )
    return line
      ? line.route(visit, mood, visit.path.slice(line.start.length))
      : otherwise(visit, mood, visit.path)
  }
}

/** Percent-decoded, or undefined where that is impossible: `100%`. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** The fields of a form that was sent; a file counts by its name. */
export function formFields(visit: Visit): URLSearchParams {
  const boundary = /boundary="?([^";]+)/.exec(visit.headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) return new URLSearchParams(visit.body)
  const fields = new URLSearchParams()
  for (const part of visit.body.split(`--${boundary}`)) {
    const [head = '', ...content] = part.split('\r\n\r\n')
    const name = / name="([^"]*)"/.exec(head)?.[1]
    const file = / filename="([^"]*)"/.exec(head)?.[1]
    if (name !== undefined) fields.append(name, file ?? content.join('\r\n\r\n').replace(/\r\n$/, ''))
  }
  return fields
}

/** The file that a form carried, byte for byte. */
export function fileOf({ headers, bytes }: Pick<Visit, 'headers' | 'bytes'>): Buffer | undefined {
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1]
  const head = bytes.indexOf('; filename="')
  if (boundary === undefined || head < 0) return undefined
  const start = bytes.indexOf('\r\n\r\n', head) + 4
  return bytes.subarray(start, bytes.indexOf(`\r\n--${boundary}`, start))
}

export function cookie(visit: Visit, name: string): string | undefined {
  const pair = (visit.headers['cookie'] ?? '').split('; ').find(entry => entry.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}

/** The path of an address, for cookies: `/lufi/` of `http://drop.example.localhost:8080/lufi/`. */
export const pathOf = (base: string): string => new URL(base).pathname

export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex')
