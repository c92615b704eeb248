import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { stringify } from 'yaml'
import { filesFor, scraping } from '../../../src/cli/monitors.ts'
import { samplesFrom } from '../../../src/cli/monitors/samples.ts'
import type { Depth, Reason, Sample, Status } from '../../../src/core/health/health.ts'
import type { Pool } from '../../../src/core/pool.ts'
import { isSoftware, softwares, type SoftwareId } from '../../../src/core/softwares/index.ts'
import * as probes from '../../../src/core/softwares/probes.ts'
import { instance } from '../../core/instances.ts'
import type { Mood } from '../../e2e/kittens/moods.ts'
import { startKittens, type Kittens } from '../../e2e/kittens/server.ts'
import { programs, started, type Running } from './programs.ts'

// Real programs of Debian's, with the files we write for them, looking at hosts of every fate on this machine.

const found = await programs()
if (!found) {
  const advice = 'install the packages prometheus and prometheus-blackbox-exporter'
  if (process.env['CI']) throw new Error(`Prometheus cannot be had here: ${advice}.`)
  console.warn(`Prometheus cannot be had here, so nothing is tried with it: ${advice}.`)
}

type Verdict = readonly [Status, Reason, Depth]

/** What a host does, and what our reader must make of what Prometheus saw of it. */
const fates: Readonly<Record<string, readonly [Mood, Verdict]>> = {
  parked: ['parked', ['fail', 'signature-missing', 2]],
  challenge: ['challenge', ['fail', 'signature-missing', 2]],
  'challenge-403': ['challenge-403', ['warn', 'http-4xx', 2]],
  'other-product': ['other-product', ['fail', 'signature-missing', 2]],
  hung: ['hung', ['fail', 'timeout', 0]],
  'hangs-up': ['down', ['fail', 'connect', 0]],
  password: ['password', ['fail', 'login-required', 2]],
  'bad-gateway': ['bad-gateway', ['fail', 'http-5xx', 2]],
  moved: ['moved', ['fail', 'signature-missing', 2]],
}

const all = Object.keys(softwares).filter(isSoftware)
const depths = { shallow: 2, signature: 3, functional: 4 } as const

let kittens: Kittens<string>
let strays: Server
let folder = ''
let pool: Pool = { instances: [] }
let exporter: Running
let prometheus: Running

describe.skipIf(!found)('with Debian’s Prometheus and blackbox_exporter', () => {
  beforeAll(async () => {
    if (!found) return
    folder = await mkdtemp(join(tmpdir(), 'entraide-prometheus-'))
    const spot = (kitten: SoftwareId, name: string) => ({ kitten, host: '127.0.0.1', mount: `/${name}/` })
    kittens = await startKittens({
      ...Object.fromEntries(
        all.flatMap(id => [`well-${id}`, `sold-${id}`].map(name => [name, spot(id, name)])),
      ),
      ...Object.fromEntries(Object.keys(fates).map(name => [name, spot('etherpad', name)])),
    })
    for (const [name, [mood]] of Object.entries(fates)) kittens.setMood(name, mood)
    for (const id of all) kittens.setMood(`sold-${id}`, 'parked')
    strays = await straying()
    pool = { instances: [...inhabited(), ...astray()] }

    const files = filesFor(pool, 'entraide/test (+https://entraide.example/)')
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    exporter = await started(found.exporter, [`--config.file=${join(folder, 'blackbox.yml')}`])
    await writeFile(join(folder, 'prometheus.yml'), stringify(scraping(exporter.address, '2s', '2s')))
    prometheus = await started(found.prometheus, [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
    ])
    await vi.waitFor(
      async () => expect((await read()).map(({ reason }) => reason)).not.toContain('not-probed'),
      { timeout: 15_000, interval: 250 },
    )
  }, 90_000)

  afterAll(async () => {
    await prometheus?.stop()
    await exporter?.stop()
    await kittens?.close()
    strays?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test.each(all)('a working %s is found working, as deep as its adapter looks', async id => {
    const { latency, ...sample } = await sampleOf(`well-${id}`)
    expect(sample).toMatchObject({ status: 'pass', reason: 'ok', depth: depths[probes[id].evidence] })
    expect(latency).toBeGreaterThan(0)
  })

  test.each(all)('a page that sells the domain of a %s is not taken for it', async id => {
    const { status, reason } = await sampleOf(`sold-${id}`)
    expect([status, reason]).toEqual(['fail', 'signature-missing'])
  })

  test.each(Object.entries(fates))('a host that is %s is found so', async (name, [, verdict]) => {
    const { status, reason, depth } = await sampleOf(name)
    expect([status, reason, depth]).toEqual(verdict)
  })

  test.each<[string, Verdict]>([
    ['refused', ['fail', 'connect', 0]],
    ['busy', ['fail', 'http-5xx', 2]],
    ['forbidden', ['warn', 'http-4xx', 2]],
    ['without-head', ['pass', 'ok', 4]],
  ])('a host that is %s is found so, too', async (name, verdict) => {
    const { status, reason, depth } = await sampleOf(name)
    expect([status, reason, depth]).toEqual(verdict)
  })

  test('each sample has the time of its look, which asking again does not change', async () => {
    const [first, again] = [await read(), await read(Date.now() + 1000)]
    const times = (samples: Sample[]) => samples.map(({ time }) => time)
    const unchanged = times(again).filter((time, i) => time === times(first)[i])
    expect(unchanged.length).toBeGreaterThan(0)
  })

  test('hosts get one honest request per look', () => {
    const agents = new Set(kittens.requests.map(({ headers }) => headers['user-agent']))
    expect(agents).toEqual(new Set(['entraide/test (+https://entraide.example/)']))
    expect(new Set(kittens.requests.map(({ method }) => method))).toEqual(new Set(['GET']))
  })

  test('an exporter that dies is no evidence against anybody', async () => {
    await exporter.stop()
    await vi.waitFor(
      async () =>
        expect(new Set((await read()).map(({ status, reason }) => `${status} ${reason}`))).toEqual(
          new Set(['unknown prober']),
        ),
      { timeout: 15_000, interval: 250 },
    )
  }, 20_000)
})

async function read(now = Date.now()): Promise<Sample[]> {
  const monitor = { kind: 'prometheus', url: `http://${prometheus.address}/`, names: new Map() } as const
  const samples = await samplesFrom(monitor, pool, now, fetch)
  if ('problem' in samples) throw new Error(samples.problem)
  return samples
}

async function sampleOf(name: string): Promise<Sample> {
  const sample = (await read()).find(each => each.instance === `kitten/${name}`)
  if (!sample) throw new Error(`There is no sample of ${name}.`)
  return sample
}

const inhabited = () => [
  ...all.flatMap(id =>
    [`well-${id}`, `sold-${id}`].map(name => instance(`kitten/${name}`, id, { url: kittens.url(name) })),
  ),
  ...Object.keys(fates).map(name => instance(`kitten/${name}`, 'etherpad', { url: kittens.url(name) })),
]

/** Answers that no kitten gives. */
async function straying(): Promise<Server> {
  const server = createServer(({ method, url = '' }, response) => {
    const status =
      method === 'HEAD' ? 405 : url.startsWith('/busy') ? 503 : url.startsWith('/forbidden') ? 403 : 200
    response.writeHead(status).end('<div id="editorcontainerbox"></div>')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

function astray() {
  const address = strays.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const urls = {
    // Nothing listens on the port that means "discard".
    refused: 'http://127.0.0.1:9/',
    busy: `http://127.0.0.1:${port}/busy/`,
    forbidden: `http://127.0.0.1:${port}/forbidden/`,
    'without-head': `http://127.0.0.1:${port}/without-head/`,
  }
  return Object.entries(urls).map(([name, url]) => instance(`kitten/${name}`, 'etherpad', { url }))
}
