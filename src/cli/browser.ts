import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { run } from './child.mjs'

/** What finding a browser asks of this machine. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>
  root: boolean
  /** The text of /etc/os-release, empty where there is none. */
  system: string
  /** Where Playwright puts its own Chromium, whether or not it is there. */
  playwright: string
  /** Whether this file starts: on Ubuntu, `chromium-browser` may be a note that asks for a snap. */
  starts: (path: string) => Promise<boolean>
  run: (command: string, args: readonly string[], env?: Record<string, string>) => Promise<number>
}

/** The fonts are for what the tests look at: letters of all kinds, and emoji. */
const packages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji']

const debianLike = /^ID(_LIKE)?=.*debian/m

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Flags for headless Chromium that keep it from calling its maker and from asking for what a container lacks. */
export const browserFlags = (root: boolean): string[] => [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses to start its sandbox as root.
  ...(root ? ['--no-sandbox'] : []),
]

/** The path of a Chromium: one that is here, else one that is brought; undefined, after saying why, where there is none. */
export async function browser(machine: Machine): Promise<string | undefined> {
  const given = machine.env['CHROMIUM'] || machine.env['CHROME_PATH']
  if (given) return startable(machine, given)

  const present = await presentBrowser(machine)
  if (present !== undefined) return present
  for (const bring of [bringFromDebian, bringFromPlaywright]) {
    await bring(machine)
    const brought = await presentBrowser(machine)
    if (brought !== undefined) return brought
  }
  console.error(
    'No Chromium was found, and none could be installed: install one, or set CHROMIUM to its path.',
  )
  return undefined
}

/** Whoever names a browser wants that one: no other is tried in its place. */
async function startable({ starts }: Machine, path: string): Promise<string | undefined> {
  if (await starts(path)) return path
  console.error(`CHROMIUM or CHROME_PATH says ${path}, which does not start.`)
  return undefined
}

async function presentBrowser({ env, playwright, starts }: Machine): Promise<string | undefined> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const candidates = [...names.flatMap(name => folders.map(folder => join(folder, name))), playwright]
  for (const path of candidates) if (await starts(path)) return path
  return undefined
}

async function bringFromDebian({ root, system, run }: Machine): Promise<void> {
  // Ubuntu's package of that name only asks for a snap.
  if (!root || !debianLike.test(system) || /ubuntu/i.test(system)) return
  console.error('No Chromium here: installing the one that Debian offers.')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  if ((await run('apt-get', ['update'], env)) !== 0) return
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], env)
}

async function bringFromPlaywright({ root, system, run }: Machine): Promise<void> {
  console.error('No Chromium here: downloading the one that Playwright offers.')
  const libraries = root && debianLike.test(system) ? ['--with-deps'] : []
  await run('playwright', ['install', ...libraries, 'chromium'])
}

/** The machine we are on. */
export async function thisMachine(): Promise<Machine> {
  return {
    env: process.env,
    root: process.getuid?.() === 0,
    system: await readFile('/etc/os-release', 'utf8').catch(() => ''),
    playwright: chromium.executablePath(),
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
