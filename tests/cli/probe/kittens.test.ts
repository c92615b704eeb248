import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Kept } from '../../../src/cli/probe/kept.ts'
import type { Look } from '../../../src/cli/probe/look.ts'
import { pace, round } from '../../../src/cli/probe/round.ts'
import { isSoftware, softwares, type SoftwareId } from '../../../src/core/softwares/index.ts'
import * as probes from '../../../src/core/softwares/probes.ts'
import type { Mood } from '../../e2e/kittens/moods.ts'
import { startKittens, type Kittens } from '../../e2e/kittens/server.ts'
import { kittenOf } from '../../e2e/kittens/table.ts'
import { instance } from './instances.ts'
import { manner } from './hosts.ts'

const ids = Object.keys(softwares).filter(isSoftware)
const generations = ['ethercalc2026', 'scrumblr2017', 'wbo20', 'etherpad18'] as const
const softwareOf = {
  ethercalc2026: 'ethercalc',
  scrumblr2017: 'scrumblr',
  wbo20: 'wbo',
  etherpad18: 'etherpad',
} as const
const residents = [...ids, ...generations]
type Name = (typeof residents)[number]

let kittens: Kittens<Name>

beforeAll(async () => {
  kittens = await startKittens(Object.fromEntries(residents.map(id => [id, id])) as Record<Name, Name>)
})
beforeEach(() => kittens.reset())
afterAll(() => kittens.close())

async function seen(names: readonly Name[], kept: Kept = { robots: {}, gates: {} }): Promise<Look[]> {
  const instances = names.map(name =>
    instance(name, isSoftware(name) ? name : softwareOf[name], kittens.url(name)),
  )
  return round(instances, manner, kept, { ...pace, pauses: [] })
}

const told = (looks: readonly Look[]) =>
  Object.fromEntries(
    looks.map(({ instance, verdict }) => [instance.id, `${verdict.status} ${verdict.reason}`]),
  )

const all = (verdict: string, names: readonly Name[] = ids, but: Partial<Record<Name, string>> = {}) => ({
  ...Object.fromEntries(names.map(name => [name, verdict])),
  ...but,
})

test('every software is recognised when it is well, in each of its generations', async () => {
  const looks = await seen(residents)
  expect(told(looks)).toEqual(all('pass ok', residents))
  for (const { instance, verdict } of looks.filter(look => isSoftware(look.instance.id))) {
    const { evidence } = probes[instance.software]
    expect(verdict.depth, instance.id).toBe({ shallow: 2, signature: 3, functional: 4 }[evidence])
  }
})

describe('whatever the software', () => {
  test.each<[Mood, string]>([
    ['down', 'fail connect'],
    ['hung', 'fail timeout'],
    ['bad-gateway', 'fail http-5xx'],
    ['challenge', 'warn challenge'],
    ['challenge-403', 'warn challenge'],
    ['password', 'fail login-required'],
    ['moved', 'fail redirect-offsite'],
    ['parked', 'fail parked'],
    ['other-product', 'fail other-product'],
  ])('%s is told as %s', async (mood, verdict) => {
    for (const id of ids) kittens.setMood(id, mood)
    expect(told(await seen(ids))).toEqual(all(verdict))
  })

  test('slow is well, a little later', async () => {
    for (const id of ids) kittens.setMood(id, 'slow', 100)
    const looks = await seen(ids)
    expect(told(looks)).toEqual(all('pass ok'))
    expect(Math.min(...looks.map(look => look.latency ?? 0))).toBeGreaterThanOrEqual(99)
  })

  test('an account asked for is seen, as each software asks for it', async () => {
    for (const id of ids) kittens.setMood(id, 'login')
    // Its refusal of those without a token has no sign of its own: that may as well be a refusal of probes.
    expect(told(await seen(ids))).toEqual(all('fail login-required', ids, { wbo: 'warn http-4xx' }))
  })
})

describe('a software that', () => {
  const having = (mood: Mood) => ids.filter(id => (kittenOf(id).moods as readonly Mood[]).includes(mood))

  test.each<[Mood, string, Partial<Record<SoftwareId, string>>]>([
    ['maintenance', 'fail maintenance', {}],
    ['full', 'fail full', {}],
    // Its page is static: whether polls can be saved does not show.
    ['hollow', 'fail http-5xx', { croodle: 'pass ok' }],
  ])('is in %s says so', async (mood, verdict, but) => {
    for (const id of having(mood)) kittens.setMood(id, mood)
    expect(having(mood)).not.toEqual([])
    expect(told(await seen(having(mood)))).toEqual(all(verdict, having(mood), but))
  })
})

test('nothing is ever posted, and nothing is created by looking', async () => {
  await seen(ids)
  const methods = new Set(kittens.requests.map(({ method }) => method))
  expect([...methods]).toEqual(['GET'])
  expect(kittens.requests.filter(({ path }) => /[?&]url=|\/new$/.test(path))).toEqual([])
})

test('one request per instance is made in an ordinary run, and a wish or a second look is not asked again', async () => {
  const kept: Kept = { robots: {}, gates: {} }
  await seen(ids, kept)
  kittens.reset()
  await seen(ids, kept)
  expect(kittens.requests.map(({ to }) => to).toSorted()).toEqual(ids.toSorted())
})

test('a second look is not taken where the host asks us to leave that page alone', async () => {
  const { origin } = new URL(kittens.url('jitsi'))
  const rules = [{ allows: false, path: '/config.js' }]
  kittens.setMood('jitsi', 'login')
  const looks = await seen(['jitsi'], { robots: { [origin]: { time: Date.now(), rules } }, gates: {} })
  expect(told(looks)).toEqual({ jitsi: 'pass ok' })
  expect(kittens.requests.map(({ path }) => path)).toEqual(['/http-bind'])
})
