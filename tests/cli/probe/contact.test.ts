import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { probe } from '../../../src/cli/probe.ts'
import { writePool } from '../../../src/core/poolfile.ts'
import { startKittens } from '../../e2e/kittens/server.ts'
import { folderWith } from '../site.ts'
import { instance } from './instances.ts'

const names = ['pad', 'other', 'third', 'drop'] as const
const kittens = await startKittens({
  pad: 'etherpad',
  other: 'etherpad',
  third: 'etherpad',
  drop: 'etherpad',
})
let said = ''
let folder = ''

beforeEach(() => kittens.reset())
afterAll(() => kittens.close())

const poolOf = (urls: readonly string[]) =>
  JSON.stringify(
    writePool({ instances: names.map((name, i) => instance(`kitten/${name}`, 'etherpad', urls[i] ?? '')) }),
  )

describe('without a contact', () => {
  // An address of RFC 5737: the prober connects to none of these, so that a failing test visits nobody.
  const far = 'https://192.0.2.1/'
  const nobody = async (urls: readonly string[], args: readonly string[] = []) => {
    const config = join(import.meta.dirname, '../../config/good')
    const portal = await readFile(join(config, 'portal.yml'), 'utf8')
    const anonymous = await folderWith({
      'pool.yml': await readFile(join(config, 'pool.yml')),
      'portal.yml': portal
        .replace('https://entraide.example.org/', 'https://entraide.example/')
        .replace(', contact: kitten@example.org', ''),
    })
    const pool = await folderWith({ 'pool.json': poolOf(urls) })
    folder = await folderWith({})
    said = ''
    const out = { write: (text: string) => (said += text), isTTY: false }
    const own = [
      '--config',
      anonymous,
      '--out',
      folder,
      '--pool',
      join(pool, 'pool.json'),
      '--allow-loopback',
    ]
    return probe([...own, ...args], out, {
      pace: { pause: async () => undefined },
      limits: { connect: 500, total: 500 },
    })
  }

  test.each([[[]], [['--only', 'kitten/pad']], [['--explain', 'kitten/pad']]])(
    'no host is visited, with %j',
    async args => {
      expect(
        await nobody(
          names.map(() => far),
          args,
        ),
      ).toBe(1)
      expect(said).toMatch(/^No host is probed until \S+portal\.yml has a contact: .*\n {4}tip: .*\n$/)
      expect(await readdir(folder)).toEqual([])
    },
  )

  test('one that is far is enough to visit none', async () => {
    expect(await nobody(names.map(name => (name === 'drop' ? far : kittens.url(name))))).toBe(1)
    expect(kittens.requests).toEqual([])
  })

  test('one that was not chosen may be asked as well, and is enough', async () => {
    const urls = names.map(name => (name === 'drop' ? far : kittens.url(name)))
    expect(await nobody(urls, ['--only', 'kitten/pad'])).toBe(1)
    expect(kittens.requests).toEqual([])
  })

  test('this machine may still be', async () => {
    expect(await nobody(names.map(name => kittens.url(name)))).toBe(0)
  })
})
