import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { describedSite } from './describe.ts'
import { builtHeadersFile } from './headers.ts'
import { typed } from './program.ts'
import { portalServer } from './server.ts'

/** Serves a built site until it is told to stop. */
export async function serve(args: string[]): Promise<number> {
  const values = readArguments(args)
  const port = readPort(values.port)
  if (port === undefined) {
    console.error(noPort(values.port))
    return 2
  }
  if (!existsSync(join(values.dir, builtHeadersFile))) {
    console.error(`There is no built site in ${resolve(values.dir)}: run "${typed('build')}" first.`)
    return 1
  }
  const base = values.base ?? (await describedSite(values.dir))?.base ?? '/'
  if (!/^\/(.*\/)?$/.test(base)) {
    console.error(`"${base}" is no path of a folder: it begins and ends with a slash, such as /entraide/.`)
    return 2
  }
  const server = portalServer(values.dir, base)
  try {
    console.log(`Entraide is at ${new URL(base, await listening(server, port, values.host)).href}`)
  } catch (error) {
    console.error(refusal(error, port, values.host))
    return 1
  }
  stopOnSignal(server)
  await once(server, 'close')
  return 0
}

/** Why it cannot be served so. What parseArgs throws is the caller's to tell. */
export function refusedArguments(args: string[]): string | undefined {
  const { port } = readArguments(args)
  return readPort(port) === undefined ? noPort(port) : undefined
}

function readArguments(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4173' },
      host: { type: 'string', default: '127.0.0.1' },
      dir: { type: 'string', default: 'dist' },
      base: { type: 'string' },
    },
  })
  return values
}

const noPort = (text: string) => `"${text}" is not a port: give a whole number from 0 to 65535.`

function readPort(text: string): number | undefined {
  const port = Number(text)
  return /^\d+$/.test(text) && port <= 65535 ? port : undefined
}

/** Starts to listen, on any free port unless one is given. Gives the address as one types it into a browser. */
export async function listening(server: Server, port = 0, host = '127.0.0.1'): Promise<string> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port.')
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}/`
}

function refusal(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${host} is taken: choose another with --port, or any free one with --port 0.`
  if (code === 'EACCES') return `This user may not listen on port ${port}: choose one above 1023 with --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address "${host}".`
  throw error
}

/** Answers under way get a moment to end. */
function stopOnSignal(server: Server): void {
  const stop = () => {
    server.close()
    setTimeout(() => server.closeAllConnections(), 1000).unref()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
}
