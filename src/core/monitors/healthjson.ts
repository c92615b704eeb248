import type { Sample, Verdict } from '../health/health.ts'
import { byWords } from './faults.ts'
import { entriesOf, fieldsOf, numberOf, textOf, timeOf, type Fields } from './reply.ts'
import { samples, type Reading, type Watch } from './watch.ts'

/**
 * What an application/health+json document tells (draft-inadarei-api-health-check-06): in `checks`, one key per
 * instance, alone or before a colon, or one `componentId`. Where it has no `checks`, it speaks of itself alone, and
 * then of the only instance watched.
 */
export function healthjson(reply: unknown, watch: Watch): Sample[] {
  const report = fieldsOf(reply)
  const checks = Object.entries(fieldsOf(report['checks']))
  const [alone] = watch.instances.length === 1 && checks.length === 0 ? watch.instances : []
  const itself = alone && readingOf(report, watch.now)
  const told = checks.flatMap(([key, list]) =>
    (Array.isArray(list) ? list : [list]).map(fieldsOf).flatMap(check => {
      const instance = watch.named([check['componentId'], key, key.replace(/:[^:/]*$/, '')])
      const reading = readingOf(check, watch.now)
      return instance && reading ? [[instance, reading] as const] : []
    }),
  )
  return samples(watch, alone && itself ? [[alone, itself]] : told)
}

function readingOf(check: Fields, now: number): Reading | undefined {
  const verdict = verdictOf(check)
  if (!verdict) return
  const inSeconds = check['observedUnit'] === 's' ? 1000 : check['observedUnit'] === 'ms' ? 1 : undefined
  const value = numberOf(check['observedValue'])
  const timed = inSeconds !== undefined && value !== undefined && value >= 0
  // Without a time it was looked at for this reply.
  const time = check['time'] === undefined ? now : timeOf(check['time'])
  if (time === undefined) return
  return { time, ...verdict, ...(timed && { latency: value * inSeconds }) }
}

/** The draft's words and the other systems' that it lists (its section 3.1). */
function verdictOf(check: Fields): Verdict | undefined {
  const words =
    entriesOf(check['output']).length > 0 ? entriesOf(check['output']).join('; ') : check['output']
  const output = textOf(words) ?? ''
  switch (textOf(check['status'])?.toLowerCase()) {
    case 'pass':
    case 'ok':
    case 'up':
      return { status: 'pass', reason: 'ok', depth: 2 }
    case 'warn':
      return { ...byWords(output), status: 'warn' }
    case 'fail':
    case 'error':
    case 'down':
      return byWords(output)
    default:
      return undefined
  }
}
