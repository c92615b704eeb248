import { rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isStale } from '../../src/cli/start.ts'
import { folderWith } from './site.ts'

const builtAt = new Date('2026-11-01T12:00:00Z')
const before = new Date('2026-11-01T11:00:00Z')
const after = new Date('2026-11-01T13:00:00Z')

/** A project whose sources are older than its build. */
async function project(built: string = builtAt.toISOString()): Promise<string> {
  const files = ['src/core/pool.ts', 'config/pool.yml', 'public/icon.svg', 'index.html', 'README.md']
  const content = Object.fromEntries(files.map(name => [name, '']))
  const dir = await folderWith({ ...content, 'dist/.built': built })
  for (const name of ['src/core', 'src', 'config', 'public', ...files])
    await utimes(join(dir, name), before, before)
  return dir
}

test('a build made after the last change is kept', async () => {
  expect(await isStale(await project())).toBe(false)
})

test.each(['src/core/pool.ts', 'config/pool.yml', 'public/icon.svg', 'index.html', 'src/core'])(
  'a change in %s asks for a build',
  async name => {
    const dir = await project()
    await utimes(join(dir, name), after, after)
    expect(await isStale(dir)).toBe(true)
  },
)

test('a change while the build ran asks for another', async () => {
  const dir = await project()
  await utimes(join(dir, 'index.html'), builtAt, builtAt)
  expect(await isStale(dir)).toBe(true)
})

test('a change in what is not built from asks for none', async () => {
  const dir = await project()
  await utimes(join(dir, 'README.md'), after, after)
  expect(await isStale(dir)).toBe(false)
})

test('no build, or one that says nothing, asks for a build', async () => {
  const dir = await project()
  await rm(join(dir, 'dist'), { recursive: true })
  expect(await isStale(dir)).toBe(true)
  expect(await isStale(await project(''))).toBe(true)
})
