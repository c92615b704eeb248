/** What is said of an instance: `warn` is doubtful or not for everybody, `unknown` is no evidence, never bad evidence. */
export const statuses = ['pass', 'warn', 'fail', 'unknown'] as const
export type Status = (typeof statuses)[number]

/** Why, from a closed list: the page has a sentence for each, in every language. */
export const reasons = [
  'ok',
  'dns',
  'connect',
  'tls',
  'timeout',
  'http-4xx',
  'http-5xx',
  'rate-limited',
  'redirect-offsite',
  'redirect-loop',
  'signature-missing',
  'other-product',
  'parked',
  'challenge',
  'login-required',
  'maintenance',
  'full',
  'opted-out',
  'not-probed',
  'prober',
] as const
export type Reason = (typeof reasons)[number]

/** How deep the evidence goes: nothing, a TLS server, a web server, this software, this software doing its work. */
export type Depth = 0 | 1 | 2 | 3 | 4

/** What one look at an instance found. */
export interface Verdict {
  status: Status
  reason: Reason
  depth: Depth
  /** Certain enough to count at once, without a second run: another product, a parked domain, a name that is gone. */
  certain?: true
}

/** A verdict with where and when, whoever looked: our own probe or somebody's monitor. One state machine takes them all. */
export interface Sample extends Verdict {
  /** The instance's id in the pool. */
  instance: string
  /** In milliseconds since 1970. */
  time: number
  /** From the request to the last byte judged, in milliseconds. */
  latency?: number
  /** When the certificate ends, in milliseconds since 1970. */
  certExpires?: number
}

/** What is known of one instance once several looks are weighed together, as health.json tells it. Times in milliseconds since 1970. */
export interface Health {
  status: Status
  reason: Reason
  /** When the status last changed; 0: never looked at. */
  since: number
  /** When it was last looked at; 0: never. */
  time: number
  lastPass?: number
  /** Good runs in a row, negative for bad ones. */
  streak: number
  depth: Depth
  /** Milliseconds over the last 24 hours, with the number of measures. */
  latency?: { p50: number; p95: number; n: number }
  /** Shares from 0 to 1 over 1, 7 and 30 days; `n7` checks in the last 7 days. */
  availability?: { d1?: number; d7?: number; d30?: number; n7: number }
  /** What selection multiplies the visitor's own preference with: declared capacity, availability, latency, slow start. */
  weight: number
  certExpires?: number
}
