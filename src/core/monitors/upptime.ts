import type { Sample, Verdict } from '../health/health.ts'
import { byStatus } from '../health/judge.ts'
import { entriesOf, fieldsOf, numberOf, textOf, timeOf, type Fields } from './reply.ts'
import { samples, type Reading, type Watch } from './watch.ts'

/** What upptime keeps in its repository. */
export interface UpptimeFiles {
  /** `history/summary.json`, parsed. */
  summary: unknown
  /** `history/<slug>.yml`, parsed, by slug: the summary has no times. */
  sites: ReadonlyMap<string, unknown>
}

/** In milliseconds: it writes a site's file when its state changes, and otherwise once a day. */
const alive = 26 * 60 * 60_000

/**
 * Both files as upptime/uptime-monitor writes them: sites by slug, name or url. What they say holds until it is
 * changed, so it is said of now, as long as somebody has written there lately.
 */
export function upptime({ summary, sites }: UpptimeFiles, watch: Watch): Sample[] {
  return samples(
    watch,
    entriesOf(summary).flatMap(entry => {
      const site = fieldsOf(entry)
      const instance = watch.named([site['slug'], site['name'], site['url']])
      const reading = readingOf(site, fieldsOf(sites.get(String(site['slug']))), watch.now)
      return instance && reading ? [[instance, reading] as const] : []
    }),
  )
}

/** The slugs of the instances' own sites, whose files are worth fetching. */
export function slugsIn(summary: unknown, watch: Watch): string[] {
  return entriesOf(summary).flatMap(entry => {
    const { slug, name, url } = fieldsOf(entry)
    const known = textOf(slug)
    return known !== undefined && watch.named([slug, name, url]) ? [known] : []
  })
}

function readingOf(site: Fields, file: Fields, now: number): Reading | undefined {
  const written = timeOf(file['lastUpdated'])
  const verdict = verdictOf(textOf(site['status']), numberOf(file['code']) ?? 0)
  if (written === undefined || !verdict) return
  const time = now - written <= alive ? now : written
  const latency = numberOf(file['responseTime']) ?? 0
  return { time, ...verdict, ...(verdict.status !== 'fail' && latency > 0 && { latency }) }
}

function verdictOf(status: string | undefined, code: number): Verdict | undefined {
  if (status === 'up') return { status: 'pass', reason: 'ok', depth: 2 }
  // Too slow for its maxResponseTime, or without the words it was told to look for.
  if (status === 'degraded') return { status: 'warn', reason: 'reported', depth: 2 }
  if (status !== 'down') return undefined
  return code >= 300 ? byStatus(code) : { status: 'fail', reason: 'reported', depth: 0 }
}
