import type { Sample } from '../health/health.ts'
import { metricsIn } from './exposition.ts'
import { byNumber, depthOf } from './kuma.ts'
import { samples, type Reading, type Watch } from './watch.ts'

const day = 24 * 60 * 60_000

/** What Uptime Kuma's `/metrics` tells, to those who have a key: louislam/uptime-kuma server/prometheus.js. */
export function kumaMetrics(page: unknown, watch: Watch): Sample[] {
  const metrics = metricsIn(page)
  const value = (name: string, id: string | undefined) =>
    metrics.find(metric => metric.name === name && metric.labels['monitor_id'] === id)?.value

  return samples(
    watch,
    metrics.flatMap(({ name, labels, value: status }) => {
      if (name !== 'monitor_status') return []
      const id = labels['monitor_id']
      const instance = watch.named([id, labels['monitor_name'], labels['monitor_url']])
      const verdict = byNumber(status, depthOf({ type: labels['monitor_type'] }))
      if (!instance || !verdict) return []
      const latency = value('monitor_response_time', id) ?? -1
      const days = value('monitor_cert_days_remaining', id)
      const reading: Reading = {
        time: watch.now,
        ...verdict,
        // -1 stands for none.
        ...(latency >= 0 && { latency }),
        ...(days !== undefined && { certExpires: watch.now + days * day }),
      }
      return [[instance, reading] as const]
    }),
  )
}
