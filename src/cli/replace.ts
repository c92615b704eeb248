import { rename, rm, writeFile } from 'node:fs/promises'
import { toBrotli, toGzip } from './compress.ts'

/** Writes a file beside, then renames it: whoever reads meanwhile gets the old one or the new one, whole. */
export async function replace(file: string, content: string | Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.new`
  try {
    // Root writes into the folder of whoever probes: a link planted there is not followed.
    await rm(beside, { force: true })
    await writeFile(beside, content, { flag: 'wx' })
    await rename(beside, file)
  } finally {
    await rm(beside, { force: true })
  }
}

/** The same for a file that is served, with its compressed twins before it. Gives the size of the smallest, in bytes. */
export async function replaceServed(file: string, value: unknown): Promise<number> {
  const plain = Buffer.from(JSON.stringify(value))
  const brotli = await toBrotli(plain)
  await replace(`${file}.br`, brotli)
  await replace(`${file}.gz`, await toGzip(plain))
  await replace(file, plain)
  return brotli.length
}
