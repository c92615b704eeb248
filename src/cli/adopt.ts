import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { cp, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { carryHealth } from './assembly.ts'
import type { Output } from './check.ts'
import { diskTrouble } from './disk.ts'
import { memoryFile } from './probe/state.ts'
import { typed } from './program.ts'

const pool = join('config', 'pool.yml')
/** What this release knows of hosts that came and went, to be compared. */
const releasedPool = join('config', 'pool.release.yml')

/** Takes over what an older installation was told and what it found: its config/ and the memory of its probes. */
export async function adopt(
  args: string[],
  out: Output = process.stdout,
  here: string = '.',
): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [from, ...more] = positionals
  if (from === undefined || more.length > 0) {
    out.write('Say where the older installation is: one folder\n')
    return 2
  }
  if (!existsSync(join(from, 'config', 'portal.yml'))) {
    out.write(`${from} is no installation: it has no config/portal.yml\n`)
    return 1
  }
  if (realpathSync(from) === realpathSync(here)) {
    out.write(`${from} is this installation itself: say where the older one is\n`)
    return 1
  }
  try {
    const shipped = await shippedIn(here)
    const lost = await lostTo(from, here, shipped)
    if (lost.length > 0) {
      out.write(refusal(from, lost))
      return 1
    }
    // Once: typed again, the list is the operator's already.
    if (!existsSync(join(here, releasedPool)) && (await isShipped(here, pool, shipped)))
      await cp(join(here, pool), join(here, releasedPool))
    await cp(join(from, 'config'), join(here, 'config'), { recursive: true, filter: isOperators })
    if (!(await hasProbedSince(from, here))) await carryHealth(join(from, 'dist'), join(here, 'dist'))
  } catch (error) {
    out.write(diskTrouble(error, false))
    return 1
  }
  const list = existsSync(join(here, releasedPool))
    ? ` This release's own list of hosts is ${releasedPool}.`
    : ''
  out.write(
    `config/ and what probes found are those of ${from} now.${list}\n` +
      `Next: ${typed('check')}, ${typed('build')}\n`,
  )
  return 0
}

/** Schemas and the list of the release belong to the program: the new one brings its own. */
const isOperators = (path: string) => !/\.(schema\.json|release\.yml)$/.test(path)

/** The sum of each file as the release shipped it. Without SHA256SUMS every file counts as the operator's. */
async function shippedIn(here: string): Promise<ReadonlyMap<string, string>> {
  const file = join(here, 'SHA256SUMS')
  const text = existsSync(file) ? await readFile(file, 'utf8') : ''
  return new Map(text.split('\n').map(line => [line.slice(66), line.slice(0, 64)]))
}

const isShipped = async (here: string, file: string, shipped: ReadonlyMap<string, string>) =>
  existsSync(join(here, file)) && shipped.get(file) === sumOf(await readFile(join(here, file)))

const sumOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

/** The files of config/ here that would be overwritten, although they say something of their own. */
async function lostTo(
  from: string,
  here: string,
  shipped: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const lost: string[] = []
  const entries = await readdir(join(from, 'config'), { recursive: true })
  for (const file of entries.map(entry => join('config', entry)).filter(isOperators)) {
    const [theirs, ours] = [join(from, file), join(here, file)]
    if (!existsSync(ours) || (await stat(ours)).isDirectory() || (await stat(theirs)).isDirectory()) continue
    const isSame = (await readFile(ours)).equals(await readFile(theirs))
    if (!isSame && !(await isShipped(here, file, shipped))) lost.push(file)
  }
  return lost
}

const refusal = (from: string, lost: readonly string[]): string =>
  `Nothing was done: ${from} would overwrite what was changed in this folder: ${lost.join(', ')}\n` +
  '    tip: type adopt in the folder of the newer release, and behind it the folder of the older one; ' +
  'if that is what you did, move away here what may go, and type it again\n'

/** What was found here after it was taken over is newer than what is there. */
async function hasProbedSince(from: string, here: string): Promise<boolean> {
  const [theirs, ours] = [join(from, 'dist', memoryFile), join(here, 'dist', memoryFile)]
  return (
    existsSync(ours) && (!existsSync(theirs) || (await stat(ours)).mtimeMs > (await stat(theirs)).mtimeMs)
  )
}
