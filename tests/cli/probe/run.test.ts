import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { pace } from '../../../src/cli/probe/round.ts'
import { run, type Errand } from '../../../src/cli/probe/run.ts'
import { folderWith } from '../site.ts'
import { host, manner, serving } from './hosts.ts'
import { instance } from './instances.ts'

/** An errand to so many hosts, all on one server that answers with this status. */
async function errand(count: number, status = () => 200): Promise<Errand & { later: () => void }> {
  let now = Date.parse('2026-11-01T12:00:00Z')
  const port = await serving(
    createServer((_request, response) => response.writeHead(status()).end('<h1>A tool</h1>')),
  )
  const instances = Array.from({ length: count }, (_, i) =>
    instance(`provider-number-${i}/software`, 'dudle', `http://host${i}.localhost:${port}/`),
  )
  return {
    ...{ folder: await folderWith({}), pool: { instances }, chosen: instances, canaries: [], manner },
    prober: {
      name: 'Entraide-probe',
      version: '0.1.0',
      userAgent: manner.userAgent,
      contact: 'https://portal.example/',
    },
    pace: { ...pace, now: () => now, pause: async () => undefined },
    interval: 300_000,
    later: () => (now += 300_000),
  }
}

it('with a canary that is silent changes nothing, and marks what it publishes', async () => {
  let status = 200
  const well = await errand(4, () => status)
  await run(well)
  well.later()
  status = 404
  const silent = await host((_request, response) => void response.destroy())
  const outcome = await run({ ...well, canaries: [silent] })
  expect(outcome.notes).toContain('canary-failed')
  expect(outcome.written).toMatchObject({ status: 'warn', counts: { pass: 4, fail: 0 } })
})

it('with a canary that sings believes what it sees', async () => {
  const well = await errand(4)
  const singing = await host((_request, response) => response.end('tweet'))
  expect((await run({ ...well, canaries: [singing] })).written).toMatchObject({ status: 'pass', notes: [] })
})

it('of a hundred instances weighs less than 30 kB, and 3 kB compressed, with all that may be said', async () => {
  const many = await errand(100)
  await run(many)
  many.later()
  await run(many)
  const plain = await readFile(join(many.folder, 'health.json'))
  expect(JSON.parse(plain.toString()).counts.pass).toBe(100)
  expect(plain.length).toBeLessThan(30_000)
  expect(brotliCompressSync(plain).length).toBeLessThan(3000)
})

it('forgets instances that left the pool, and tells newcomers from failures', async () => {
  const two = await errand(2)
  await run(two)
  two.later()
  const { instances } = two.pool
  const outcome = await run({ ...two, pool: { instances: instances.slice(1) }, chosen: [] })
  expect(outcome.objections).toEqual([])
  expect(Object.keys(outcome.written.instances)).toEqual(['provider-number-1/software'])
  const memory = JSON.parse(await readFile(join(two.folder, '.health-memory.json'), 'utf8'))
  expect(Object.keys(memory.kept.robots)).toEqual([new URL(instances[1]?.url ?? '').origin])
  two.later()
  const back = await run({ ...two, chosen: [] })
  expect(back.written.instances['provider-number-0/software']).toMatchObject({
    status: 'unknown',
    reason: 'not-probed',
  })
})
