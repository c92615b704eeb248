import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { thisMachine } from './debian.ts'
import { describedSite } from './describe.ts'
import { listening } from './serve.ts'
import { portalServer } from './server.ts'
import { nobody } from './running.ts'
import { startServer } from './starting.ts'
import { table } from './table.ts'
import { webServers, type Unpacked } from './webservers.ts'

/** What is asked for, and with what a browser that was there before says. */
const scenes = {
  'a home page': { path: 'fr/' },
  'the same, known': { path: 'fr/', known: true },
  'the application': { path: 'app' },
  'health.json': { path: 'health.json' },
  'health.json, known': { path: 'health.json', known: true },
  'sw.js, known': { path: 'sw.js', known: true },
  'nothing there': { path: 'gone' },
} as const

const seconds = 3

/** Asks the reference server and nginx as fast as they answer, on loopback, a few seconds each. */
export async function load(): Promise<number> {
  const found = await webServers(await thisMachine())
  const portal = await describedSite('dist')
  if (!found || !portal) {
    console.error('It needs a site in dist/ and, on Debian, the packages nginx and wrk.')
    return 1
  }
  const folder = await mkdtemp(join(tmpdir(), 'entraide-'))
  const { uid = 0, gid = 0 } = nobody(found.paths.nginx)
  await promisify(execFile)('chown', [`${uid}:${gid}`, folder]).catch(() => chmod(folder, 0o777))
  const setup = { ...portal, base: '/', site: resolve('dist'), renewal: 'load', brotli: true }
  const reference = portalServer('dist')
  const nginx = await startServer('nginx', found, folder, setup)
  try {
    const urls = { reference: await listening(reference), nginx: `${nginx.url}/` }
    console.log(
      `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)} before; wrk beside it`,
    )
    const rows: (string | number)[][] = [
      ['', 'server', 'answers/s', 'median', '99 %', 'bytes', 'not 2xx or 3xx'],
    ]
    for (const [name, scene] of Object.entries(scenes))
      for (const [server, url] of Object.entries(urls))
        rows.push([name, server, ...(await measured(url, scene, found, folder))])
    console.log(table(rows))
    return 0
  } finally {
    await nginx.stop()
    reference.close()
    reference.closeAllConnections()
    await rm(folder, { recursive: true })
  }
}

async function measured(
  url: string,
  scene: { path: string; known?: boolean },
  { paths, env }: Unpacked,
  folder: string,
): Promise<(string | number)[]> {
  const page = new URL('fr/', url)
  const app = /assets\/index-[\w-]+\.js/.exec(await (await fetch(page)).text())?.[0] ?? ''
  const address = new URL(scene.path === 'app' ? app : scene.path, url)
  const headers: Record<string, string> = { 'Accept-Encoding': 'gzip, deflate, br', Accept: 'text/html,*/*' }
  const first = await fetch(address, { headers })
  const tag = first.headers.get('etag')
  if (scene.known && tag !== null) headers['If-None-Match'] = tag
  const lines = Object.entries(headers).map(([name, value]) => `wrk.headers[${lua(name)}] = ${lua(value)}`)
  const script = join(folder, 'asking.lua')
  await writeFile(script, `${lines.join('\n')}\n`)
  const args = ['-t1', '-c32', `-d${seconds}s`, '--latency', '-s', script, address.href]
  const { stdout } = await promisify(execFile)(paths.wrk, args, { env: { ...process.env, ...env } })
  return readWrk(stdout)
}

const lua = (text: string): string => JSON.stringify(text)

/** What wrk prints, as a row: answers per second, latencies, bytes of an answer with its headers, refusals. */
export function readWrk(text: string): (string | number)[] {
  const value = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '?'
  const answers = Number(value(/(\d+) requests in/))
  const [, amount = '0', unit = 'B'] = /([\d.]+)(\w+) read/.exec(text) ?? []
  const factor = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 }[unit] ?? Number.NaN
  return [
    Math.round(Number(value(/Requests\/sec: +([\d.]+)/))),
    value(/50% +(\S+)/),
    value(/99% +(\S+)/),
    Math.round((Number(amount) * factor) / answers),
    Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0),
  ]
}
