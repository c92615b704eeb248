import { createHash } from 'node:crypto'
import type { Answer } from './asks.ts'

const compared = [
  ...['content-type', 'cache-control', 'content-security-policy', 'x-frame-options', 'referrer-policy'],
  ...['cross-origin-resource-policy', 'cross-origin-opener-policy', 'permissions-policy', 'allow'],
  ...['x-content-type-options', 'access-control-allow-origin', 'content-encoding', 'vary', 'location'],
] as const

/** What the servers do otherwise, and may. README says so where it matters. */
export const accepted: readonly RegExp[] = [
  // What may be replaced is packed as it is asked for, by what each server has.
  /^(nginx|apache|caddy) GET pool\.json .* content-encoding: gzip for br$/,
  // lighttpd gives these headers before it knows whether there is such a file.
  /^lighttpd GET embed\/9\.js .* (content-security-policy|cross-origin-resource-policy|access-control-allow-origin): /,
]

/** What of an answer has to be the same. What a redirect or a refusal says beside its address is read by nobody. */
export function seen({ status, headers, body }: Answer): Record<string, unknown> {
  const told = Object.fromEntries(compared.map(name => [name, tidy(name, headers[name])]))
  const isRead = [200, 404].includes(status)
  return {
    ...{ ...told, status },
    'content-type': isRead && told['content-type'],
    tag: status === 200 && headers.etag !== undefined,
    body: isRead && `${createHash('sha256').update(body).digest('hex').slice(0, 12)} (${body.length})`,
  }
}

function tidy(name: string, value: string | string[] | undefined): string | undefined {
  if (value === undefined) return undefined
  const text = String(value)
  if (name === 'vary') return [...new Set(text.toLowerCase().split(/, */))].toSorted().join()
  if (name === 'content-type') return text.toLowerCase().replaceAll(' ', '')
  if (name === 'location') return text.replace(/^http:\/\/[^/]+/, '')
  if (name === 'allow') return text.replace(/, $/, '')
  return text
}
