import type { Obstacle, Probe, Sign } from '../softwares/contract.ts'
import * as list from '../softwares/probes.ts'
import type { Depth, Verdict } from './health.ts'
import type { Answer, Reply } from './reply.ts'
import { isChallenge, isHollow, strangerAt, strangerIn, type Stranger } from './strangers.ts'

const probes: readonly Probe[] = Object.values(list)

const depths: Readonly<Record<Probe['evidence'], Depth>> = { shallow: 2, signature: 3, functional: 4 }

/**
 * What one look tells, by the adapter's own signs before any guess: who stands in front of the tool, whether it says
 * that it is closed, whether it shows itself; then what else is there. A tool that shows itself is never doubted.
 */
export function judge(probe: Probe, reply: Reply): Verdict {
  if (reply.kind === 'failure') return { status: 'fail', reason: reply.reason, depth: reply.depth }
  return (
    inFront(reply) ??
    shut(probe.closed ?? [], reply) ??
    (probe.evidence === 'shallow' ? foreign(probe, reply) : undefined) ??
    proven(probe, reply) ??
    foreign(probe, reply) ??
    elsewhere(reply) ??
    byStatus(reply.status)
  )
}

/** What the second look tells: why the tool is closed to some, or undefined where it says nothing of the kind. */
export const judgeGate = ({ gate }: Probe, reply: Reply): Verdict | undefined =>
  reply.kind === 'answer' && !inFront(reply) ? shut(gate?.closed ?? [], reply) : undefined

/** Where to go on after a redirect that means nothing by itself; undefined where the answer is to be judged as it is. */
export function nextStop(probe: Probe, answer: Answer): string | undefined {
  const { status, pointer, url } = answer
  if (probe.redirects !== 'same-host' || !isRedirect(status) || pointer === undefined) return
  const [here, there] = [new URL(url), new URL(pointer)]
  if (there.host !== here.host || (here.protocol === 'https:' && there.protocol !== 'https:')) return
  return strangerAt(pointer) || shut(probe.closed ?? [], answer) ? undefined : pointer
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

function inFront({ status, headers, body }: Answer): Verdict | undefined {
  // A header of Cloudflare's, on challenges alone: developers.cloudflare.com/cloudflare-challenges/.
  if (headers['cf-mitigated'] === 'challenge' || isChallenge(body))
    return { status: 'warn', reason: 'challenge', depth: 2 }
  if (status === 429) return byStatus(status)
}

function shut(signs: readonly Sign[], { status, pointer = '', body }: Answer): Verdict | undefined {
  const sign = signs.find(
    sign =>
      (sign.status ?? status) === status &&
      (sign.location?.test(pointer) ?? true) &&
      (sign.shows?.test(body) ?? true),
  )
  return sign && closed(sign.reason, 3)
}

/** Closed, by the word of the software (3) or by what stands there (2). */
const closed = (reason: Obstacle, depth: Depth): Verdict => ({
  status: 'fail',
  reason,
  depth,
  ...(reason === 'other-product' && { certain: true }),
})

function proven(probe: Probe, { status, body }: Answer): Verdict | undefined {
  const proofs = [{ status: 200, ...probe }, ...(probe.or ? [probe.or] : [])]
  const proof = proofs.find(proof => proof.status === status && (proof.shows?.test(body) ?? !isHollow(body)))
  return proof && { status: 'pass', reason: 'ok', depth: depths[proof.evidence] }
}

/** A page that is not the tool's. Where the server itself failed, only what it says of that counts. */
function foreign(probe: Probe, { status, body }: Answer): Verdict | undefined {
  if (isRedirect(status)) return
  const stranger = strangerIn(body)
  if (status >= 500) return stranger === 'maintenance' ? closed('maintenance', 2) : undefined
  if (isAnother(probe, body)) return closed('other-product', 2)
  return stranger && ofStranger(stranger)
}

function ofStranger(stranger: Stranger): Verdict {
  if (stranger === 'challenge') return { status: 'warn', reason: stranger, depth: 2 }
  if (stranger === 'parked') return { status: 'fail', reason: stranger, depth: 2, certain: true }
  return closed(stranger, 2)
}

const isAnother = (probe: Probe, body: string): boolean =>
  !probe.marks?.test(body) && probes.some(other => other.marks?.test(body))

function elsewhere({ status, pointer, url }: Answer): Verdict | undefined {
  if (!isRedirect(status) || pointer === undefined) return
  const stranger = strangerAt(pointer)
  if (stranger) return ofStranger(stranger)
  if (site(pointer) !== site(url)) return { status: 'fail', reason: 'redirect-offsite', depth: 2 }
}

const site = (address: string): string => new URL(address).host.replace(/^www\./, '')

/** What a status alone tells. A bare 403 may be meant for probes alone: that is doubt, not an outage. */
export function byStatus(status: number): Verdict {
  if (status === 429) return { status: 'warn', reason: 'rate-limited', depth: 2 }
  if (status === 403) return { status: 'warn', reason: 'http-4xx', depth: 2 }
  if (status === 401 || status === 407) return closed('login-required', 2)
  const reason = status >= 500 ? 'http-5xx' : status >= 400 ? 'http-4xx' : 'signature-missing'
  return { status: 'fail', reason, depth: 2 }
}
