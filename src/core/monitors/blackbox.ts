import { strangers } from '../health/strangers.ts'
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

/** What several probes look for, as a configuration; those that cannot be written for Go are named apart. */
export function blackboxModules(probes: Readonly<Record<string, Probe>>, userAgent: string) {
  const entries = Object.entries(probes)
  const marksBut = (own: Probe) => entries.flatMap(([, probe]) => (probe !== own && probe.marks) || [])
  const written = entries.map(
    ([id, probe]) => [id, blackboxModule(probe, marksBut(probe), userAgent)] as const,
  )
  return {
    modules: Object.fromEntries(written.flatMap(([id, module]) => (module ? [[id, module]] : []))),
    unwritten: written.flatMap(([id, module]) => (module ? [] : [id])),
  }
}

/**
 * What a probe looks for, for blackbox_exporter to look for: the same request, statuses and signs. Redirects are not
 * followed, for it cannot be told to stay with the host, and a second look (`gate`) is beyond it: there our own probe
 * sees more.
 */
function blackboxModule(probe: Probe, marks: readonly RegExp[], userAgent: string): Module | undefined {
  const proofs = [{ status: 200, ...probe }, ...(probe.or ? [probe.or] : [])]
  const shown = proofs.flatMap(({ shows }) => shows ?? []).map(re2)
  const refused = [...closedSigns(probe), ...(probe.shows ? [] : [...strangers, ...marks])].map(re2)
  if (!areWritten(shown) || !areWritten(refused)) return undefined
  return {
    prober: 'http',
    timeout: '10s',
    http: {
      method: probe.method ?? 'GET',
      headers: { 'User-Agent': userAgent },
      valid_status_codes: proofs.map(({ status }) => status),
      follow_redirects: false,
      body_size_limit: '256KB',
      // Its list must all match, and one of ours.
      ...(shown.length > 0 && {
        fail_if_body_not_matches_regexp: [shown.map(each => `(?:${each})`).join('|')],
      }),
      ...(refused.length > 0 && { fail_if_body_matches_regexp: refused }),
      fail_if_header_matches: [{ header: 'Cf-Mitigated', regexp: 'challenge', allow_missing: true }],
      preferred_ip_protocol: 'ip4',
      ip_protocol_fallback: true,
    },
  }
}

/** The signs that need no other status and no redirect: those fail by their status already. */
const closedSigns = ({ closed = [], status = 200 }: Probe): RegExp[] =>
  closed.flatMap(
    sign => (sign.location === undefined && (sign.status ?? status) === status && sign.shows) || [],
  )

const areWritten = (patterns: readonly (string | undefined)[]): patterns is readonly string[] =>
  patterns.every(pattern => pattern !== undefined)
