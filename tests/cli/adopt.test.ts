import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { adopt } from '../../src/cli/adopt.ts'
import { folderWith } from './site.ts'

let older = ''
let newer = ''
let said = ''
const out = { write: (text: string) => (said += text) }

const type = async (here: string, from: string): Promise<number> => {
  said = ''
  return adopt([from], out, here)
}
const edit = (where: string, file: string, text: string) => writeFile(join(where, file), text)
const read = (where: string, file: string) => readFile(join(where, file), 'utf8')

/** A release as it is unpacked, with its sums. */
async function unpacked(number: string): Promise<string> {
  const files = {
    'config/portal.yml': `example of ${number}`,
    'config/pool.yml': `hosts of ${number}`,
    'config/pool.schema.json': `schema of ${number}`,
  }
  const sums = Object.entries(files).map(
    ([file, text]) => `${createHash('sha256').update(text).digest('hex')}  ${file}\n`,
  )
  return folderWith({ ...files, SHA256SUMS: sums.join('') })
}

beforeEach(async () => {
  ;[older, newer] = [await unpacked('one'), await unpacked('two')]
  await edit(older, 'config/portal.yml', 'ours')
  for (const site of [older, newer]) await mkdir(join(site, 'dist'))
})

test('takes over what was written, keeps the schemas and the list of the release', async () => {
  await mkdir(join(older, 'config/public'))
  await edit(older, 'config/public/robots.txt', 'own')
  expect(await type(newer, older)).toBe(0)
  expect(await read(newer, 'config/portal.yml')).toBe('ours')
  expect(await read(newer, 'config/public/robots.txt')).toBe('own')
  expect(await read(newer, 'config/pool.yml')).toBe('hosts of one')
  expect(await read(newer, 'config/pool.release.yml')).toBe('hosts of two')
  expect(await read(newer, 'config/pool.schema.json')).toBe('schema of two')
  expect(said).toContain('own list of hosts is config/pool.release.yml.\nNext: npm run check')
})

test('typed in the older folder, with the newer behind it, overwrites nothing and says which way round it is', async () => {
  for (const time of ['once', 'again']) {
    expect(await type(older, newer), time).toBe(1)
    expect(await read(older, 'config/portal.yml')).toBe('ours')
    expect(await read(older, 'config/pool.yml')).toBe('hosts of one')
  }
  expect(said).toMatch(
    /^Nothing was done: \S+ would overwrite .*: config\/portal\.yml\n {4}tip: .*newer release/,
  )
})

test('typed again it changes nothing, and after an edit in the newer folder it loses none', async () => {
  expect([await type(newer, older), await type(newer, older)]).toEqual([0, 0])
  expect(await read(newer, 'config/pool.release.yml')).toBe('hosts of two')
  await edit(newer, 'config/portal.yml', 'ours, mended')
  expect(await type(newer, older)).toBe(1)
  expect(await read(newer, 'config/portal.yml')).toBe('ours, mended')
  await rm(join(newer, 'config/portal.yml'))
  expect(await type(newer, older)).toBe(0)
  expect(await read(newer, 'config/portal.yml')).toBe('ours')
})

test('where the sums are gone, every file counts as written by somebody', async () => {
  await rm(join(newer, 'SHA256SUMS'))
  expect(await type(newer, older)).toBe(1)
  expect(said).toContain(': config/pool.yml, config/portal.yml\n')
})

test('what was found here since is not overwritten by what was found before', async () => {
  const memory = 'dist/.health-memory.json'
  await edit(older, memory, 'Monday')
  await utimes(join(older, memory), 1000, 1000)
  await type(newer, older)
  expect(await read(newer, memory)).toBe('Monday')
  await edit(newer, memory, 'Tuesday')
  expect(await type(newer, older)).toBe(0)
  expect(await read(newer, memory)).toBe('Tuesday')
  await edit(older, memory, 'Wednesday')
  await utimes(join(older, memory), 9e9, 9e9)
  await type(newer, older)
  expect(await read(newer, memory)).toBe('Wednesday')
})
