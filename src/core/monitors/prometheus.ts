import type { Sample, Verdict } from '../health/health.ts'
import type { Instance } from '../pool.ts'
import type { Evidence } from '../softwares/contract.ts'
import { isSoftware } from '../softwares/index.ts'
import * as probes from '../softwares/probes.ts'
import { byStatus } from '../health/judge.ts'
import { entriesOf, fieldsOf, numberOf, type Fields } from './reply.ts'
import { agreed, nothing, samples, type Reading, type Watch } from './watch.ts'

const metrics = [
  'up',
  'probe_success',
  'probe_duration_seconds',
  'probe_http_status_code',
  'probe_failed_due_to_regex',
  'probe_ip_protocol',
  'probe_ssl_earliest_cert_expiry',
]

/** The scrape job of our own prometheus.yml. */
export const job = 'entraide'

/**
 * What to ask: the raw series of the last minutes, because an instant value carries the time of the question, not of
 * the look, and is gone after five minutes. `select` is label matchers.
 */
export const query = (select = `job="${job}"`): string => `{__name__=~"${metrics.join('|')}",${select}}[11m]`

/** One prober's series about one target, newest values by metric. */
interface Series {
  labels: Fields
  values: Map<string, { time: number; value: number }>
}

/**
 * What `GET /api/v1/query` answers to that, where blackbox_exporter is scraped (prometheus/prometheus
 * docs/querying/api.md). Where several probers look at one instance, most of them decide. No series, or an exporter
 * that does not answer, is no evidence.
 */
export function prometheus(reply: unknown, watch: Watch): Sample[] {
  const byInstance = new Map<Instance, Reading[]>()
  for (const { labels, values } of seriesIn(reply)) {
    const instance = watch.named([labels['instance'], labels['target'], labels['url']])
    const reading = readingOf(labels, values)
    if (instance && reading) byInstance.set(instance, [...(byInstance.get(instance) ?? []), reading])
  }
  return samples(
    watch,
    [...byInstance].map(([instance, readings]) => [instance, agreed(readings)] as const),
  )
}

function seriesIn(reply: unknown): Iterable<Series> {
  const found = new Map<string, Series>()
  for (const entry of entriesOf(fieldsOf(fieldsOf(reply)['data'])['result'])) {
    const { metric, value, values } = fieldsOf(entry)
    const { __name__: name, ...labels } = fieldsOf(metric)
    const [seconds, written] = entriesOf(values === undefined ? value : entriesOf(values).at(-1))
    const time = numberOf(seconds)
    const number = numberOf(written)
    if (time === undefined || number === undefined) continue
    const key = JSON.stringify(Object.entries(labels).toSorted())
    const series = found.get(key) ?? { labels, values: new Map() }
    series.values.set(String(name), { time: time * 1000, value: number })
    found.set(key, series)
  }
  return found.values()
}

function readingOf(labels: Fields, values: Series['values']): Reading | undefined {
  const success = values.get('probe_success')
  const up = values.get('up')
  // The exporter is dead; what it said before may still be there.
  if (up?.value === 0 && up.time > (success?.time ?? 0)) return { time: up.time, ...nothing('prober') }
  if (!success) return
  const number = (metric: string) => values.get(metric)?.value
  const verdict: Verdict = success.value === 1 ? passed(labels) : failed(number)
  const duration = number('probe_duration_seconds')
  const expires = number('probe_ssl_earliest_cert_expiry') ?? 0
  return {
    time: success.time,
    ...verdict,
    ...(duration !== undefined && verdict.status === 'pass' && { latency: duration * 1000 }),
    ...(expires > 0 && { certExpires: expires * 1000 }),
  }
}

const depths = { shallow: 2, signature: 3, functional: 4 } as const satisfies Record<Evidence, number>

/** A module of ours looks for what its software's adapter says; anybody else's, for a status. */
function passed({ module }: Fields): Verdict {
  return { status: 'pass', reason: 'ok', depth: isSoftware(module) ? depths[probes[module].evidence] : 2 }
}

/** An answer takes as long as it takes; its absence is known within milliseconds, or else it was waited for. In seconds. */
const patience = 1

/** blackbox_exporter cannot tell a refused port from a bad certificate, nor a parked page from a challenge. */
function failed(number: (metric: string) => number | undefined): Verdict {
  const status = number('probe_http_status_code') ?? 0
  if (status > 0)
    return number('probe_failed_due_to_regex') === 1
      ? { status: 'fail', reason: 'signature-missing', depth: 2 }
      : byStatus(status)
  const unresolved = number('probe_ip_protocol') === 0
  const waited = (number('probe_duration_seconds') ?? 0) >= patience
  return { status: 'fail', reason: unresolved ? 'dns' : waited ? 'timeout' : 'connect', depth: 0 }
}
