import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pool } from '../../src/cli/pool.ts'
import { doorOrigins } from '../../src/core/doors.ts'
import type { Pool } from '../../src/core/pool.ts'
import { readPool } from '../../src/core/poolfile.ts'

let folder = ''
let config = ''
let site = ''
let written = ''
const out = { write: (text: string) => (written += text) }

beforeEach(async () => {
  written = ''
  folder = await mkdtemp(join(tmpdir(), 'entraide-pool-'))
  config = join(folder, 'config')
  site = join(folder, 'a', 'site')
  await cp(join(import.meta.dirname, '../config/good'), config, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

test('writes a pool that the page can read, in a folder that need not exist', async () => {
  expect(await pool(['--config', config, '--out', site], out)).toBe(0)
  const found = readPool(JSON.parse(await readFile(join(site, 'pool.json'), 'utf8')))
  expect(found).toMatchObject({ instances: { length: 3 } })
  expect(Date.now() - ((found as Pool).time ?? 0)).toBeLessThan(60_000)
  expect(written).toMatch(/^\S+pool\.json: 3 instances, \d+ bytes compressed\n$/)
})

test('holds those alone who serve what the portal shows', async () => {
  const ids = async () => {
    await pool(['--config', config, '--out', site], out)
    const { instances } = readPool(JSON.parse(await readFile(join(site, 'pool.json'), 'utf8'))) as Pool
    return instances.map(({ id }) => id)
  }
  expect(await ids()).not.toContain('kitten/lufi')
  await show('pad, drop')
  expect(await ids()).toContain('kitten/lufi')
})

/** Makes the portal show these services. */
async function show(services: string): Promise<void> {
  const file = join(config, 'portal.yml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('[pad]', `[${services}]`))
}

test('writes the same bytes compressed beside it, and leaves nothing else behind', async () => {
  await pool(['--config', config, '--out', site], out)
  const plain = await readFile(join(site, 'pool.json'))
  expect(brotliDecompressSync(await readFile(join(site, 'pool.json.br')))).toEqual(plain)
  expect(gunzipSync(await readFile(join(site, 'pool.json.gz')))).toEqual(plain)
  expect(await readdir(site)).toEqual(['pool.json', 'pool.json.br', 'pool.json.gz'])
})

test('replaces the pool of a site that is being served', async () => {
  await pool(['--config', config, '--out', site], out)
  await writeFile(join(site, 'pool.json'), 'old')
  await pool(['--config', config, '--out', site], out)
  expect(await readFile(join(site, 'pool.json'), 'utf8')).toContain('"kitten/etherpad"')
})

test('leaves the last good pool where it is when the configuration has a problem', async () => {
  await pool(['--config', config, '--out', site], out)
  const before = await readFile(join(site, 'pool.json'), 'utf8')
  await writeFile(join(config, 'pool.yml'), 'providers: []\n')
  expect(await pool(['--config', config, '--out', site], out)).toBe(1)
  expect(written).toContain('pool.yml:1:12  providers must list at least one provider\n')
  expect(await readFile(join(site, 'pool.json'), 'utf8')).toBe(before)
})

test('lets the pages of a built site ask the hosts of this pool, and changes no other header', async () => {
  const policy = (connect: string) =>
    `default-src 'none'; connect-src ${connect}; form-action 'self'; base-uri 'none'`
  const headers = (connect: string) =>
    JSON.stringify({ 'Content-Security-Policy': policy(connect), 'X-Frame-Options': 'DENY' })
  const built = join(site, '.headers.json')
  await mkdir(site, { recursive: true })
  await writeFile(built, headers("'self' https://gone.example.org"))
  await pool(['--config', config, '--out', site], out)
  const { instances } = readPool(JSON.parse(await readFile(join(site, 'pool.json'), 'utf8'))) as Pool
  const origins = doorOrigins({ instances }).join(' ')
  expect(origins).toMatch(/^https:\/\//)
  expect(await readFile(built, 'utf8')).toBe(headers(`'self' ${origins}`))
  await pool(['--config', config, '--out', site], out)
  expect(await readFile(built, 'utf8'), 'written twice').toBe(headers(`'self' ${origins}`))
})

test('says that a static host lets pages ask everybody, once its line cannot hold the hosts', async () => {
  const built = join(site, '.headers.json')
  await mkdir(site, { recursive: true })
  await writeFile(built, '{"Content-Security-Policy":"connect-src x; form-action y"}')
  await pool(['--config', config, '--out', site], out)
  expect(written).not.toContain('_headers')
  const file = join(config, 'pool.yml')
  const many = Array.from(
    { length: 60 },
    (_, i) =>
      `      - { id: kitten/more${i}, software: etherpad, url: 'https://a-name-that-is-long-enough-${i}.example.org/' }\n`,
  )
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('    instances:\n', `    instances:\n${many.join('')}`))
  await pool(['--config', config, '--out', site], out)
  expect(written).toMatch(/more hosts than a line of _headers holds: .* pages may ask any host that has TLS/)
})

test('lets the pages of a built site send forms to the hosts that agreed, and to no other', async () => {
  const built = join(site, '.headers.json')
  await mkdir(site, { recursive: true })
  await writeFile(built, '{"Content-Security-Policy":"connect-src x; form-action y; base-uri z"}')
  const file = join(config, 'pool.yml')
  const agreed = (await readFile(file, 'utf8')).replace(
    'software: framadate',
    'software: framadate\n        url: https://agrees.example.org/\n        id: kitten/agrees\n        handovers: [title]\n      - software: framadate',
  )
  await writeFile(file, agreed)
  await show('pad, date')
  await pool(['--config', config, '--out', site], out)
  expect(written).toContain('4 instances')
  expect(await readFile(built, 'utf8')).toContain("form-action 'self' https://agrees.example.org; base-uri z")
})

test('asks where to write when it is not told', async () => {
  expect(await pool(['--config', config], out)).toBe(2)
  expect(written).toBe('Say where to write pool.json: --out DIR\n')
})
