import { browser, shellOf } from './browser.ts'
import { run } from './child.mjs'
import { thisMachine } from './debian.ts'
import { firefox } from './firefox.ts'

/**
 * Runs the end-to-end tests on the built site; arguments are Playwright's. Without a Firefox its tests are skipped, but
 * not where everything has to be proved (`CI`).
 */
export async function e2e(args: string[]): Promise<number> {
  const machine = await thisMachine()
  const chromium = await browser(machine)
  const other = await firefox(machine)
  if (chromium === undefined || (other === undefined && machine.env['CI'])) return 1
  return run('playwright', ['test', ...args], {
    CHROMIUM: chromium,
    CHROMIUM_SHELL: await shellOf(machine, chromium),
    ...(other !== undefined && { FIREFOX: other }),
  })
}
