import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig } from '../config/load.ts'
import { writePool, type Pool } from '../core/pool.ts'
import { tellProblems, type Output } from './check.ts'
import { toBrotli, toGzip } from './compress.ts'
import { replace } from './replace.ts'

/** Writes pool.json into a folder, such as a built site's. What parseArgs throws is the caller's to tell. */
export async function pool(args: string[], out: Output = process.stdout): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { config: { type: 'string', default: 'config' }, out: { type: 'string' } },
  })
  if (!values.out) {
    out.write('Say where to write pool.json: --out DIR\n')
    return 2
  }

  const config = await loadConfig(values.config)
  if ('problems' in config) {
    tellProblems(config.problems, out)
    return 1
  }
  const size = await publish(config.pool, values.out)
  const file = join(values.out, 'pool.json')
  out.write(`${file}: ${config.pool.instances.length} instances, ${size} bytes compressed\n`)
  return 0
}

/** Writes the file and its compressed twins; the size is that of the smallest. */
async function publish(pool: Pool, folder: string): Promise<number> {
  const plain = Buffer.from(JSON.stringify(writePool(pool)))
  const brotli = await toBrotli(plain)
  await mkdir(folder, { recursive: true })
  await replace(join(folder, 'pool.json.br'), brotli)
  await replace(join(folder, 'pool.json.gz'), await toGzip(plain))
  await replace(join(folder, 'pool.json'), plain)
  return brotli.length
}
