import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../config/load.ts'
import { minute } from '../config/problem.ts'
import { offering, type Pool } from '../core/pool.ts'
import { writePool } from '../core/poolfile.ts'
import { isWidened } from '../core/serving/policies.ts'
import { tellProblems, type Output } from './check.ts'
import { readConfig } from './configuration.ts'
import { describeSite, servedFile } from './describe.ts'
import { diskTrouble } from './disk.ts'
import { allowing, builtHeadersFile, sitePolicy } from './headers.ts'
import { typed } from './program.ts'
import { replace, replaceServed } from './replace.ts'

/** Writes pool.json into a folder, such as a built site's. What parseArgs throws is the caller's to tell. */
export async function pool(args: string[], out: Output = process.stdout, now = new Date()): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { config: { type: 'string', default: 'config' }, out: { type: 'string' } },
  })
  if (!values.out) {
    out.write('Say where to write pool.json: --out DIR\n')
    return 2
  }

  const config = await readConfig(values.config, values.out)
  if ('problems' in config) {
    tellProblems(config.problems, out)
    return 1
  }
  try {
    out.write(await written(values.out, config, now))
    out.write(oldCopy(config))
    return 0
  } catch (error) {
    out.write(diskTrouble(error))
    return 1
  }
}

/** Whoever runs it by cron learns that another portal does not answer any more. */
const oldCopy = ({ shared }: Config): string =>
  shared?.kept === undefined
    ? ''
    : `${shared.address} gives no pool now: its copy of ${minute(shared.kept)} is used. ${typed('check')} says why.\n`

async function written(folder: string, config: Config, now: Date): Promise<string> {
  const { portal } = config
  const pool = offering(config.pool, portal.services)
  const file = join(folder, 'pool.json')
  await mkdir(folder, { recursive: true })
  const size = await replaceServed(file, { ...writePool(pool), time: now.toISOString() })
  const isServed = existsSync(join(folder, servedFile))
  const isChanged = await allowHosts(folder, pool)
  if (isChanged !== undefined) await describeSite(folder, portal)
  return [
    `${file}: ${pool.instances.length} instances, ${size} bytes compressed\n`,
    ...(isServed && isChanged ? [changed] : []),
    ...(isWidened(await pagePolicy(folder)) ? [widened] : []),
  ].join('')
}

const pagePolicy = async (folder: string): Promise<string> =>
  (await sitePolicy(folder)()).page['Content-Security-Policy'] ?? ''

const widened =
  'There are more hosts than a line of _headers holds: on static hosts that read it (Netlify, Cloudflare Pages …) pages ' +
  'may ask any host that has TLS, on other servers those of the pool alone.\n'

const changed = `Pages may ask other hosts than before. Apache reads that by itself; for other servers: ${typed('server')}\n`

/**
 * Lets the pages of a built site ask the hosts of its pool whether they are there, and hand over what they agreed to take.
 * Whether its policy has changed by that; undefined where there is no built site.
 */
async function allowHosts(folder: string, pool: Pool): Promise<boolean | undefined> {
  const file = join(folder, builtHeadersFile)
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const allowed = allowing(text, pool)
  await replace(file, allowed)
  return allowed !== text
}
