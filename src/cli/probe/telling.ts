import { inWords, type Objection } from '../../core/health/guard.ts'
import type { Exchange } from './exchange.ts'
import type { Look } from './look.ts'
import { silentHosts } from './round.ts'
import type { Outcome } from './run.ts'
import type { Witness } from './witness.ts'

/** What went wrong with a run, one line for each, for whoever reads cron's mail. Empty where it is fine. */
export function complaints({
  notes,
  objections,
  trouble,
  witness,
}: Pick<Outcome, 'notes' | 'objections' | 'trouble' | 'witness'>): string {
  const lines = [
    ...(trouble ? [`${trouble.problem}\n    tip: ${trouble.tip}`] : []),
    ...notes.flatMap(note =>
      note === 'prober-blind' && witness ? unwitnessed(witness) : (doubtful[note] ?? []),
    ),
    ...objections.map((objection: Objection) => `Nothing was published: ${inWords(objection)}.`),
  ]
  return lines.map(line => `${line}\n`).join('')
}

const doubtful: Readonly<Record<string, string>> = {
  'prober-blind':
    'No host at all could be reached: this machine seems to be cut off. What was known is kept.',
  'monitor-silent': 'The monitoring knows nothing new of anybody. What was known is kept.',
  'mass-failure': 'Most of what worked fails at once: that looks like our own fault. What was known is kept.',
  'canary-failed':
    'A canary of config/portal.yml does not answer: that looks like our own fault. What was known is kept.',
}

/** Why a run of few hosts is not believed. */
const unwitnessed = ({ asked }: Witness): string =>
  asked.length > 0
    ? `Nobody was reached, nor ${asked.length === 1 ? 'another host' : 'two other hosts'} of the pool, asked to be sure: this machine seems to be cut off. What was known is kept.`
    : 'Nobody was reached, and the pool has no other host to ask whether this machine is cut off. What was known is kept.\n' +
      '    tip: name a page that surely works below "probe" in config/portal.yml, as a canary'

/** What a run found, in one line and one for each change. */
export function summary(file: string, { written, changed, witness }: Outcome): string {
  const { pass, warn, fail, unknown } = written.counts
  const lines = changed.map(id => {
    const { status, reason } = written.instances[id] ?? { status: 'unknown', reason: 'not-probed' }
    return `  ${id}: ${status}${reason === 'ok' ? '' : `, ${reason}`}\n`
  })
  const told = witness?.reached
    ? `  Nobody was reached but ${witness.reached}, asked to be sure: this machine is not cut off.\n`
    : ''
  return `${file}: ${pass} pass, ${warn} warn, ${fail} fail, ${unknown} unknown\n${lines.join('')}${told}`
}

/** The same for programs. */
export function asJson({ written, notes, objections, changed, looks, witness }: Outcome): string {
  const { status, time, counts } = written
  const seen = looks.map(({ instance, verdict, latency, exchanges }) => ({
    ...{ instance: instance.id, ...verdict, requests: exchanges.length },
    ...(latency !== undefined && { latency }),
  }))
  const published = objections.length === 0
  return `${JSON.stringify({ published, status, time, counts, notes, objections, changed, seen, witness })}\n`
}

/** What was asked of an instance, what it answered and what we make of it: to be sent to its host as it is. */
export function explanation(look: Look, userAgent: string): string {
  const { instance, verdict, exchanges, time } = look
  const lines = [
    `${instance.id} (${instance.url})`,
    `looked at on ${new Date(time).toISOString()}`,
    `as "${userAgent}"`,
    '',
    ...exchanges.flatMap(told),
    `Concluded: ${verdict.status}, ${verdict.reason}. ${meanings[verdict.reason]}`,
    `Proven: ${depths[verdict.depth]}.`,
    ...(silentHosts([look]).size > 0
      ? ['It was not reached, and nobody else was asked: a machine that is cut off finds the same.']
      : []),
    ...(verdict.certain ? ['This counts at once.'] : []),
    ...(verdict.status === 'fail' && !verdict.certain ? ['It counts when the next run finds the same.'] : []),
    '',
    'To be left alone, put this into robots.txt, or write to the address above:',
    '  User-agent: Entraide-probe',
    '  Disallow: /',
  ]
  return `${lines.join('\n')}\n`
}

function told({ method, url, reply, took }: Exchange): string[] {
  const asked = `${method} ${url}`
  if (reply.kind === 'failure') return [asked, `  ${reply.reason}: ${reply.detail} (${took} ms)`, '']
  const { status, pointer, body } = reply
  const type = reply.headers['content-type'] ?? 'no content type'
  const start = printable(body)
  return [
    asked,
    `  answered ${status}, ${type}, ${body.length} characters (${took} ms)`,
    ...(pointer === undefined ? [] : [`  pointing to ${printable(pointer)}`]),
    ...(start === '' ? [] : [`  beginning with: ${start}`]),
    '',
  ]
}

/** The start of what a host sent, without what would command the terminal. */
const printable = (text: string): string =>
  text
    .slice(0, 400)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 160)

const depths = ['nothing', 'a TLS server', 'a web server', 'this software', 'this software, doing its work']

const meanings: Readonly<Record<Look['verdict']['reason'], string>> = {
  ok: 'It shows what this software shows when it works.',
  dns: 'Its name leads to no public address.',
  connect: 'It cannot be connected to, or the connection broke off.',
  tls: 'Its certificate or its TLS is refused.',
  timeout: 'It did not answer in time.',
  'http-4xx': 'It refuses the request.',
  'http-5xx': 'It says that it is broken.',
  'rate-limited': 'It says that we ask too often.',
  'redirect-offsite': 'It sends visitors to another host.',
  'redirect-loop': 'Its redirects do not end.',
  'signature-missing': 'It answers, and does not show what this software shows.',
  'other-product': 'Something else is at this address.',
  parked: 'The name is parked or for sale.',
  challenge: 'It asks first whether there is a person, so nothing is known of what is behind.',
  'login-required': 'It asks for an account.',
  maintenance: 'It says that it is in maintenance.',
  full: 'It says that it takes nothing new.',
  'opted-out': 'Its robots.txt asks us not to look.',
  'not-probed': 'Nobody has looked yet.',
  prober: 'We could not look.',
  reported: 'A monitor says so, and does not say why.',
}
