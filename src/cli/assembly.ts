import { existsSync } from 'node:fs'
import { cp, lchown, lstat, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { agesFor } from '../core/health/age.ts'
import { writeHealth } from '../core/health/writing.ts'
import type { Config } from '../config/load.ts'
import { tellAll, tellProblems } from './check.ts'
import { readConfig } from './configuration.ts'
import { pool } from './pool.ts'
import { healthFile, healthFiles } from './probe/state.ts'
import { diskTrouble } from './disk.ts'
import { builtHeadersFile } from './headers.ts'
import { lock } from './lock.ts'
import { ownProblems } from './own.ts'
import { typed } from './program.ts'
import { replaceServed } from './replace.ts'
import { isNoLink, writeSite } from './site.ts'

/** Inside a built site: when its build began. Hidden, so never served. */
export const builtMark = '.built'

interface Given {
  parts: string
  /** The operator's folder. */
  folder?: string
  out?: string
  begun?: Date
}

/** Writes a whole site from what was compiled. When that fails, or is interrupted, the previous site stays as it was. */
export async function assembleSite({
  parts,
  folder = 'config',
  out = 'dist',
  begun = new Date(),
}: Given): Promise<number> {
  const config = await readConfig(folder, out)
  if ('problems' in config) {
    tellProblems(config.problems, process.stdout)
    return 1
  }
  const problems = await ownProblems(folder, config)
  if (problems.length > 0) {
    tellAll(problems, process.stdout)
    return 1
  }
  try {
    // The draft has one name, so that what an interrupted build left is found.
    const release = await lock(besides(out, 'building'), Date.now())
    if (!release) {
      console.log(`Another build of ${out} is running: once it has ended, this one may be typed again.`)
      return 1
    }
    return await write({ config, parts, folder, out, begun }).finally(release)
  } catch (error) {
    process.stdout.write(diskTrouble(error, false))
    return 1
  }
}

const besides = (out: string, ending: string): string => join(dirname(out), `.${basename(out)}.${ending}`)

async function write({
  config,
  parts,
  folder,
  out,
  begun,
}: Required<Given> & { config: Config }): Promise<number> {
  const draft = besides(out, 'new')
  await rm(draft, { recursive: true, force: true })
  await writeSite({ parts, folder, config, begun }, draft)
  await carryHealth(out, draft)
  const told = { write: (text: string) => process.stdout.write(text.replaceAll(draft, out)) }
  const code = await pool(['--out', draft, '--config', folder], told, begun)
  if (code !== 0) return code
  await writeFile(join(draft, builtMark), begun.toISOString())
  const headers = (site: string) => readFile(join(site, builtHeadersFile), 'utf8').catch(() => undefined)
  const [before, after] = [await headers(out), await headers(draft)]
  await replaceSite(out, draft)
  if (before !== undefined && before !== after) console.log(newPolicy())
  return 0
}

/** Whoever serves it by nginx, Caddy or lighttpd has to know: pages of a build do not work under the policy of another. */
const newPolicy = () =>
  `The policy of the pages is another now: where nginx, Caddy or lighttpd serves them, run "${typed('server')}" again.`

/** Renames the old site away and the new one in: between the two there is nothing for less than a millisecond. */
export async function replaceSite(site: string, by: string): Promise<void> {
  const old = `${by}.old`
  await rm(old, { recursive: true, force: true })
  await keepOwner(site, by)
  if (existsSync(site)) await rename(site, old)
  await rename(by, site)
  await rm(old, { recursive: true, force: true })
}

/**
 * Where root builds a site that belongs to somebody, such as the user who probes, it still does after. Links are never
 * followed: that user may have put some there.
 */
async function keepOwner(site: string, by: string): Promise<void> {
  const owner = process.getuid?.() === 0 && (await lstat(site).catch(() => undefined))
  if (owner && owner.uid !== 0) await give(by, owner)
}

async function give(path: string, owner: { uid: number; gid: number }): Promise<void> {
  await lchown(path, owner.uid, owner.gid)
  const found = await lstat(path)
  if (found.isDirectory()) for (const name of await readdir(path)) await give(join(path, name), owner)
}

/** So that pages find a file from the first day on, which says that nothing is known. */
const nobodyLooked = writeHealth({
  ...agesFor(300_000),
  ...{ status: 'warn', time: 0, notes: ['not-probed'], instances: new Map(), flipped: 0 },
})

/** What probes found belongs to no build: a new site goes on from it. */
export async function carryHealth(from: string, to: string): Promise<void> {
  for (const name of healthFiles) {
    if (existsSync(join(from, name)))
      await cp(join(from, name), join(to, name), { recursive: true, filter: isNoLink })
  }
  if (!existsSync(join(to, healthFile))) await replaceServed(join(to, healthFile), nobodyLooked)
}
