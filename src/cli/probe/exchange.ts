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
  /** Of a body, as it travels and once it is decompressed. */
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
  const { limits } = manner
  const patience = new AbortController()
  const giveUp = () => {
    progress.late = true
    patience.abort()
  }
  const timers = [setTimeout(giveUp, limits.total), setTimeout(giveUp, limits.connect)]
  const late = once(patience.signal, 'abort').then(() => Promise.reject(new Error('It took too long.')))
  try {
    // Whatever a host or a name server keeps us waiting with, the time is up when it is up.
    return await Promise.race([
      talk(url, method, manner, progress, patience.signal, () => clearTimeout(timers[1])),
      late,
    ])
  } finally {
    for (const timer of timers) clearTimeout(timer)
    patience.abort()
  }
}

async function talk(
  url: string,
  method: string,
  manner: Manner,
  progress: Progress,
  signal: AbortSignal,
  connected: () => void,
): Promise<Answer> {
  const addresses = await addressesOf(new URL(url).hostname, manner.reach)
  // A name lookup cannot be stopped: what comes of it too late is not used.
  signal.throwIfAborted()
  const outgoing = send(url, method, manner, addresses, signal)
  watch(outgoing, progress, connected)
  const response = await answered(outgoing.end(), manner.limits.headers)
  progress.depth = 2
  return answer(url, response, await readBody(response, manner.limits.body))
}

/** The answer. Throws where the line ends, or is to speak something else, before there is one. */
const answered = (outgoing: ClientRequest, most: number): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    outgoing.on('response', resolve).on('error', reject)
    outgoing.on('close', () => reject(new Error('The line was closed without an answer.')))
    outgoing.on('upgrade', (_response, socket) => {
      socket.destroy()
      reject(new Error('It changes to another protocol, which nobody asked for.'))
    })
    // Promises of an answer, such as 103, may come without end.
    outgoing.on('information', () => {
      if ((outgoing.socket?.bytesRead ?? 0) > most)
        outgoing.destroy(new Error('It only announces an answer.'))
    })
  })

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

/** What went wrong, by Node's name for it. */
export function reasonOf(code: string): 'dns' | 'tls' | 'connect' {
  if (/^(?:ENOTFOUND|ENODATA|ENOTPUBLIC|EAI_\w+)$/.test(code)) return 'dns'
  return tls.test(code) ? 'tls' : 'connect'
}
