import { existsSync } from 'node:fs'
import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { check } from './check.ts'
import { run } from './child.mjs'
import { compressSite } from './compress.ts'
import { pool } from './pool.ts'
import { healthFiles } from './probe/state.ts'

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
  await replaceSite()
  return 0
}

async function replaceSite(): Promise<void> {
  await rm('dist', { recursive: true, force: true })
  await rename(draft, 'dist')
}

/** What probes found belongs to no build: a new site goes on from it. */
export async function carryHealth(from: string, to: string): Promise<void> {
  for (const name of healthFiles) {
    if (existsSync(join(from, name))) await cp(join(from, name), join(to, name), { recursive: true })
  }
}
