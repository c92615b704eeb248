import type { Depth, Sample, Verdict } from '../health/health.ts'
import { entriesOf, fieldsOf, numberOf, timeOf, type Fields } from './reply.ts'
import { samples, type Reading, type Watch } from './watch.ts'

/** What an Uptime Kuma without passwords tells of a published status page, in two replies. */
export interface KumaReplies {
  /** `GET /api/status-page/<slug>`: what is watched. */
  page: unknown
  /** `GET /api/status-page/heartbeat/<slug>`: what was seen. */
  heartbeat: unknown
}

/** Both replies as louislam/uptime-kuma writes them in server/routers/status-page-router.js: monitors by id, name or url. */
export function kuma({ page, heartbeat }: KumaReplies, watch: Watch): Sample[] {
  const beats = fieldsOf(fieldsOf(heartbeat)['heartbeatList'])
  const groups = entriesOf(fieldsOf(page)['publicGroupList']).map(fieldsOf)
  const monitors = groups.flatMap(group => entriesOf(group['monitorList']).map(fieldsOf))
  return samples(
    watch,
    monitors.flatMap(monitor => {
      // The address is there only if the operator chose to send it.
      const instance = watch.named([monitor['id'], monitor['name'], monitor['url']])
      if (!instance) return []
      return entriesOf(beats[String(monitor['id'])]).flatMap(beat => {
        const reading = readingOf(fieldsOf(beat), depthOf(monitor))
        return reading ? [[instance, reading] as const] : []
      })
    }),
  )
}

function readingOf(beat: Fields, depth: Depth): Reading | undefined {
  const time = timeOf(beat['time'])
  const verdict = byNumber(numberOf(beat['status']), depth)
  if (time === undefined || !verdict) return
  const ping = numberOf(beat['ping'])
  // A page that shows days sums up hours in one beat, down if any check in them was. Its dates are the ones with a T.
  const sum = verdict.status === 'fail' && String(beat['time']).includes('T')
  return {
    time,
    ...verdict,
    ...(sum && { status: 'warn' }),
    ...(ping !== undefined && ping >= 0 && { latency: ping }),
  }
}

/** 0 down, 1 up, 2 pending, which is not sure yet of being down, 3 maintenance (src/util.ts). Why, it keeps to itself. */
export function byNumber(status: number | undefined, depth: Depth): Verdict | undefined {
  if (status === 0) return { status: 'fail', reason: 'reported', depth: 0 }
  if (status === 1) return { status: 'pass', reason: 'ok', depth }
  if (status === 2) return { status: 'warn', reason: 'reported', depth: 0 }
  if (status === 3) return { status: 'warn', reason: 'maintenance', depth: 0 }
  return undefined
}

/** How far a kind of monitor looks. */
export function depthOf({ type }: Fields): Depth {
  if (type === 'keyword' || type === 'json-query') return 3
  return type === 'http' ? 2 : 1
}
