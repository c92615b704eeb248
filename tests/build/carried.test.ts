import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { carriedIn, folderOf } from '../../src/build/carried.ts'
import { licences, together } from '../../src/site/licences.ts'

const root = process.cwd()

it.each([
  ['/srv/x/node_modules/vue/dist/vue.js', 'node_modules/vue'],
  ['/srv/x/node_modules/@vue/shared/dist/shared.js?v=1', 'node_modules/@vue/shared'],
  ['node_modules/@fontsource-variable/a-font/files/a.woff2', 'node_modules/@fontsource-variable/a-font'],
  ['/x/node_modules/a/node_modules/@b/c/index.js', 'node_modules/a/node_modules/@b/c'],
  ['\0rolldown/runtime.js', 'node_modules/rolldown'],
  ['\0/plugin-vue:export-helper', 'node_modules/@vitejs/plugin-vue'],
  ['\0plugin-vue:export-helper', 'node_modules/@vitejs/plugin-vue'],
  ['\0vite/preload-helper.js', undefined],
  ['/srv/x/src/main.ts', undefined],
  ['/srv/x/src/node_modules.ts', undefined],
])('%j is of %s', (id, folder) => {
  expect(folderOf(id)).toBe(folder)
})

it('packages come once each, with version, licence and notice, whatever the order of their modules', async () => {
  const modules = ['node_modules/vue/a.js', 'node_modules/idb/a.js', 'node_modules/vue/b.js', 'src/main.ts']
  const carried = await carriedIn(modules, root)
  expect(carried).toEqual([
    {
      name: 'idb',
      version: expect.any(String),
      licence: 'ISC',
      notice: expect.stringContaining('Jake Archibald'),
    },
    {
      name: 'vue',
      version: expect.any(String),
      licence: 'MIT',
      notice: expect.stringContaining('Evan) You'),
    },
  ])
  expect(await carriedIn(modules.toReversed(), root)).toEqual(carried)
})

it('who named the licence and left out the file is named with its text', async () => {
  const [sirv] = await carriedIn(['node_modules/sirv/build.js'], root)
  expect(sirv?.notice).toMatch(/^Copyright \(c\) Luke Edwards\n\nPermission is hereby granted/)
})

let lone: string
beforeAll(async () => {
  lone = await mkdtemp(join(tmpdir(), 'carried-'))
})
afterAll(() => rm(lone, { recursive: true }))

it.each([
  ['no licence at all', {}],
  ['a licence whose text is missing', { license: 'BSD-3-Clause', author: 'Somebody' }],
  ['nobody to be named', { license: 'MIT' }],
])('a package with %s is refused', async (_, about) => {
  await mkdir(join(lone, 'node_modules/odd'), { recursive: true })
  const file = join(lone, 'node_modules/odd/package.json')
  await writeFile(file, JSON.stringify({ name: 'odd', version: '1.0.0', ...about }))
  await expect(carriedIn(['node_modules/odd/a.js'], lone)).rejects.toThrow(
    'odd 1.0.0 comes without a licence',
  )
})

it('each text stands once, below all that are under it', () => {
  const one = { version: '1.0.0', licence: 'MIT', notice: 'Copyright A' }
  const text = licences([
    { name: 'a', ...one },
    { name: 'b', ...one, notice: 'Copyright B' },
    { name: 'c', ...one },
  ])
  expect(text).toContain('\na 1.0.0\nc 1.0.0\n(MIT)\n\nCopyright A\n')
  expect(text).toContain('\nb 1.0.0\n(MIT)\n\nCopyright B\n')
  expect(text.match(/Copyright A/g)).toHaveLength(1)
  expect(together([{ name: 'a', ...one }], [{ name: 'a', ...one }])).toEqual([{ name: 'a', ...one }])
})
