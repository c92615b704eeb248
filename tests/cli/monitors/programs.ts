import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { vi } from 'vitest'
import { present, thisMachine, unpackFromDebian } from '../../../src/cli/debian.ts'
import { freePort } from '../../../src/cli/running.ts'

const packages = ['prometheus', 'prometheus-blackbox-exporter'] as const
const folder = join(import.meta.dirname, '../../../.cache/debian')
const unpacked = (name: string) => join(folder, 'usr/bin', name)

/** Where the two programs are, brought from Debian if need be; undefined where they cannot be had. */
export async function programs(): Promise<{ prometheus: string; exporter: string } | undefined> {
  const machine = await thisMachine()
  const find = () => Promise.all(packages.map(name => present(machine, [name], [unpacked(name)])))
  if ((await find()).includes(undefined)) await unpackFromDebian(machine, packages, folder)
  const [prometheus, exporter] = await find()
  return prometheus === undefined || exporter === undefined ? undefined : { prometheus, exporter }
}

/** A program of ours, listening on loopback. */
export interface Running {
  address: string
  stop: () => Promise<void>
}

/** Starts one of them on a free port of loopback, and waits until it says that it is well. */
export async function started(path: string, args: readonly string[]): Promise<Running> {
  const address = `127.0.0.1:${await freePort()}`
  const child = spawn(path, [...args, `--web.listen-address=${address}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const well = async () => {
    if (child.exitCode !== null) throw new Error(`${path} ended: ${said}`)
    const response = await fetch(`http://${address}/-/healthy`)
    if (!response.ok) throw new Error(`${path} is not well: ${response.status}`)
  }
  await vi.waitFor(well, { timeout: 10_000, interval: 50 })
  return { address, stop: () => ended(child) }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}
