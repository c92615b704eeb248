import { existsSync, realpathSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { carryHealth } from './assembly.ts'
import type { Output } from './check.ts'
import { diskTrouble } from './disk.ts'
import { typed } from './program.ts'

const pool = join('config', 'pool.yml')
/** What this release knows of hosts that came and went, to be compared. */
const releasedPool = join('config', 'pool.release.yml')

/** Takes over what an older installation was told and what it found: its config/ and the memory of its probes. */
export async function adopt(args: string[], out: Output = process.stdout): Promise<number> {
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
  if (realpathSync(from) === realpathSync('.')) {
    out.write(`${from} is this installation itself: say where the older one is\n`)
    return 1
  }
  try {
    // Once: typed again, the list is the operator's already.
    if (!existsSync(releasedPool)) await cp(pool, releasedPool)
    // Schemas and that list belong to the program: the new one brings its own.
    const filter = (path: string) => !/\.(schema\.json|release\.yml)$/.test(path)
    await cp(join(from, 'config'), 'config', { recursive: true, filter })
    await carryHealth(join(from, 'dist'), 'dist')
  } catch (error) {
    out.write(diskTrouble(error))
    return 1
  }
  out.write(
    `config/ and what probes found are those of ${from} now. This release's own list of hosts is ${releasedPool}.\n` +
      `Next: ${typed('check')}, ${typed('build')}\n`,
  )
  return 0
}
