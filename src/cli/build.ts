import { existsSync } from 'node:fs'
import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { agesFor } from '../core/health/age.ts'
import { writeHealth } from '../core/health/writing.ts'
import { check } from './check.ts'
import { run } from './child.mjs'
import { compressSite } from './compress.ts'
import { pool } from './pool.ts'
import { healthFile, healthFiles } from './probe/state.ts'
import { replaceServed } from './replace.ts'

/** Inside a built site: when its build began. Hidden, so never served. */
export const builtMark = '.built'

const draft = join('.cache', 'dist')

/** Writes the whole site to dist/. A build that fails or is interrupted leaves the previous site as it was. */
export async function build(): Promise<number> {
  const begun = new Date()
  const steps = [
    () => check([]),
    () => run('vite', ['build', '--ssr', 'src/prerender.ts', '--outDir', join('.cache', 'prerender')]),
    () => run('vite', ['build', '--outDir', draft]),
    () => pool(['--out', draft]),
  ]
  for (const step of steps) {
    const code = await step()
    if (code !== 0) return code
  }
  await compressSite(draft)
  await writeFile(join(draft, builtMark), begun.toISOString())
  await carryHealth('dist', draft)
  await replaceSite('dist', draft)
  return 0
}

/** Renames the old site away and the new one in: between the two there is nothing for less than a millisecond. */
export async function replaceSite(site: string, by: string): Promise<void> {
  const old = `${by}.old`
  await rm(old, { recursive: true, force: true })
  if (existsSync(site)) await rename(site, old)
  await rename(by, site)
  await rm(old, { recursive: true, force: true })
}

/** So that pages find a file from the first day on, which says that nothing is known. */
const nobodyLooked = writeHealth({
  ...agesFor(300_000),
  ...{ status: 'warn', time: 0, notes: ['not-probed'], instances: new Map(), flipped: 0 },
})

/** What probes found belongs to no build: a new site goes on from it. */
export async function carryHealth(from: string, to: string): Promise<void> {
  for (const name of healthFiles) {
    if (existsSync(join(from, name))) await cp(join(from, name), join(to, name), { recursive: true })
  }
  if (!existsSync(join(to, healthFile))) await replaceServed(join(to, healthFile), nobodyLooked)
}
