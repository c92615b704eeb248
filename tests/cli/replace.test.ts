import { lstat, readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replace } from '../../src/cli/replace.ts'
import { folderWith } from './site.ts'

test('a link that somebody planted beside a file is not followed', async () => {
  const folder = await folderWith({ secret: 'of root', 'site/pool.json': 'old' })
  const file = join(folder, 'site/pool.json')
  await symlink(join(folder, 'secret'), `${file}.${process.pid}.new`)
  await replace(file, 'new')
  expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('of root')
  expect((await lstat(file)).isFile()).toBe(true)
  expect([await readFile(file, 'utf8'), await readdir(join(folder, 'site'))]).toEqual(['new', ['pool.json']])
})
