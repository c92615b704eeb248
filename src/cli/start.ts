import { spawn, type ChildProcess } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { builtMark } from './assembly.ts'
import { build } from './build.ts'
import { refusedArguments, serve } from './serve.ts'

const sources = ['src', 'config', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

/**
 * Serves the portal as its sources are now: builds it first where something has changed since the last build. Beside
 * the server, the hosts are looked at every five minutes.
 */
export async function start(args: string[]): Promise<number> {
  const others = args.filter(arg => arg !== '--no-probe')
  const refused = refusedArguments(others)
  if (refused !== undefined) {
    console.error(refused)
    return 2
  }
  if (await isStale('.')) {
    const code = await build()
    if (code !== 0) return code
  }
  const prober = others.length < args.length ? undefined : probeBeside(['--every', '5m'])
  return serve(others).finally(() => prober?.kill())
}

/** A process of its own, so that nothing in it can hold or end the server. It speaks only of what is wrong. */
export function probeBeside(args: readonly string[]): ChildProcess {
  const main = join(import.meta.dirname, 'main.ts')
  const child = spawn(process.execPath, [main, 'probe', ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  child.stdout?.on('data', (text: Buffer) => process.stderr.write(text))
  child.stderr?.on('data', (text: Buffer) => process.stderr.write(text))
  child.on('error', error => console.error(`The hosts are not looked at: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (signal === null) console.error(`The hosts are no longer looked at: the probe ended with ${code}.`)
  })
  return child
}

/** Whether the site in dist/ is missing, or a source has changed since its build began. */
export async function isStale(root: string): Promise<boolean> {
  const built = await readFile(join(root, 'dist', builtMark), 'utf8').catch(() => '')
  const changes = await Promise.all(sources.map(source => lastChange(join(root, source))))
  return !(Math.max(...changes) < Date.parse(built))
}

/** In milliseconds, 0 for what is not there. A folder changes when something in it appears or goes. */
async function lastChange(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  const entries = await readdir(path)
  const changes = await Promise.all(entries.map(entry => lastChange(join(path, entry))))
  return Math.max(found.mtimeMs, ...changes)
}
