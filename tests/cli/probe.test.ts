import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { probe } from '../../src/cli/probe.ts'
import type { World } from '../../src/cli/probe/errand.ts'
import { readHealth } from '../../src/core/health/reading.ts'
import { readRuns } from '../../src/core/past/runs.ts'
import { writePool } from '../../src/core/poolfile.ts'
import { services } from '../../src/core/services.ts'
import { startKittens, type Kittens } from '../e2e/kittens/server.ts'
import { instance } from './probe/instances.ts'
import { folderWith } from './site.ts'

const names = ['pad', 'other', 'third', 'poll', 'drop'] as const
const softwareOf = {
  pad: 'etherpad',
  other: 'etherpad',
  third: 'hedgedoc',
  poll: 'framadate',
  drop: 'lufi',
} as const
type Name = (typeof names)[number]

let kittens: Kittens<Name>
let said = ''
let now = 0
let folder = ''

beforeAll(async () => {
  kittens = await startKittens(softwareOf)
})
beforeEach(async () => {
  kittens.reset()
  now = Date.parse('2026-11-01T12:00:00Z')
  folder = await folderWith({ 'pool.json': poolOf(names.map(name => kittens.url(name))) })
})
afterAll(() => kittens.close())

const poolOf = (urls: readonly string[]) =>
  JSON.stringify(
    writePool({
      instances: names.map((name, i) => instance(`kitten/${name}`, softwareOf[name], urls[i] ?? '')),
    }),
  )

const world: World = {
  pace: { now: () => now, pause: async () => undefined },
  limits: { connect: 500, total: 500 },
}

/** One run, five minutes after the last one; gives the exit code. */
async function run(args: readonly string[] = [], isTTY = false, how = world): Promise<number> {
  said = ''
  now += 300_000
  const out = { write: (text: string) => (said += text), isTTY }
  const config = join(import.meta.dirname, '../config/good')
  const pool = join(folder, 'pool.json')
  return probe(['--config', config, '--out', folder, '--pool', pool, '--allow-loopback', ...args], out, how)
}

const text = () => readFile(join(folder, 'health.json'), 'utf8')
async function published() {
  const file = readHealth(JSON.parse(await text()))
  if (typeof file === 'string') throw new Error(file)
  return file
}
const statuses = async () =>
  Object.fromEntries(
    [...(await published()).instances].map(([id, { status, reason }]) => [id, `${status} ${reason}`]),
  )

describe('a run', () => {
  test('publishes what pages can read, and is quiet where nobody is there', async () => {
    expect(await run()).toBe(0)
    expect(said).toBe('')
    expect(await statuses()).toEqual(Object.fromEntries(names.map(name => [`kitten/${name}`, 'pass ok'])))
    expect((await published()).time).toBe(now)
    const plain = await readFile(join(folder, 'health.json'))
    expect(brotliDecompressSync(await readFile(join(folder, 'health.json.br')))).toEqual(plain)
    expect(gunzipSync(await readFile(join(folder, 'health.json.gz')))).toEqual(plain)
    expect(JSON.parse(plain.toString())).toMatchObject({
      prober: { contact: 'mailto:kitten@example.org' },
    })
  })

  test('leaves nothing behind but what it is for', async () => {
    await run()
    const history = (await readdir(join(folder, 'history'))).toSorted()
    const names = [...services, 'runs'].flatMap(name => ['', '.br', '.gz'].map(end => `${name}.json${end}`))
    expect(history).toEqual(names.toSorted())
    expect((await readdir(folder)).toSorted()).toEqual(
      [
        '.health-memory.json',
        'health.json',
        'health.json.br',
        'health.json.gz',
        'history',
        'pool.json',
      ].toSorted(),
    )
    const pads = JSON.parse(await readFile(join(folder, 'history', 'pad.json'), 'utf8'))
    expect(Object.keys(pads.instances)).toEqual(['kitten/pad', 'kitten/other', 'kitten/third'])
  })

  test('shows a terminal how far it is, and what changed', async () => {
    await run()
    kittens.setMood('pad', 'parked')
    expect(await run([], true)).toBe(0)
    expect(said).toMatch(/\r1 of 5 instances.*\r4 of 5 instances\r\x1b\[K/s)
    expect(said).toContain('health.json: 4 pass, 0 warn, 1 fail, 0 unknown\n  kitten/pad: fail, parked\n')
  })

  test('forgives one miss, believes the second, and lets nobody back at once', async () => {
    const seen: (string | undefined)[] = []
    for (const mood of ['well', 'down', 'down', 'well', 'well'] as const) {
      kittens.setMood('pad', mood)
      await run()
      seen.push((await statuses())['kitten/pad'])
    }
    expect(seen).toEqual(['pass ok', 'warn connect', 'fail connect', 'warn connect', 'pass ok'])
  })

  test('goes on from what was published where its memory is lost or spoiled', async () => {
    await run()
    kittens.setMood('pad', 'down')
    await run()
    await writeFile(join(folder, '.health-memory.json'), '{"instances":')
    await run()
    expect((await statuses())['kitten/pad']).toBe('fail connect')
  })

  test('looks at part of the pool and keeps what is known of the rest', async () => {
    await run()
    kittens.reset()
    kittens.setMood('drop', 'full')
    expect(await run(['--only', 'pad'])).toBe(0)
    expect(new Set(kittens.requests.map(({ to }) => to))).toEqual(new Set(['pad', 'other', 'third']))
    expect(await run(['--only', 'kitten/drop'])).toBe(0)
    expect((await statuses())['kitten/drop']).toBe('warn full')
    expect((await published()).instances.size).toBe(5)
  })

  test('says all to programs', async () => {
    kittens.setMood('poll', 'maintenance')
    expect(await run(['--json'])).toBe(0)
    const found = JSON.parse(said)
    expect(found).toMatchObject({ published: true, status: 'pass', notes: [], objections: [] })
    expect(found.seen.find((one: { instance: string }) => one.instance === 'kitten/poll')).toMatchObject({
      ...{ status: 'fail', reason: 'maintenance', depth: 3, requests: 2 },
    })
  })

  test('is never seen half written', async () => {
    await run()
    const over = new AbortController()
    const runs = (async () => {
      for (let i = 0; i < 3; i++) await run()
      over.abort()
    })()
    let reads = 0
    for (; !over.signal.aborted; reads++) await published()
    await runs
    expect(reads).toBeGreaterThan(3)
  })
})

describe('the guard', () => {
  test('keeps what is known when most fail at once, and says so', async () => {
    await run()
    for (const name of ['pad', 'other', 'third'] as const) kittens.setMood(name, 'bad-gateway')
    const before = await statuses()
    expect(await run()).toBe(1)
    expect(said).toBe(
      'Most of what worked fails at once: that looks like our own fault. What was known is kept.\n',
    )
    expect(await statuses()).toEqual(before)
    expect(await published()).toMatchObject({
      status: 'warn',
      notes: ['mass-failure', 'carried-over'],
      time: now,
    })
  })

  test('tells for ninety days which runs it set aside, also those of which nothing was published', async () => {
    await run()
    for (const name of ['pad', 'other', 'third'] as const) kittens.setMood(name, 'bad-gateway')
    await run()
    await run()
    const twice = { first: now - 300_000, last: now, runs: 2, reasons: ['mass-failure'], refused: false }
    kittens.reset()
    now -= 300_000
    await run()
    const runs = readRuns(JSON.parse(await readFile(join(folder, 'history', 'runs.json'), 'utf8')))
    const refused = { reasons: ['not-newer'], refused: true }
    expect(runs).toEqual({
      since: now - 600_000,
      last: { time: now, looked: 5, of: 5, ...refused },
      asides: [twice, { first: now, last: now, runs: 1, ...refused }],
    })
  })

  test('takes a run that reaches nobody for blind, from the first day', async () => {
    await writeFile(join(folder, 'pool.json'), poolOf(names.map(name => `http://${name}.localhost:1/`)))
    expect(await run()).toBe(1)
    expect(said).toMatch(/^No host at all could be reached/)
    expect(new Set(Object.values(await statuses()))).toEqual(new Set(['unknown prober']))
  })

  test.each([
    ['goes back in time', () => (now -= 400_000)],
    ['goes back by two hours', () => (now -= 7_200_000)],
    ['comes in the same second', () => (now -= 300_000)],
  ])('refuses a run that %s: the last good file stays', async (_what, turn) => {
    await run()
    const before = await text()
    turn()
    expect(await run()).toBe(1)
    expect(said).toMatch(/^Nothing was published: what is published is as recent as this run/)
    expect(await text()).toBe(before)
  })

  test('lets one run at a time into a folder, and takes over from one that died', async () => {
    const file = join(folder, '.probing')
    await writeFile(file, String(process.pid))
    expect(await run()).toBe(1)
    expect(said).toBe(`Another run is at work in ${folder}.\n`)
    expect(kittens.requests).toEqual([])
    await writeFile(file, '999999999')
    expect(await run()).toBe(0)
    expect(await readdir(folder)).not.toContain('.probing')
  })
})

describe('a repeated run', () => {
  test('goes on at its pace, and says once what stays wrong', async () => {
    const waited: number[] = []
    const pause = async (time: number) => {
      if (time < 60_000) return
      now += 300_000
      if (waited.push(time) === 3) throw new Error('enough')
    }
    await rm(join(folder, 'pool.json'))
    const how: World = { ...world, pace: { ...world.pace, pause, random: () => 0 } }
    await expect(run(['--every', '10m'], false, how)).rejects.toThrow('enough')
    expect(waited).toEqual([480_000, 480_000, 480_000])
    expect(said).toMatch(/^The pool cannot be read: [^\n]*\n$/)
  })
})

describe('an explanation', () => {
  test('can be sent to the host: what was asked, answered and concluded', async () => {
    kittens.setMood('poll', 'maintenance')
    expect(await run(['--explain', 'kitten/poll'])).toBe(0)
    expect(said).toContain(`GET ${kittens.url('poll')}create_poll.php?type=date\n  answered 302`)
    expect(said).toContain(`pointing to ${kittens.url('poll')}maintenance.php`)
    expect(said).toContain(
      'Concluded: fail, maintenance. It says that it is in maintenance.\nProven: this software.',
    )
    expect(said).toMatch(/as "Entraide-probe\/\d+\.\d+\.\d+ \(\+mailto:kitten@example\.org\)"/)
    expect(said).toContain('User-agent: Entraide-probe\n  Disallow: /')
    expect(await readdir(folder)).toEqual(['pool.json'])
  })

  test('tells the reason of silence', async () => {
    kittens.setMood('pad', 'hung')
    await run(['--explain', 'kitten/pad'])
    expect(said).toMatch(/timeout: no answer in time \(\d+ ms\)/)
    expect(said).not.toContain('cut off')
  })
})

test.each([
  [['--every', '10s']],
  [['--every', '25h']],
  [['--every', 'often']],
  [['--once', '--every', '5m']],
  [['--once', '--explain', 'kitten/pad']],
  [['--only', 'nobody/pad'], /neither a service nor an instance that is drawn[^]*tip: for example pad/],
  // A provider: what it runs is told.
  [['--only', 'kitten'], /for example kitten\/\w+/],
  [['--explain', 'nobody/pad']],
])('%j is a wrong command', async (args: string[], why = /./) => {
  expect(await run(args)).toBe(2)
  expect(said).toMatch(why)
  expect(kittens.requests).toEqual([])
})

test('without leave, no machine of ours is visited', async () => {
  const out = { write: (text: string) => (said += text) }
  const pool = join(folder, 'pool.json')
  expect(
    await probe(
      ['--config', join(import.meta.dirname, '../config/good'), '--out', folder, '--pool', pool],
      out,
    ),
  ).toBe(1)
  expect(said).toContain('holds no pool that can be used')
  expect(kittens.requests).toEqual([])
})
