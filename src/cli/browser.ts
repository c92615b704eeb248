import { chromium } from '@playwright/test'
import { bringFromDebian, isDebianLike, present, startable, type Machine } from './debian.ts'

/** The fonts are for what the tests look at: letters of all kinds, and emoji. */
const packages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji']

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

/**
 * The path of a Chromium: one that is here, else one that is brought; undefined, after saying why, where there is none.
 * `playwright` is where Playwright puts its own, whether or not it is there.
 */
export async function browser(
  machine: Machine,
  playwright = chromium.executablePath(),
): Promise<string | undefined> {
  const given = machine.env['CHROMIUM'] || machine.env['CHROME_PATH']
  if (given) return startable(machine, given, 'CHROMIUM or CHROME_PATH')

  const ways = [() => undefined, bringDebians, bringPlaywrights]
  for (const bring of ways) {
    await bring(machine)
    const path = await present(machine, names, [playwright])
    if (path !== undefined) return path
  }
  console.error(
    'No Chromium was found, and none could be installed: install one, or set CHROMIUM to its path.',
  )
  return undefined
}

const shells = ['chromium-headless-shell']

/**
 * The path of a Chromium without windows, which does most of what this one does in half the time; of this one where
 * none can be had, or where somebody named it.
 */
export async function shellOf(machine: Machine, whole: string): Promise<string> {
  if (machine.env['CHROMIUM'] || machine.env['CHROME_PATH']) return whole
  const here = await present(machine, shells)
  if (here !== undefined) return here
  if (!/ubuntu/i.test(machine.system))
    await bringFromDebian(
      machine,
      shells,
      'No Chromium without windows here: installing Debian’s, for speed.',
    )
  return (await present(machine, shells)) ?? whole
}

async function bringDebians(machine: Machine): Promise<void> {
  // Ubuntu's package of that name only asks for a snap.
  if (/ubuntu/i.test(machine.system)) return
  await bringFromDebian(machine, packages, 'No Chromium here: installing the one that Debian offers.')
}

async function bringPlaywrights(machine: Machine): Promise<void> {
  console.error('No Chromium here: downloading the one that Playwright offers.')
  const libraries = machine.root && isDebianLike(machine) ? ['--with-deps'] : []
  await machine.run('playwright', ['install', ...libraries, 'chromium'])
}
