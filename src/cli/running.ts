import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname } from 'node:path'

/** A server of somebody else's, on loopback. */
export interface Running {
  url: string
  stop: () => Promise<void>
}

/** Starts a program that is to listen at this port of loopback, as nobody if need not be root, and waits until it does. */
export async function started(
  command: readonly string[],
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<Running> {
  const [path = '', ...args] = command
  const child = spawn(path, args, {
    ...{ env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
    ...nobody(path),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()))
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; !(await answers(url)); tries++) {
    if (child.exitCode !== null || tries > 400)
      throw new Error(`${command.join(' ')} does not listen: ${said}`)
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  return { url, stop: () => ended(child) }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { redirect: 'manual' })
    .then(response => response.arrayBuffer())
    .then(
      () => true,
      () => false,
    )

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

/** Whom root becomes, where others may read the folders on the way to this path. */
export function nobody(path: string): { uid?: number; gid?: number } {
  const parents: string[] = []
  for (let at = path; at !== dirname(at); at = dirname(at)) parents.push(at)
  const isOpen = parents.every(each => (statSync(each).mode & 0o005) === 0o005)
  return process.getuid?.() === 0 && isOpen ? { uid: 65534, gid: 65534 } : {}
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}
