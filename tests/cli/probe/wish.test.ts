import { describe, expect, it } from 'vitest'
import type { Kept } from '../../../src/cli/probe/kept.ts'
import type { Manner } from '../../../src/cli/probe/exchange.ts'
import { pace, round } from '../../../src/cli/probe/round.ts'
import { host, manner } from './hosts.ts'
import { instance } from './instances.ts'

const refusal = 'User-agent: Entraide-probe\nDisallow: /'
const hour = 3_600_000
const begun = Date.parse('2026-11-01T12:00:00Z')

/** A host whose robots.txt and every redirect below it are as told, and what was asked of it. */
async function shy(say: (path: string) => { status: number; location?: string; text?: string }) {
  const asked: string[] = []
  const url = await host((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const { status, location, text } = path === '/' ? { status: 200, text: '<h1>A tool</h1>' } : say(path)
    response.writeHead(status, location === undefined ? {} : { location }).end(text)
  })
  return { url, asked, origin: new URL(url).origin }
}

const nothing = (): Kept => ({ robots: {}, gates: {} })

async function reasonAt(url: string, kept = nothing(), now = begun, how: Partial<Manner> = {}) {
  const at = { ...pace, now: () => now, pause: async () => undefined }
  const [look] = await round([instance('shy/tool', 'dudle', url)], { ...manner, ...how }, kept, at)
  return look?.verdict.reason
}

describe('a robots.txt', () => {
  it.each([500, 503, 429, 301])('answered with %i leaves a refusal as it was, for an hour', async status => {
    const { url, asked, origin } = await shy(() => ({ status }))
    const kept = nothing()
    kept.robots[origin] = { time: begun - 25 * hour, rules: [{ allows: false, path: '/' }] }
    expect(await reasonAt(url, kept)).toBe('opted-out')
    expect(await reasonAt(url, kept, begun + 0.9 * hour)).toBe('opted-out')
    expect(asked).toEqual(['/robots.txt'])
    expect(await reasonAt(url, kept, begun + 1.1 * hour)).toBe('opted-out')
    expect(asked).toEqual(['/robots.txt', '/robots.txt'])
  })

  it('that is gone takes its refusal back', async () => {
    const { url, origin } = await shy(() => ({ status: 404 }))
    const kept = nothing()
    kept.robots[origin] = { time: begun - 25 * hour, rules: [{ allows: false, path: '/' }] }
    expect(await reasonAt(url, kept)).toBe('ok')
  })

  it('never understood is none, and is asked for again in an hour', async () => {
    const { url, asked } = await shy(() => ({ status: 503 }))
    const kept = nothing()
    expect(await reasonAt(url, kept)).toBe('ok')
    await reasonAt(url, kept, begun + 0.9 * hour)
    await reasonAt(url, kept, begun + 1.1 * hour)
    expect(asked).toEqual(['/robots.txt', '/', '/', '/robots.txt', '/'])
  })

  it('heard by a clock that was ahead is asked for again', async () => {
    const { url, origin } = await shy(() => ({ status: 200, text: refusal }))
    const kept = nothing()
    kept.robots[origin] = { time: begun + 48 * hour, rules: [] }
    expect(await reasonAt(url, kept)).toBe('opted-out')
  })
})

describe('a robots.txt elsewhere', () => {
  const steps = (path: string, most: number) => {
    const done = Number(/\d+$/.exec(path)?.[0] ?? 0)
    return done === most ? { status: 200, text: refusal } : { status: 302, location: `/moved${done + 1}` }
  }

  it('is followed five times, and no further', async () => {
    expect(await reasonAt((await shy(path => steps(path, 5))).url)).toBe('opted-out')
    expect(await reasonAt((await shy(path => steps(path, 6))).url)).toBe('ok')
  })

  it('is followed to another host', async () => {
    const other = await shy(() => ({ status: 200, text: refusal }))
    const there = other.url.replace('host.', 'other.')
    const { url } = await shy(() => ({ status: 301, location: `${there}robots.txt` }))
    expect(await reasonAt(url)).toBe('opted-out')
  })

  it('is not followed to a private address', async () => {
    const secret = await shy(() => ({ status: 200, text: refusal }))
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const location = `http://private.test:${new URL(secret.url).port}/robots.txt`
    const { url } = await shy(() => ({ status: 301, location }))
    expect(await reasonAt(url, nothing(), begun, { reach: { resolve, loopback: true } })).toBe('ok')
    expect(secret.asked).toEqual([])
  })
})
