import type { Draft } from '../entries.ts'
import type { Problem } from '../problem.ts'

/** What the legal notice has to say and does not know. */
export function legalNotice({ portal }: Draft): Problem[] {
  if (!portal) return []
  const { host, ...legal } = portal.legal ?? {}
  const missing = [
    ...(['form', 'address', 'phone', 'director', 'logs'] as const).filter(
      field => legal[field] === undefined,
    ),
    ...(host
      ? (['address', 'phone'] as const).filter(field => !host[field]).map(field => `host.${field}`)
      : ['host']),
  ]
  if (missing.length === 0) return []
  const message = `the legal pages lack ${missing.map(field => `legal.${field}`).join(', ')}`
  const tip = 'until then they say that it is not given; your law says what you must give'
  return [{ path: ['portal', portal.legal ? 'legal' : 'operator'], message, tip }]
}
