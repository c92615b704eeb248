import type { Sample, Verdict } from '../health/health.ts'
import { byStatus } from '../health/judge.ts'
import { byWords } from './faults.ts'
import { entriesOf, fieldsOf, numberOf, textOf, timeOf, type Fields } from './reply.ts'
import { samples, type Reading, type Watch } from './watch.ts'

/**
 * What `GET /api/v1/endpoints/statuses` tells (TwiN/gatus api/endpoint_status.go): endpoints by key, name or
 * group/name. Its results are single looks that Gatus has not weighed, in no promised order.
 */
export function gatus(reply: unknown, watch: Watch): Sample[] {
  return samples(
    watch,
    entriesOf(reply).flatMap(entry => {
      const endpoint = fieldsOf(entry)
      const instance = watch.named(namesOf(endpoint))
      if (!instance) return []
      return entriesOf(endpoint['results']).flatMap(result => {
        const reading = readingOf(fieldsOf(result))
        return reading ? [[instance, reading] as const] : []
      })
    }),
  )
}

function namesOf({ key, name, group, groups }: Fields): unknown[] {
  const path = [...(textOf(group) ? [group] : entriesOf(groups)), name]
  return [key, path.join('/'), name].filter(textOf)
}

function readingOf(result: Fields): Reading | undefined {
  const time = timeOf(result['timestamp'])
  if (time === undefined || typeof result['success'] !== 'boolean') return
  const duration = numberOf(result['duration'])
  return { time, ...verdictOf(result), ...(duration !== undefined && { latency: duration / 1e6 }) }
}

function verdictOf(result: Fields): Verdict {
  const conditions = entriesOf(result['conditionResults']).map(fieldsOf)
  const about = (subject: string) => (condition: Fields) => textOf(condition['condition'])?.includes(subject)
  const looksInside = conditions.some(about('[BODY]'))
  if (result['success'] === true) return { status: 'pass', reason: 'ok', depth: looksInside ? 3 : 2 }

  const missed = conditions.filter(condition => condition['success'] === false)
  const status = numberOf(result['status']) ?? 0
  if (status >= 300) return byStatus(status)
  if (missed.some(about('[BODY]'))) return { status: 'fail', reason: 'signature-missing', depth: 2 }
  if (status > 0) return doubt(missed)
  return byWords(entriesOf(result['errors']).map(String).join('; '))
}

/** The tool answered well, and yet not as the operator wishes: too slowly, or with a certificate that soon ends. */
function doubt(missed: readonly Fields[]): Verdict {
  const wishes = missed.map(condition => String(condition['condition'])).join(' ')
  if (wishes.includes('[RESPONSE_TIME]')) return { status: 'warn', reason: 'timeout', depth: 2 }
  if (wishes.includes('[CERTIFICATE_EXPIRATION]')) return { status: 'warn', reason: 'tls', depth: 2 }
  return { status: 'fail', reason: 'reported', depth: 2 }
}
