import { readFile, rm } from 'node:fs/promises'
import { run } from './child.mjs'
import { diskTrouble } from './disk.ts'
import { replace } from './replace.ts'

/** Files by their paths, with what they say; undefined where there is none. */
type Files = ReadonlyMap<string, string | undefined>

/** Writes what has changed, and lets the server read it; where that fails, what was there before comes back. */
export async function reloading(files: Files, then: string | undefined): Promise<number> {
  const [file = ''] = files.keys()
  try {
    const before = new Map(await Promise.all([...files.keys()].map(found)))
    if ([...files].every(([path, text]) => before.get(path) === text)) {
      console.log(`${file}: as it was.`)
      return 0
    }
    await put(files)
    if (then === undefined || (await run('sh', ['-c', then])) === 0) {
      for (const path of files.keys()) console.log(`${path}: written.`)
      return 0
    }
    await put(before)
    console.error(`"${then}" failed: ${file} is as it was before.`)
    return 1
  } catch (error) {
    console.error(diskTrouble(error).trimEnd())
    return 1
  }
}

const found = async (path: string) => [path, await readFile(path, 'utf8').catch(() => undefined)] as const

/** The last first: the configuration leads to the others. */
async function put(files: Files): Promise<void> {
  for (const [path, text] of [...files].toReversed())
    await (text === undefined ? rm(path, { force: true }) : replace(path, text))
}
