import { Agent as PlainAgent, request as overHttp, type IncomingMessage } from 'node:http'
import { Agent as TlsAgent, request as overTls } from 'node:https'
import { reasonOf } from '../probe/exchange.ts'
import { turns } from '../probe/turns.ts'
import type { Answer, Failure, Reply } from './answer.ts'
import { unpack } from './unpack.ts'

/** How one address is asked. */
export interface How {
  method?: 'GET' | 'HEAD' | 'POST'
  accept?: string
  /** Brotli or gzip, as the server likes, unless it is said. */
  encoding?: 'gzip' | 'identity'
  /** A tag or a date that says what is known already. */
  known?: Readonly<Record<string, string>>
  body?: string
}

/** Times in milliseconds, sizes in bytes. */
export interface Limits {
  /** For one answer. */
  each: number
  /** For all of them. */
  all: number
  /** Of a body, unpacked. */
  body: number
  /** How many requests at once. */
  together: number
  /** How many may remain without an answer before nothing more is asked. */
  silent: number
}

export const limits: Limits = { each: 10_000, all: 60_000, body: 4 * 2 ** 20, together: 4, silent: 3 }

export interface Asker {
  ask: (url: string, how?: How) => Promise<Reply>
  /** How many requests were made so far. */
  asked: () => number
  close: () => void
}

/** Who asks a portal, politely: few requests at once, none beyond the time for all, and none where nobody answers. */
export function asker(userAgent: string, limits: Limits, ca?: string): Asker {
  const whole = AbortSignal.timeout(limits.all)
  const inTurn = turns(limits.together)
  const kept = { keepAlive: true, maxSockets: limits.together, ...(ca !== undefined && { ca }) }
  const agents = { 'http:': new PlainAgent(kept), 'https:': new TlsAgent(kept) }
  let asked = 0
  let silent = 0

  async function one(url: string, how: How): Promise<Reply> {
    const method = how.method ?? 'GET'
    if (whole.aborted || silent >= limits.silent) return { kind: 'failure', method, url, ...unasked }
    asked += 1
    const signal = AbortSignal.any([whole, AbortSignal.timeout(limits.each)])
    const agent = agents[url.startsWith('https:') ? 'https:' : 'http:']
    const reply = await converse(url, how, { userAgent, agent, signal, most: limits.body }).catch(error =>
      failure(url, method, error, signal.aborted),
    )
    if (reply.kind === 'failure' && reply.reason === 'timeout') silent += 1
    return reply
  }

  return {
    ask: (url, how = {}) => inTurn(() => one(url, how)),
    asked: () => asked,
    close: () => Object.values(agents).forEach(agent => agent.destroy()),
  }
}

const unasked = { reason: 'unasked', detail: 'others had no answer' } as const

interface Line {
  userAgent: string
  agent: PlainAgent | TlsAgent
  signal: AbortSignal
  most: number
}

async function converse(url: string, how: How, line: Line): Promise<Answer> {
  const response = await answered(url, how, line)
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > line.most) break
    parts.push(part)
  }
  const headers = response.headersDistinct as Answer['headers']
  const packed = Buffer.concat(parts)
  const cut = size > line.most ? { body: packed, flaw: `it is larger than ${line.most} bytes` } : undefined
  const encoding = headers['content-encoding']?.join(', ') ?? ''
  return {
    kind: 'answer',
    ...{ method: how.method ?? 'GET', url, status: response.statusCode ?? 0, headers, travelled: size },
    ...(cut ?? unpack(packed, encoding, line.most)),
    time: Date.now(),
  }
}

/** A line that was kept open may have been closed by the other end meanwhile: then it is asked once more. */
const answered = (url: string, how: How, line: Line, again = true): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', accept = '*/*', encoding = 'br, gzip', known = {}, body } = how
    const headers = { 'user-agent': line.userAgent, accept, 'accept-encoding': encoding, ...known }
    const make = url.startsWith('https:') ? overTls : overHttp
    const request = make(url, { method, headers, agent: line.agent, signal: line.signal })
    request.on('response', resolve)
    request.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = again && request.reusedSocket && error.code === 'ECONNRESET'
      if (isStale) answered(url, how, line, false).then(resolve, reject)
      else reject(error)
    })
    request.on('upgrade', (_response, socket) => {
      socket.destroy()
      reject(new Error('it changes to another protocol'))
    })
    request.end(body)
  })

function failure(url: string, method: string, error: unknown, late: boolean): Failure {
  const { code = '', message }: NodeJS.ErrnoException =
    error instanceof Error ? error : new Error(String(error))
  const reason = late ? 'timeout' : reasonOf(code)
  return { kind: 'failure', method, url, reason, detail: message || code }
}
