import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { carryHealth } from '../../src/cli/assembly.ts'
import { isStale, probeBeside, start } from '../../src/cli/start.ts'
import { writePool } from '../../src/core/poolfile.ts'
import { startKittens } from '../e2e/kittens/server.ts'
import { instance } from './probe/instances.ts'
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

test('beside the server the hosts are looked at, for as long as it lives', async () => {
  const kittens = await startKittens({ pad: 'etherpad' })
  onTestFinished(() => kittens.close())
  const pool = JSON.stringify(
    writePool({ instances: [instance('kitten/pad', 'etherpad', kittens.url('pad'))] }),
  )
  const dir = await folderWith({ 'pool.json': pool })
  const config = join(import.meta.dirname, '../config/good')
  const where = ['--out', dir, '--config', config, '--pool', join(dir, 'pool.json'), '--allow-loopback']
  const prober = probeBeside(['--every', '5m', ...where])
  onTestFinished(() => void prober.kill('SIGKILL'))

  await expect.poll(() => existsSync(join(dir, 'health.json')), { timeout: 10_000 }).toBe(true)
  expect(JSON.parse(await readFile(join(dir, 'health.json'), 'utf8')).counts.pass).toBe(1)
  // As it is when the server is killed, and can tell nobody.
  prober.disconnect()
  expect(await once(prober, 'exit')).toEqual([0, null])
})

test('when looking is not possible, the server is told and stands', async () => {
  const complained = vi.spyOn(console, 'error').mockReturnValue()
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => void vi.restoreAllMocks())
  const prober = probeBeside(['--every', 'never'])
  await once(prober, 'close')
  expect(String(told.mock.calls[0]?.[0])).toContain('--every')
  expect(complained).toHaveBeenCalledWith('The hosts are no longer looked at: the probe ended with 2.')
})

test('a new build goes on from what probes found, and takes nothing else along', async () => {
  const found = {
    'health.json': '1',
    'health.json.br': '2',
    'health.json.gz': '3',
    'history/pad.json': '4',
    '.health-memory.json': '5',
  }
  const from = await folderWith({ ...found, 'index.html': 'old', '.probing': '1' })
  const to = await folderWith({ 'index.html': 'new' })
  await carryHealth(from, to)
  const files = (await readdir(to, { recursive: true })).toSorted()
  expect(files).toEqual([...Object.keys(found), 'history', 'index.html'].toSorted())
  expect(await readFile(join(to, 'index.html'), 'utf8')).toBe('new')
  await carryHealth(join(from, 'nowhere'), to)
})

test.each([[['--port', 'x']], [['--prot', '1']]])('%j is refused before anything is built', async args => {
  const complained = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => void vi.restoreAllMocks())
  const code = await start(args).catch((error: NodeJS.ErrnoException) => error.code)
  expect(code === 2 ? complained.mock.calls.join() : code).toMatch(/is not a port|ERR_PARSE_ARGS/)
})
