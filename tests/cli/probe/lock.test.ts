import { mkdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { monitors } from '../../../src/cli/monitors.ts'
import { pool } from '../../../src/cli/pool.ts'
import { probe } from '../../../src/cli/probe.ts'
import { lock } from '../../../src/cli/lock.ts'
import { folderWith } from '../site.ts'

it.each([6, -6])("a lock that is %i minutes old is nobody's, whoever has its number now", async minutes => {
  const folder = await folderWith({ '.probing': String(process.pid) })
  const [file, now] = [join(folder, '.probing'), Date.now()]
  expect(await lock(file, now)).toBeUndefined()
  const then = new Date(now - minutes * 60_000)
  await utimes(file, then, then)
  expect(await lock(file, now)).toBeTypeOf('function')
})

const config = join(import.meta.dirname, '../../config/good')

it.each([
  ['probe', 'a file', probe],
  ['pool', 'a file', pool],
  ['monitors', 'a file', monitors],
] as const)('%s says in a sentence that --out is %s', async (_name, _what, command) => {
  const folder = await folderWith({ file: '' })
  let said = ''
  const only = command === probe ? ['--from', 'kuma'] : []
  const code = await command(['--config', config, '--out', join(folder, 'file'), ...only], {
    write: text => (said += text),
  })
  expect([code, said]).toEqual([1, expect.stringMatching(/^A file or folder cannot .*\n {4}tip: .*\n$/)])
})

it('a folder in the place of the lock is told, and does not end a repeated run', async () => {
  const folder = await folderWith({})
  await mkdir(join(folder, '.probing'))
  let said = ''
  let runs = 0
  const pause = async () => {
    if (++runs === 2) throw new Error('enough')
  }
  const args = ['--config', config, '--out', folder, '--from', 'kuma', '--every', '5m']
  await expect(probe(args, { write: text => (said += text) }, { pace: { pause } })).rejects.toThrow('enough')
  expect(said).toMatch(/^A file or folder cannot .*\n {4}tip: .*\n$/)
})
