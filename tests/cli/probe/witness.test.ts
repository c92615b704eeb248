import { describe, expect, it } from 'vitest'
import { run, type Errand } from '../../../src/cli/probe/run.ts'
import { complaints, explanation, summary } from '../../../src/cli/probe/telling.ts'
import { errand } from './errands.ts'
import { host, manner } from './hosts.ts'
import { instance } from './instances.ts'

/** On a machine that has lost its network no name leads anywhere. */
const cutOff = { ...manner, reach: { ...manner.reach, loopback: false } }
const dead = (name: string) => instance(`${name}/software`, 'dudle', `http://${name}.localhost:1/`)
const among = (all: Errand, ...more: ReturnType<typeof dead>[]): Errand => ({
  ...all,
  pool: { instances: [...more, ...all.pool.instances] },
})

describe('a run of one host that is not reached', () => {
  it('is not believed on a machine that reaches nobody else: two others are asked, and it is said', async () => {
    const well = await errand(5)
    await run(well)
    const [first] = well.chosen as [ReturnType<typeof dead>]
    for (let runs = 0; runs < 3; runs++) {
      well.later()
      const outcome = await run({ ...well, chosen: [first], manner: cutOff })
      expect(outcome.notes).toEqual(['prober-blind'])
      expect(outcome.written.instances[first.id]).toMatchObject({ status: 'pass', reason: 'ok' })
      expect(new Set(outcome.witness?.asked).size).toBe(2)
      expect(outcome.witness?.asked).not.toContain(first.id)
      expect(complaints(outcome)).toBe(
        'Nobody was reached, nor two other hosts of the pool, asked to be sure: this machine seems to be cut off. What was known is kept.\n',
      )
    }
  })

  it('is believed where another is reached: one that worked is asked first, and nobody after it', async () => {
    const others = ['a', 'b', 'c', 'd', 'e', 'f'].map(dead)
    const well = await errand(1)
    const all = among(well, dead('gone'), ...others)
    const [good] = (await run(all)).looks
    well.later()
    const outcome = await run({ ...all, chosen: [dead('gone')] })
    const id = good?.instance.id
    expect(outcome.witness).toEqual({ asked: [id], reached: id })
    expect(outcome.notes).toEqual([])
    expect(outcome.written.instances['gone/software']?.reason).toBe('connect')
    expect(complaints(outcome)).toBe('')
    expect(summary('health.json', outcome)).toContain(`Nobody was reached but ${id}, asked to be sure`)
  })

  it('is believed where a canary sings: no other host is troubled', async () => {
    const canary = await host((_request, response) => response.end('tweet'))
    const all = among(await errand(2), dead('gone'))
    const outcome = await run({ ...all, chosen: [dead('gone')], canaries: [canary] })
    expect(outcome.witness).toEqual({ asked: [canary], reached: canary })
    expect(outcome.notes).toEqual([])
  })

  it('is explained without a word on whose fault it is', async () => {
    const one = dead('gone')
    const { looks } = await run({ ...(await errand(0)), pool: { instances: [one] }, chosen: [one] })
    expect(looks.map(look => explanation(look, 'test')).join()).toContain(
      'It was not reached, and nobody else was asked: a machine that is cut off finds the same.',
    )
  })

  it('is not believed where there is nobody to ask, and a canary is what helps', async () => {
    const one = dead('gone')
    const outcome = await run({ ...(await errand(0)), pool: { instances: [one] }, chosen: [one] })
    expect(outcome.notes).toEqual(['prober-blind'])
    expect(complaints(outcome)).toMatch(/no other host to ask[^]*tip: name a page .* as a canary/)
  })
})

it('a run that was answered, if only with an error, needs nobody else', async () => {
  const ill = await errand(3, () => 502)
  const outcome = await run({ ...ill, chosen: ill.chosen.slice(0, 1) })
  expect(outcome).not.toHaveProperty('witness')
  expect(outcome.notes).toEqual([])
})
