import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { replaceable } from '../core/serving/table.ts'

const textual = ['.html', '.js', '.css', '.json', '.svg', '.txt', '.xml', '.webmanifest', '.md']

export const toBrotli = (bytes: Uint8Array): Promise<Buffer> =>
  promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })

export const toGzip = (bytes: Uint8Array): Promise<Buffer> => promisify(gzip)(bytes, { level: 9 })

/** How the names of twins end. */
export const twins = ['.br', '.gz']

/** Writes a brotli and a gzip twin beside every text file of a built site that has none yet, but what whoever replaces it compresses anew. */
export async function compressSite(dir: string): Promise<void> {
  const files = await readdir(dir, { recursive: true })
  const there = new Set(files)
  const alone = files.filter(file => isCompressed(file) && !twins.every(twin => there.has(file + twin)))
  await Promise.all(alone.map(file => writeTwins(join(dir, file))))
}

const isCompressed = (file: string): boolean =>
  textual.includes(extname(file)) && !/(^|[\\/])\./.test(file) && !replaceable.includes(file)

async function writeTwins(path: string): Promise<void> {
  const bytes = await readFile(path)
  await writeFile(`${path}.br`, await toBrotli(bytes))
  await writeFile(`${path}.gz`, await toGzip(bytes))
}
