import { once } from 'node:events'
import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as overTls } from 'node:https'
import type { LookupAddress } from 'node:dns'
import { TLSSocket } from 'node:tls'
import type { Depth } from '../../core/health/health.ts'
import type { Answer, Failure, Reply } from '../../core/health/reply.ts'
import { readBody } from './body.ts'
import { addressesOf, guarded, type Reach } from './reach.ts'

/** How a request is made. Times in milliseconds, sizes in bytes. */
export interface Manner {
  userAgent: string
  reach: Reach
  limits: Limits
  /** Further certificates to trust: for tests. */
  ca?: string
}

export interface Limits {
  /** Until the connection stands, its TLS included. */
  connect: number
  /** For everything. */
  total: number
  headers: number
  /** Of a body once it is decompressed. */
  body: number
}

export const limits: Limits = { connect: 6_000, total: 10_000, headers: 16_384, body: 262_144 }

/** One request, and all that came of it. */
export interface Exchange {
  method: string
  url: string
  reply: Reply
  /** In milliseconds, name lookup included. */
  took: number
  certExpires?: number
}

interface Progress {
  depth: Depth
  late: boolean
  certExpires?: number
}

/** Makes one request and follows nothing. Whatever happens is a reply. */
export async function exchange(url: string, method: string, manner: Manner): Promise<Exchange> {
  const begun = performance.now()
  const progress: Progress = { depth: 0, late: false }
  const reply = await converse(url, method, manner, progress).catch(error => failure(error, progress))
  const { certExpires } = progress
  return {
    ...{ method, url, reply },
    took: Math.round(performance.now() - begun),
    ...(certExpires !== undefined && { certExpires }),
  }
}

async function converse(url: string, method: string, manner: Manner, progress: Progress): Promise<Answer> {
  const { limits, reach } = manner
  const patience = new AbortController()
  const giveUp = () => {
    progress.late = true
    patience.abort()
  }
  const timers = [setTimeout(giveUp, limits.total), setTimeout(giveUp, limits.connect)]
  try {
    const addresses = await before(patience.signal, addressesOf(new URL(url).hostname, reach))
    const outgoing = send(url, method, manner, addresses, patience.signal)
    watch(outgoing, progress, () => clearTimeout(timers[1]))
    const [response]: IncomingMessage[] = await once(outgoing.end(), 'response')
    if (!response) throw new Error('No answer came.')
    progress.depth = 2
    const body = await readBody(response, limits.body)
    return answer(url, response, body)
  } finally {
    for (const timer of timers) clearTimeout(timer)
    patience.abort()
  }
}

/** A name lookup cannot be stopped, only no longer be waited for. */
const before = <T>(signal: AbortSignal, promise: Promise<T>): Promise<T> =>
  Promise.race([
    promise,
    once(signal, 'abort').then(() => Promise.reject(new Error('The lookup took too long.'))),
  ])

function send(
  url: string,
  method: string,
  { userAgent, limits, ca }: Manner,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): ClientRequest {
  const request = url.startsWith('https:') ? overTls : overHttp
  return request(url, {
    ...{ method, signal, agent: false, maxHeaderSize: limits.headers },
    lookup: guarded(addresses),
    headers: { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'gzip, br' },
    ...(ca !== undefined && { ca }),
  })
}

/** Notes how far it comes. */
function watch(outgoing: ClientRequest, progress: Progress, connected: () => void): void {
  const arrived = () => {
    progress.depth = 1
    connected()
  }
  outgoing.on('socket', socket => {
    if (!(socket instanceof TLSSocket)) return socket.once('connect', arrived)
    return socket.once('secureConnect', () => {
      const ends = Date.parse(socket.getPeerCertificate().valid_to)
      if (!Number.isNaN(ends)) progress.certExpires = ends
      arrived()
    })
  })
  // What comes after the answer was read, or after we left, is of no interest; before that, `once` tells it.
  outgoing.on('error', () => undefined)
}

function answer(url: string, response: IncomingMessage, body: string): Answer {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
  )
  const location = URL.parse(headers['location'] ?? '', url)
  const goesOn = headers['location'] !== undefined && location !== null
  return {
    ...{ kind: 'answer', status: response.statusCode ?? 0, headers, body, url },
    ...(goesOn && { pointer: location.href }),
  }
}

function failure(error: unknown, { depth, late }: Progress): Failure {
  const { code = '', message }: NodeJS.ErrnoException =
    error instanceof Error ? error : new Error(String(error))
  const reason = late ? 'timeout' : reasonOf(code)
  return { kind: 'failure', reason, depth, detail: late ? 'no answer in time' : message || code }
}

// Node passes on OpenSSL's names for what is wrong with a certificate: docs.openssl.org X509_STORE_CTX_get_error.
const tls = /^(?:ERR_TLS_|ERR_SSL_|EPROTO$)|CERT|SIGNATURE|_CRL_|HOSTNAME|ISSUER/

function reasonOf(code: string): Failure['reason'] {
  if (/^(?:ENOTFOUND|ENODATA|ENOTPUBLIC|EAI_\w+)$/.test(code)) return 'dns'
  return tls.test(code) ? 'tls' : 'connect'
}
