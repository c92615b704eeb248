import { readdir, stat } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { create } from 'tar'
import { isExample } from '../config/contact.ts'
import { readConfig } from './configuration.ts'
import { version } from './program.ts'

/** All that a checkout has. */
const sources = [
  ...['.ci', 'config', 'deploy', 'docs', 'public', 'src', 'tests'],
  ...['.dockerignore', '.editorconfig', '.gitignore', '.npmrc', '.oxfmtrc.json'],
  ...['LICENSE', 'CONTRIBUTING.md', 'README.md', 'index.html', 'package.json', 'package-lock.json'],
  ...['eslint.config.js', 'playwright.config.ts', 'tsconfig.json', 'vite.config.ts'],
]

/**
 * Packs the sources of this checkout, for visitors: the licence asks to offer them. What an operator wrote into config/ is
 * for nobody else: it may name their monitoring.
 */
export async function packSources(file: string, time: Date): Promise<void> {
  const config = await readConfig('config')
  const isOurs = !('problems' in config) && isExample(config.portal.url)
  const found = sources
    .filter(name => existsSync(name))
    .map(async name =>
      (await stat(name)).isDirectory() ? (await filesBelow(name)).map(path => `${name}/${path}`) : [name],
    )
  const files = (await Promise.all(found))
    .flat()
    .filter(path => isOurs || !path.startsWith('config/') || path.endsWith('.schema.json'))
    .toSorted()
  const prefix = `entraide-${await version()}-source`
  await create({ file, prefix, gzip: { level: 9 }, portable: true, mtime: time }, files)
}

/** Every file below a folder, in an order that is always the same. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted()
}
