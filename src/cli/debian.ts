import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { run } from './child.mjs'

/** What finding a program, or bringing it, asks of this machine. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>
  root: boolean
  /** The text of /etc/os-release, empty where there is none. */
  system: string
  /** Whether this file starts: on Ubuntu, `chromium-browser` may be a note that asks for a snap. */
  starts: (path: string) => Promise<boolean>
  run: (command: string, args: readonly string[], env?: Record<string, string>) => Promise<number>
}

/** Whether packages come by apt-get here. */
export const isDebianLike = ({ system }: Machine): boolean => /^ID(_LIKE)?=.*debian/m.test(system)

/** The path of the first of these programs that starts, names before folders. */
export async function present(
  { env, starts }: Machine,
  names: readonly string[],
  elsewhere: readonly string[] = [],
): Promise<string | undefined> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const candidates = [...names.flatMap(name => folders.map(folder => join(folder, name))), ...elsewhere]
  for (const path of candidates) if (await starts(path)) return path
  return undefined
}

/** Whoever names a program wants that one: no other is tried in its place. `named` says where they did. */
export async function startable(
  { starts }: Machine,
  path: string,
  named: string,
): Promise<string | undefined> {
  if (await starts(path)) return path
  console.error(`${named} says ${path}, which does not start.`)
  return undefined
}

/** Installs Debian's packages where that is possible, with nothing they only recommend. `what` is said before it. */
export async function bringFromDebian(
  machine: Machine,
  packages: readonly string[],
  what: string,
): Promise<void> {
  if (!machine.root || !isDebianLike(machine)) return
  console.error(what)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  if ((await machine.run('apt-get', ['update'], env)) !== 0) return
  await machine.run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], env)
}

// `$0` is the folder.
const unpacking =
  'mkdir -p "$0" && cd "$0" && apt-get download "$@" && for each in *.deb; do dpkg-deb -x "$each" .; done'

/**
 * Unpacks Debian's packages into a folder, for programs whose packages would start a service that listens: nothing is
 * installed, and who is not root may do it where the lists of packages are there.
 */
export async function unpackFromDebian(
  machine: Machine,
  packages: readonly string[],
  folder: string,
): Promise<void> {
  if (!isDebianLike(machine)) return
  const unpack = () => machine.run('sh', ['-c', unpacking, folder, ...packages])
  if ((await unpack()) === 0 || !machine.root) return
  if ((await machine.run('apt-get', ['update'])) === 0) await unpack()
}

/** The machine we are on. */
export async function thisMachine(): Promise<Machine> {
  return {
    env: process.env,
    root: process.getuid?.() === 0,
    system: await readFile('/etc/os-release', 'utf8').catch(() => ''),
    starts,
    run,
  }
}

async function starts(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    await promisify(execFile)(path, ['--version'])
    return true
  } catch {
    return false
  }
}
