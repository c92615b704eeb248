import {
  createServer,
  request,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { listening } from '../../src/cli/serve.ts'

/** An answer on its way through. */
export interface Passed {
  path: string
  method: string
  status: number
  headers: (readonly [string, string])[]
  body: Buffer
}

/** What a proxy does with answers; nothing: it never answers. */
export type Meddle = (passed: Passed) => Passed | undefined

export interface Proxy {
  url: string
  /** What it does from now on. */
  does: (meddle: Meddle) => void
  close: () => Promise<void>
}

/** A server in front of the portal that changes what passes. */
export async function proxyTo(portal: string, tls?: { cert: string; key: string }): Promise<Proxy> {
  let meddle: Meddle = passed => passed
  const listener: RequestListener = (incoming, outgoing) => {
    pass(portal, incoming)
      .then(passed => answer(outgoing, meddle(passed)))
      .catch(() => outgoing.destroy())
  }
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  return {
    url: (await listening(server)).replace('http://127.0.0.1', tls ? 'https://localhost' : '$&'),
    does: next => {
      meddle = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    },
  }
}

const pass = (portal: string, incoming: IncomingMessage): Promise<Passed> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', url = '/', headers } = incoming
    const outgoing = request(new URL(url, portal), { method, headers, agent: false }, answer => {
      const { statusCode: status = 0, rawHeaders } = answer
      const named = rawHeaders.flatMap((name, place) =>
        place % 2 === 0 ? [[name, rawHeaders[place + 1] ?? ''] as const] : [],
      )
      const own = named.filter(
        ([name]) => !/^(connection|keep-alive|transfer-encoding|content-length|date)$/i.test(name),
      )
      buffer(answer).then(body => resolve({ path: url, method, status, headers: own, body }), reject)
    })
    incoming.pipe(outgoing.on('error', reject))
  })

function answer(outgoing: ServerResponse, passed: Passed | undefined): void {
  if (!passed) return
  outgoing.writeHead(passed.status, passed.headers.flat())
  outgoing.end(passed.body)
}

export const without =
  (name: RegExp): Meddle =>
  passed => ({ ...passed, headers: passed.headers.filter(([each]) => !name.test(each)) })

export const adding =
  (name: string, value: string): Meddle =>
  passed => ({ ...passed, headers: [...passed.headers, [name, value]] })

export const instead =
  (name: string, value: string): Meddle =>
  passed =>
    adding(name, value)(without(new RegExp(`^${name}$`, 'i'))(passed) ?? passed)

/** Does it to those at some paths. */
export const at =
  (path: RegExp, meddle: Meddle): Meddle =>
  passed =>
    path.test(passed.path) ? meddle(passed) : passed

export const isHtml = ({ headers }: Passed): boolean =>
  headers.some(([name, value]) => /^content-type$/i.test(name) && value.startsWith('text/html'))

/** Unpacked, so that it can be read and changed. */
export function unpacked(passed: Passed): Passed {
  const encoding = passed.headers.find(([name]) => /^content-encoding$/i.test(name))?.[1]
  const unpack = encoding === 'br' ? brotliDecompressSync : encoding === 'gzip' ? gunzipSync : undefined
  const bare = without(/^content-encoding$/i)(passed) ?? passed
  return unpack && passed.body.length > 0 ? { ...bare, body: unpack(passed.body) } : bare
}
