import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createRawServer, type Server as RawServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Manner } from '../../../src/cli/probe/exchange.ts'
import { cert, key } from './certificate.ts'

/** A way to ask this machine's own names, impatiently. */
export const manner: Manner = {
  userAgent: 'Entraide-probe/0.0.0 (+https://portal.example/)',
  reach: { resolve: () => Promise.reject(new Error('No test looks a name up.')), loopback: true },
  limits: { connect: 500, total: 800, headers: 16_384, body: 262_144 },
}

/** Serves on a free port of this machine until the test is over; gives the port. */
export async function serving(server: Server | RawServer): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

export const host = async (answer: RequestListener): Promise<string> =>
  `http://host.localhost:${await serving(createServer(answer))}/`

export const tlsHost = async (answer: RequestListener): Promise<string> =>
  `https://tls.localhost:${await serving(createTlsServer({ cert, key }, answer))}/`

/** A server that speaks no HTTP but what the test makes it say. */
export async function rawHost(speak: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createRawServer(socket => {
    sockets.add(socket.on('error', () => undefined))
    speak(socket)
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
  })
  return `http://raw.localhost:${await serving(server)}/`
}
