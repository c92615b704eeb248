import { browser } from './browser.ts'
import { thisMachine } from './debian.ts'
import { run } from './child.mjs'

/** Runs the end-to-end tests on the built site; arguments are Playwright's. */
export async function e2e(args: string[]): Promise<number> {
  const path = await browser(await thisMachine())
  if (path === undefined) return 1
  return run('playwright', ['test', ...args], { CHROMIUM: path })
}
