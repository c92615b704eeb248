import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { run } from '../../../src/cli/probe/run.ts'
import { errand } from './errands.ts'
import { host } from './hosts.ts'

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
