import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { hashOf } from '../../src/site/policy.ts'
import { builtHeadersFile } from '../../src/cli/headers.ts'
import { digest } from '../../src/core/offline.ts'

/**
 * Puts another build in the place of the one in this folder: the same program, none of whose scripts has the name it
 * had, as after a change that touches all of them. What was there before is gone.
 */
export async function deploy(folder: string, release: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = files.filter(file => file.isFile()).map(file => join(file.parentPath, file.name))
  const renamed = new Map(
    paths
      .filter(path => path.startsWith(join(folder, 'assets')) && path.endsWith('.js'))
      .map(path => [basename(path), basename(path).replace(/-[^-.]{2}([\w-]*)\.js$/, `-${release}$1.js`)]),
  )
  const inNew = (text: string) => [...renamed].reduce((all, [old, name]) => all.replaceAll(old, name), text)

  let worker = await readFile(join(folder, 'sw.js'), 'utf8')
  let headers = await readFile(join(folder, builtHeadersFile), 'utf8')
  for (const path of paths) {
    if (['.br', '.gz'].includes(extname(path))) await rm(path)
    if (!['.html', '.js'].includes(extname(path)) || basename(path).startsWith('sw')) continue
    const old = await readFile(path, 'utf8')
    const text = inNew(old)
    worker = worker.replace(digestOf(old), digestOf(text))
    for (const script of inlineScripts(old)) headers = headers.replace(hashOf(script), hashOf(inNew(script)))
    await rm(path)
    await writeFile(join(path, '..', renamed.get(basename(path)) ?? basename(path)), text)
  }
  const named = inNew(worker).replace(/("version":"[\d.]+-)\w+/, `$1${release}`)
  await writeFile(join(folder, 'sw.js'), named)
  await writeFile(join(folder, builtHeadersFile), headers)
}

const digestOf = (text: string): string =>
  digest(new Uint8Array(createHash('sha256').update(text).digest()).buffer)

const inlineScripts = (page: string): string[] =>
  [...page.matchAll(/<script>(.*?)<\/script>/gs)].flatMap(([, text]) => text ?? [])
