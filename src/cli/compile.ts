import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { carriedFile } from '../site/licences.ts'
import { partsFile } from '../site/parts.ts'
import { run } from './child.mjs'
import { compressSite } from './compress.ts'

/** Makes of the sources all that sites are assembled from (src/site/parts.ts). It reads no configuration. */
export async function compile(into: string): Promise<number> {
  await rm(into, { recursive: true, force: true })
  const vite = (...args: string[]) => run('vite', ['build', ...args])
  const code =
    (await vite('--ssr', 'src/prerender.ts', '--outDir', join(into, 'prerender'))) ||
    (await vite('--outDir', join(into, 'site')))
  if (code !== 0) return code
  for (const file of [partsFile, carriedFile]) await rename(join(into, 'site', file), join(into, file))
  await cp(join('src', 'content'), join(into, 'texts'), {
    recursive: true,
    // The guides are in the application.
    filter: path => !path.endsWith('services'),
  })
  await compressSite(join(into, 'site'))
  return 0
}
