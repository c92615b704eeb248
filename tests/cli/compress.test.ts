import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressSite } from '../../src/cli/compress.ts'
import { folderWith } from './site.ts'

test('every text file of a site gets its twins, nothing else does', async () => {
  const text = [
    'index.html',
    'fr/index.html',
    'assets/main.js',
    'style.css',
    'app.webmanifest',
    'a.svg',
    'list.json',
  ]
  const other = ['icon.png', 'pool.json', 'health.json', '.headers.json', '.vite/manifest.json']
  const dir = await folderWith(Object.fromEntries([...text, ...other].map(name => [name, name.repeat(20)])))
  await compressSite(dir)

  const twins = (await readdir(dir, { recursive: true })).filter(name => /\.(br|gz)$/.test(name))
  expect(twins.toSorted()).toEqual(text.flatMap(name => [`${name}.br`, `${name}.gz`]).toSorted())
  const bytes = (name: string) => readFile(join(dir, name))
  expect(brotliDecompressSync(await bytes('fr/index.html.br'))).toEqual(await bytes('fr/index.html'))
  expect(gunzipSync(await bytes('fr/index.html.gz'))).toEqual(await bytes('fr/index.html'))
})
