import type { Reason, Verdict } from '../health/health.ts'
import { byStatus } from '../health/judge.ts'

// The words of Go's and Node's network errors, which all these monitors pass on.
const signs: readonly (readonly [RegExp, Reason])[] = [
  [/time[d ]?.?out|deadline exceeded|ETIMEDOUT|aborted/i, 'timeout'],
  [/no such host|ENOTFOUND|EAI_AGAIN|getaddrinfo|\bDNS\b|server misbehaving/i, 'dns'],
  [/x509|certificate|\bTLS\b|\bSSL\b/i, 'tls'],
  [/refused|unreachable|reset by peer|ECONN|EHOST|no route|socket hang up|\bEOF\b/i, 'connect'],
  [/keyword|signature|body/i, 'signature-missing'],
  [/maintenance/i, 'maintenance'],
]

/** Why something failed, as far as the words of its monitor tell; an HTTP status in them counts first. */
export function byWords(words: string): Verdict {
  const status = /\b(?:status(?: code)?|HTTP(?:\/\d(?:\.\d)?)?)\D{0,4}([345]\d\d)\b/i.exec(words)?.[1]
  if (status !== undefined) return byStatus(Number(status))
  const reason = signs.find(([sign]) => sign.test(words))?.[1] ?? 'reported'
  return { status: 'fail', reason, depth: reason === 'signature-missing' ? 2 : 0 }
}
