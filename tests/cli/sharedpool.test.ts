import { cp, readFile, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { check } from '../../src/cli/check.ts'
import { pool } from '../../src/cli/pool.ts'
import { asking, sharedCopy } from '../../src/cli/sharedpool.ts'
import { readPool } from '../../src/core/poolfile.ts'
import { others } from '../config/others.ts'
import { serving } from './probe/hosts.ts'
import { folderWith } from './site.ts'

const text = JSON.stringify(others)
let site = ''
let answer: RequestListener
let address = ''

/** Another portal, on this machine, that answers as the test says. */
beforeEach(async () => {
  site = join(await folderWith({}), 'site')
  answer = (_, response) => void response.end(text)
  address = `http://127.0.0.1:${await serving(createServer((request, response) => answer(request, response)))}/pool.json`
})
const says = (status: number, body: string, headers = {}): void =>
  void (answer = (_, response) => void response.writeHead(status, headers).end(body))
const ask = (means: Partial<Parameters<typeof asking>[0]> = {}) => asking({ site, ...means })(address)

describe('what another portal answers', () => {
  it('is taken as it is, packed or not, and kept beside the site', async () => {
    expect(await ask()).toEqual({ found: others })
    answer = (_, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(text))
    expect(await ask()).toEqual({ found: others })
    expect(JSON.parse(await readFile(join(site, sharedCopy), 'utf8'))).toMatchObject({
      address,
      pool: others,
    })
  })

  it.each<[string, () => void, string]>([
    ['404', () => says(404, text), 'was answered with 404'],
    ['a page', () => says(200, '<!doctype html>'), 'is no pool'],
    ['another format', () => says(200, '{"format":"entraide-pool/9"}'), 'was written for another version'],
    ['nobody', () => says(200, '{"format":"entraide-pool/1","providers":[],"instances":[]}'), 'lists nobody'],
    ['more than a pool can be', () => says(200, ' '.repeat(1_000_000) + text), 'is too large to be a pool'],
    [
      'a way on',
      () => says(302, '', { Location: 'http://169.254.169.254/' }),
      'leads on to "http://169.254.169.254/"',
    ],
    ['nothing', () => (answer = request => void request.socket.destroy()), 'could not be reached'],
    ['nothing, for ever', () => (answer = () => undefined), 'could not be reached: no answer in time'],
  ])('does not count where it is %s: what it said before is used', async (_, turn, message) => {
    const limits = { total: 400, connect: 400 }
    turn()
    expect(await ask({ limits })).toEqual({
      trouble: { message: expect.stringContaining(message), tip: expect.any(String) },
    })
    says(200, text)
    const time = Date.now()
    await ask({ now: () => time })
    turn()
    expect(await ask({ limits })).toMatchObject({
      found: others,
      kept: time,
      trouble: { message: expect.stringContaining(message) },
    })
  })
})

it('another address has no copy, and a copy that was damaged is none', async () => {
  await ask()
  answer = (_, response) => void response.writeHead(500).end()
  expect(await asking({ site })(`${address}?other`)).not.toHaveProperty('found')
  await writeFile(join(site, sharedCopy), '{"address":')
  expect(await ask()).not.toHaveProperty('found')
})

it('a copy that is young enough is asked for nobody, one from the future is', async () => {
  let asked = 0
  answer = (_, response) => void response.end(((asked += 1), text))
  const time = Date.now()
  for (const later of [0, 59_000, 61_000, 0]) await ask({ fresh: 60_000, now: () => time + later })
  expect(asked).toBe(3)
})

it('a name that leads to a private network is not followed', async () => {
  const resolve = async () => [{ address: '192.168.1.1', family: 4 }]
  const { trouble } = await asking({ site, reach: { resolve, loopback: false } })(
    'https://entraide.test/pool.json',
  )
  expect(trouble?.message).toBe('could not be reached: entraide.test leads to no public address')
})

it('a folder that cannot be written keeps no copy, says so, and takes what was found', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue()
  await writeFile(site, 'a file')
  expect(await ask()).toEqual({ found: others })
  expect(told).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^No copy of the shared pool is kept: /))
})

describe('the commands', () => {
  let config = ''
  let said = ''
  const out = { write: (line: string) => (said += line) }
  beforeEach(async () => {
    said = ''
    config = join(await folderWith({}), 'config')
    await cp(join(import.meta.dirname, '../config/mairie'), config, { recursive: true })
    const file = join(config, 'pool.yml')
    const yaml = await readFile(file, 'utf8')
    await writeFile(file, yaml.replace('https://entraide.test/pool.json', address))
  })
  const written = async () => {
    const found = readPool(JSON.parse(await readFile(join(site, 'pool.json'), 'utf8')))
    return typeof found === 'string' ? [] : found.instances.map(({ id }) => id)
  }

  it('write the town hall’s pool with what is shared, and go on with its copy when the other portal is away', async () => {
    expect(await pool(['--config', config, '--out', site], out)).toBe(0)
    expect(said).toMatch(/pool\.json: 9 instances, \d+ bytes compressed\n$/)
    const before = await written()
    expect(before).toContain('moineau/etherpad')
    says(503, '')
    expect(await pool(['--config', config, '--out', site], out)).toBe(0)
    expect(said).toMatch(
      /gives no pool now: its copy of \d{4}-\d\d-\d\d \d\d:\d\d UTC is used\. npm run check says why\.\n$/,
    )
    expect(await written()).toEqual(before)
  })

  it('write nothing where the other portal never answered', async () => {
    says(503, '')
    expect(await pool(['--config', config, '--out', site], out)).toBe(1)
    expect(said).toContain('shared was answered with 503, and no earlier copy of it is kept')
    expect(await written().catch(() => 'nothing')).toBe('nothing')
  })

  it('count what is shared beside what is listed', async () => {
    expect(await check(['--config', config, '--site', site], out)).toBe(0)
    expect(said).toContain(
      `2 providers, 4 instances: 3 drawn, 1 paused, 0 that ask for an account; 7 more of ${address}; `,
    )
  })
})
