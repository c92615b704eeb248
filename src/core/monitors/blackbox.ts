import type { Probe } from '../softwares/contract.ts'
import { re2 } from './re2.ts'

/** One module of blackbox_exporter, as its CONFIGURATION.md has it; works with 0.20 of 2022 and later. */
export interface Module {
  prober: 'http'
  timeout: string
  http: {
    method: NonNullable<Probe['method']>
    headers: Readonly<Record<string, string>>
    valid_status_codes: readonly number[]
    follow_redirects: boolean
    body_size_limit: string
    fail_if_body_not_matches_regexp?: readonly string[]
    fail_if_body_matches_regexp?: readonly string[]
    fail_if_header_matches: readonly { header: string; regexp: string; allow_missing: true }[]
    preferred_ip_protocol: 'ip4'
    ip_protocol_fallback: true
  }
}

/**
 * What a probe looks for, for blackbox_exporter to look for: the same request, status and signs. Undefined where one
 * of its patterns cannot be written for Go. Redirects are not followed, for it cannot be told to stay with the host:
 * where the adapter allows them, the probe of this portal sees more.
 */
export function blackboxModule(probe: Probe, userAgent: string): Module | undefined {
  const status = probe.status ?? 200
  const shows = probe.shows && [re2(probe.shows)]
  // A sign that needs another status or a redirect fails by its status already.
  const signs = (probe.closed ?? []).filter(
    sign => sign.location === undefined && (sign.status ?? status) === status,
  )
  const closed = signs.flatMap(sign => (sign.shows ? [re2(sign.shows)] : []))
  if (!areWritten(shows ?? []) || !areWritten(closed)) return undefined
  return {
    prober: 'http',
    timeout: '10s',
    http: {
      method: probe.method ?? 'GET',
      headers: { 'User-Agent': userAgent },
      valid_status_codes: [status],
      follow_redirects: false,
      body_size_limit: '256KB',
      ...(shows && { fail_if_body_not_matches_regexp: shows as string[] }),
      ...(closed.length > 0 && { fail_if_body_matches_regexp: closed }),
      fail_if_header_matches: [{ header: 'Cf-Mitigated', regexp: 'challenge', allow_missing: true }],
      preferred_ip_protocol: 'ip4',
      ip_protocol_fallback: true,
    },
  }
}

const areWritten = (patterns: readonly (string | undefined)[]): patterns is readonly string[] =>
  patterns.every(pattern => pattern !== undefined)
