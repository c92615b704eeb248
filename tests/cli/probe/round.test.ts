import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { Exchange, Limits } from '../../../src/cli/probe/exchange.ts'
import type { Kept } from '../../../src/cli/probe/kept.ts'
import { isBlind, pace, round, samplesOf, type Pace } from '../../../src/cli/probe/round.ts'
import type { Instance } from '../../../src/core/pool.ts'
import { instance } from './instances.ts'
import { manner, serving } from './hosts.ts'

const page = '<h1>A tool</h1>'
const nothing = (): Kept => ({ robots: {}, gates: {} })

/** One server for many hosts, which it tells apart by name: what it answers, and what it was asked. */
async function web(
  answers: Readonly<Record<string, (attempt: number, path: string) => number | 'never' | string>> = {},
) {
  const asked: { host: string; path: string; agent: string }[] = []
  const open = new Map<string, number>()
  const most = { atOnce: 0, perHost: 0 }
  const port = await serving(
    createServer((request, response) => {
      const host = (request.headers.host ?? '').split('.')[0] ?? ''
      asked.push({ host, path: request.url ?? '', agent: String(request.headers['user-agent']) })
      open.set(host, (open.get(host) ?? 0) + 1)
      most.atOnce = Math.max(most.atOnce, [...open.values()].filter(n => n > 0).length)
      most.perHost = Math.max(most.perHost, open.get(host) ?? 0)
      request.socket.on('close', () => open.set(host, 0))
      const attempt = asked.filter(one => one.host === host && one.path === request.url).length
      const wish = request.url === '/robots.txt' && !answers[host] ? 404 : undefined
      const answer = wish ?? answers[host]?.(attempt, request.url ?? '') ?? 200
      // A moment, in which others may come.
      if (typeof answer === 'number') setTimeout(() => response.writeHead(answer).end(page), 5)
      else if (answer !== 'never') response.end(answer)
    }),
  )
  const at = (host: string, path = '') =>
    instance(`${host}/tool${path}`, 'dudle', `http://${host}.example.localhost:${port}/${path}`)
  const paths = (host: string) => asked.filter(one => one.host === host).map(one => one.path)
  return { at, asked, most, paths }
}

/** Waits for nothing, and notes how long it would have. */
function impatient(more: Partial<Pace> = {}): Pace & { waited: number[] } {
  const waited: number[] = []
  return { ...pace, random: () => 0.5, pause: async time => waited.push(time), ...more, waited }
}

const run = (
  instances: readonly Instance[],
  kept = nothing(),
  how: Pace = impatient(),
  limits: Limits = manner.limits,
) => round(instances, { ...manner, limits }, kept, how)

describe('manners', () => {
  it('a host is asked one thing at a time, few hosts at once, in an order that changes', async () => {
    const { at, most, asked } = await web()
    const instances = Array.from({ length: 30 }, (_, i) => at(`host${i % 15}`, `path${i}/`))
    const looks = await run(instances, nothing(), { ...impatient(), random: Math.random, hosts: 4 })
    expect(looks.every(look => look.verdict.status === 'pass')).toBe(true)
    expect(most.atOnce).toBeLessThanOrEqual(4)
    expect(most.atOnce).toBeGreaterThan(1)
    expect(most.perHost).toBe(1)
    const order = () =>
      asked
        .splice(0)
        .map(one => one.host)
        .join()
    const first = order()
    await run(instances, nothing(), { ...impatient(), random: Math.random, hosts: 1 })
    expect(order()).not.toBe(first)
  })

  it('a host that works is asked once, and once a day for its wishes', async () => {
    const { at, paths, asked } = await web()
    const kept = nothing()
    let now = Date.parse('2026-11-01T12:00:00Z')
    const how = impatient({ now: () => now })
    await run([at('host')], kept, how)
    expect(paths('host')).toEqual(['/robots.txt', '/'])
    now += 23 * 3_600_000
    await run([at('host')], kept, how)
    expect(paths('host')).toHaveLength(3)
    now += 2 * 3_600_000
    await run([at('host')], kept, how)
    expect(paths('host').slice(3)).toEqual(['/robots.txt', '/'])
    expect(new Set(asked.map(one => one.agent))).toEqual(new Set([manner.userAgent]))
  })

  it('a host that names us in its robots.txt is left alone, and that is no fault', async () => {
    const wish = (_attempt: number, path: string) =>
      path === '/robots.txt' ? 'User-agent: entraide-probe\nDisallow: /' : 200
    const { at, paths } = await web({ shy: wish })
    const kept = nothing()
    for (let i = 0; i < 3; i++) {
      // Heard, however busy this machine is.
      const [look] = await run([at('shy')], kept, impatient(), { ...manner.limits, total: 10_000 })
      expect(look?.verdict).toEqual({ status: 'unknown', reason: 'opted-out', depth: 0 })
    }
    expect(paths('shy')).toEqual(['/robots.txt'])
  })

  it('a wish once heard is kept while the host is silent', async () => {
    const { at, paths } = await web({ shy: () => 'never' })
    const { origin } = new URL(at('shy').url)
    const kept: Kept = { robots: { [origin]: { time: 0, rules: [{ allows: false, path: '/' }] } }, gates: {} }
    const [look] = await run([at('shy')], kept)
    expect(look?.verdict.reason).toBe('opted-out')
    expect(paths('shy')).toEqual(['/robots.txt'])
  })
})

describe('a failure', () => {
  it('that may pass is asked again twice, 2 and 10 seconds later', async () => {
    const { at, paths } = await web({ ill: () => 502 })
    const how = impatient()
    const [look] = await run([at('ill')], nothing(), how)
    expect(look?.verdict.reason).toBe('http-5xx')
    expect(paths('ill')).toEqual(['/robots.txt', '/', '/', '/'])
    expect(how.waited).toEqual([2000, 10_000])
  })

  it('is waited for a fifth less or more', async () => {
    const { at } = await web({ ill: () => 502 })
    const [early, late] = [impatient({ random: () => 0 }), impatient({ random: () => 1 })]
    await run([at('ill')], nothing(), early)
    await run([at('ill')], nothing(), late)
    expect([...early.waited, ...late.waited]).toEqual([1600, 8000, 2400, 12_000])
  })

  it('that passes is forgotten at once', async () => {
    const { at, paths } = await web({ blip: (attempt, path) => (path === '/' && attempt < 2 ? 503 : 200) })
    const [look] = await run([at('blip')])
    expect(look?.verdict.status).toBe('pass')
    expect(paths('blip')).toEqual(['/robots.txt', '/', '/'])
  })

  it.each([401, 403, 404, 429])('that stays, such as %i, is not asked again', async status => {
    const { at, paths } = await web({ sure: () => status })
    await run([at('sure')])
    expect(paths('sure')).toEqual(['/robots.txt', '/'])
  })

  it('is not asked again once the run has lasted long enough', async () => {
    const { at, paths } = await web({ ill: () => 502 })
    await run([at('ill')], nothing(), impatient({ patience: 5000 }))
    expect(paths('ill')).toEqual(['/robots.txt', '/', '/'])
  })
})

it('a hundred hosts of which ten hang are looked at within a minute, at a hundredth of the real pace', async () => {
  const hangs = Object.fromEntries(
    Array.from({ length: 10 }, (_, i) => [`hangs${i}`, () => 'never' as const]),
  )
  const { at } = await web(hangs)
  const names = [...Object.keys(hangs), ...Array.from({ length: 90 }, (_, i) => `host${i}`)]
  const hasty: Pace = {
    ...pace,
    pauses: pace.pauses.map(time => time / 100),
    patience: pace.patience / 100,
  }
  // A hundredth of 10 seconds.
  const limits = { ...manner.limits, connect: 100, total: 100 }
  const timed = async (hosts: readonly string[]) => {
    const begun = performance.now()
    const looks = await run(
      hosts.map(name => at(name)),
      nothing(),
      hasty,
      limits,
    )
    return { looks, took: performance.now() - begun }
  }
  const { looks, took } = await timed(names)
  const usual = await timed(names.slice(10))
  const hung = looks.filter(look => look.verdict.reason === 'timeout').map(look => look.instance.provider.id)
  expect(hung.filter(id => id.startsWith('hangs'))).toHaveLength(10)
  // Here the machine itself needs most of the time, for those that answer.
  expect(took).toBeLessThan(60_000 / 100 + Math.max(90 * 20, 3 * usual.took))
})

describe('a prober that reaches nobody', () => {
  it('does not insist', async () => {
    let lookups = 0
    const resolve = () => {
      lookups += 1
      return Promise.reject(Object.assign(new Error('gone'), { code: 'EAI_AGAIN' }))
    }
    const instances = ['a', 'b', 'c', 'd', 'e'].map(id => instance(id, 'dudle', `https://${id}.test/`))
    const how = impatient({ hosts: 1 })
    const looks = await round(instances, { ...manner, reach: { resolve, loopback: false } }, nothing(), how)
    expect(isBlind(looks)).toBe(true)
    // For wishes and for pages, and twice more at the first two: by then it was not known.
    expect(lookups).toBeLessThanOrEqual(5 * 2 + 2 * 2)
  })

  const unreached: Exchange = {
    ...{ method: 'GET', url: 'https://a.test/', took: 1 },
    reply: { kind: 'failure', reason: 'dns', depth: 0, detail: 'getaddrinfo ENOTFOUND' },
  }
  const lost = (host: string, exchanges = [unreached]) => ({
    instance: instance(host, 'dudle', `https://${host}.test/`),
    verdict: { status: 'fail', reason: 'dns', depth: 0 } as const,
    ...{ exchanges, time: 7 },
  })

  it('says so of itself, and nothing of them', () => {
    const samples = samplesOf([lost('a'), lost('b'), lost('c')])
    expect(samples[1]).toEqual({ instance: 'b', status: 'unknown', reason: 'prober', depth: 0, time: 7 })
  })

  it('is not blind where one host answers, or where it asked few', () => {
    const answered: Exchange = {
      ...unreached,
      reply: { kind: 'failure', reason: 'timeout', depth: 1, detail: '' },
    }
    expect(isBlind([lost('a'), lost('b'), lost('c', [answered])])).toBe(false)
    expect(isBlind([lost('a'), lost('b')])).toBe(false)
    expect(isBlind([lost('a'), lost('b'), lost('c', [])])).toBe(false)
    expect(isBlind([])).toBe(false)
  })
})
