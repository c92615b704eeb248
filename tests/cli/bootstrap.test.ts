import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isInstalled, isIntact, supports, unpack } from '../../src/cli/bootstrap.mjs'
import project from '../../package.json' with { type: 'json' }
import { folderWith } from './site.ts'

const integrityOf = (bytes: Buffer) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`

describe('which Node runs the project', () => {
  test.each([
    ['14.21.3', false],
    ['20.20.2', false],
    ['22.18.0', false],
    ['22.19.0', true],
    ['22.22.2', true],
    ['23.11.1', false],
    ['24.0.0', true],
    ['24.21.0', true],
    ['25.9.0', false],
    ['26.0.0', true],
    ['31.2.0', true],
  ])('%s: %s', (version, expected) => {
    expect(supports(version)).toBe(expected)
  })

  test('is what package.json says', () => {
    expect(project.engines.node).toBe('^22.19.0 || ^24.0.0 || >=26.0.0')
  })
})

describe('a downloaded Node', () => {
  async function archive(): Promise<{ dir: string; path: string; bytes: Buffer }> {
    const dir = await folderWith({
      'package/bin/node': '#!/bin/sh\n',
      'package/LICENSE': 'MIT',
      'package/README.md': '',
    })
    const path = join(dir, 'node.tgz')
    execFileSync('tar', ['-czf', path, '-C', dir, 'package'])
    return { dir, path, bytes: readFileSync(path) }
  }

  test('is known by its digest alone', () => {
    const bytes = Buffer.from('a node')
    expect(isIntact(bytes, integrityOf(bytes))).toBe(true)
    expect(isIntact(Buffer.from('a nod3'), integrityOf(bytes))).toBe(false)
  })

  test('is unpacked, and leaves nothing else behind', async () => {
    const { dir, path, bytes } = await archive()
    unpack(path, integrityOf(bytes), join(dir, 'home'))
    expect(readdirSync(join(dir, 'home')).toSorted()).toEqual(['LICENSE', 'bin'])
    expect(readdirSync(dir).toSorted()).toEqual(['home', 'node.tgz', 'package'])
  })

  test('is refused when it was tampered with', async () => {
    const { dir, path, bytes } = await archive()
    const other = integrityOf(Buffer.concat([bytes, Buffer.from('!')]))
    expect(() => unpack(path, other, join(dir, 'home'))).toThrow('not the one that was published')
    expect(readdirSync(dir).toSorted()).toEqual(['node.tgz', 'package'])
  })

  test('is refused when it cannot be unpacked', async () => {
    const dir = await folderWith({ 'node.tgz': 'no archive' })
    const integrity = integrityOf(Buffer.from('no archive'))
    expect(() => unpack(join(dir, 'node.tgz'), integrity, join(dir, 'home'))).toThrow('could not be unpacked')
    expect(readdirSync(dir)).toEqual(['node.tgz'])
  })

  test('leaves the one another process has put there meanwhile', async () => {
    const { dir, path, bytes } = await archive()
    unpack(path, integrityOf(bytes), join(dir, 'home'))
    unpack(path, integrityOf(bytes), join(dir, 'home'))
    expect(readdirSync(dir).toSorted()).toEqual(['home', 'node.tgz', 'package'])
  })
})

describe('the packages', () => {
  const lock = {
    '': { name: 'entraide' },
    'node_modules/vue': { version: '3.5.45', integrity: 'sha512-vue' },
    'node_modules/for-another-system': { version: '1.0.0', integrity: 'sha512-other', optional: true },
  }

  const installed = async (list: object | undefined) =>
    isInstalled(
      await folderWith({
        'package-lock.json': JSON.stringify({ packages: lock }),
        ...(list && { 'node_modules/.package-lock.json': JSON.stringify({ packages: list }) }),
      }),
    )

  test('are installed when npm lists all that are locked', async () => {
    expect(await installed({ 'node_modules/vue': lock['node_modules/vue'] })).toBe(true)
  })

  test.each([
    ['nothing was ever installed', undefined],
    ['one is missing', {}],
    ['one is another version', { 'node_modules/vue': { version: '3.5.44', integrity: 'sha512-older' } }],
  ])('are not when %s', async (_, list) => {
    expect(await installed(list)).toBe(false)
  })
})
