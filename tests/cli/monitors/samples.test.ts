import { describe, expect, test } from 'vitest'
import { samplesFrom } from '../../../src/cli/monitors/samples.ts'
import type { Monitor } from '../../../src/core/monitors/monitor.ts'
import { lines, noon, recorded, watching } from '../../core/monitors/kittens.ts'

interface Asked {
  address: string
  authorization: string | null
}

/** Answers by the end of the path, and remembers what was asked; 404 where nothing is said. */
function web(answers: Record<string, unknown>) {
  const asked: Asked[] = []
  const fetch: typeof globalThis.fetch = async input => {
    const { url, headers } = new Request(input)
    asked.push({ address: url, authorization: headers.get('authorization') })
    const found = Object.entries(answers).find(([end]) => new URL(url).pathname.endsWith(end))?.[1]
    if (found instanceof Error) throw found
    if (typeof found === 'number') return new Response('no', { status: found })
    const body = typeof found === 'string' ? found : JSON.stringify(found)
    return found === undefined ? new Response('', { status: 404 }) : new Response(body)
  }
  return { fetch, asked }
}

const pool = { instances: watching().instances }

async function told(monitor: Partial<Monitor>, answers: Record<string, unknown>, env = {}) {
  const { fetch, asked } = web(answers)
  const whole: Monitor = { kind: 'gatus', url: 'https://status.test/', names: new Map(), ...monitor }
  const result = await samplesFrom(whole, pool, noon, fetch, env)
  return { asked, result, said: 'problem' in result ? `${result.problem} | ${result.tip}` : lines(result)[0] }
}

describe('each kind is asked where it answers', () => {
  test('Prometheus, for the series of our own job or those selected', async () => {
    const answers = { '/api/v1/query': { status: 'success', data: { resultType: 'matrix', result: [] } } }
    const { asked, said } = await told({ kind: 'prometheus', url: 'https://status.test/prom' }, answers)
    expect(said).toBe('etherpad unknown not-probed 0, 0 s')
    const [{ address } = { address: '' }] = asked
    expect(address).toMatch(/^https:\/\/status\.test\/prom\/api\/v1\/query\?query=/)
    expect(new URL(address).searchParams.get('query')).toMatch(
      /^\{__name__=~"up\|.*",job="entraide"\}\[11m\]$/,
    )
    const other = await told({ kind: 'prometheus', select: 'job="mine",env="x"' }, answers)
    expect(new URL(other.asked[0]?.address ?? '').searchParams.get('query')).toContain(',job="mine",env="x"}')
  })

  test('Gatus', async () => {
    const names = new Map([['kitten/etherpad', 'pads_etherpad']])
    const { asked, said } = await told({ names }, { '/api/v1/endpoints/statuses': recorded('gatus') })
    expect(said).toBe('etherpad fail http-5xx 2, 30 s, 82 ms')
    expect(asked).toHaveLength(1)
  })

  test('Uptime Kuma, by its status page', async () => {
    const answers = {
      '/api/status-page/kittens': recorded('kuma-page'),
      '/api/status-page/heartbeat/kittens': recorded('kuma-heartbeat'),
    }
    const names = new Map([['kitten/etherpad', '12']])
    const { said } = await told(
      { kind: 'kuma', url: 'https://kuma.test/below/status/kittens', names },
      answers,
    )
    expect(said).toBe('etherpad pass ok 3, 60 s, 84 ms')
  })

  test('Uptime Kuma, by its metrics, with a key that is a password', async () => {
    const { page } = recorded('kuma-metrics') as { page: string[] }
    const kuma = { kind: 'kuma', url: 'https://kuma.test/metrics', token: 'KEY' } as const
    const { asked, said } = await told(kuma, { '/metrics': page.join('\n') }, { KEY: 'uk1_x' })
    expect(said).toBe('etherpad pass ok 3, 0 s, 84 ms, 61 days')
    expect(asked[0]?.authorization).toBe(`Basic ${btoa(':uk1_x')}`)
  })

  test('upptime, and the file of each site beside its summary', async () => {
    const url = 'https://raw.test/owner/repo/HEAD/history/summary.json'
    const file = 'status: up\ncode: 200\nresponseTime: 67\nlastUpdated: 2026-11-25T11:00:50.486Z\n'
    const answers = { '/summary.json': recorded('upptime-summary'), '/history/pads.yml': file }
    const { asked, said } = await told({ kind: 'upptime', url }, answers)
    expect(said).toBe('etherpad pass ok 2, 0 s, 67 ms')
    expect(asked.map(({ address }) => address.split('/').at(-1))).toContain('pads.yml')
  })

  test('health+json, about all and, where an instance’s name is an address, about itself', async () => {
    const names = new Map([['kitten/wbo', 'https://board.test/health']])
    const answers = { '/all.json': recorded('health'), '/health': { status: 'fail' } }
    const monitor = { kind: 'health', url: 'https://status.test/all.json', names, token: 'KEY' } as const
    const { asked, result } = await told(monitor, answers, { KEY: 'secret' })
    expect('problem' in result ? [] : lines(result).slice(0, 4)).toEqual([
      'etherpad pass ok 2, 60 s, 250 ms',
      'lufi unknown not-probed 0, 0 s',
      'jitsi fail dns 0, 60 s',
      'wbo fail reported 0, 0 s',
    ])
    expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer secret', null])
  })
})

describe('what goes wrong is said in a sentence, with what to do', () => {
  const path = '/api/v1/endpoints/statuses'
  const asked = 'https://status.test/api/v1/endpoints/statuses?page=1&pageSize=5'

  test.each<[string, unknown, string]>([
    [
      'a door',
      401,
      `${asked} answers 401 | "token" in config/portal.yml names the variable that holds a key`,
    ],
    ['another address', 404, `${asked} answers 404 | is "url" right in config/portal.yml?`],
    [
      'a page',
      '<p>hello',
      `${asked} does not answer in JSON | is "url" right in config/portal.yml, and "type"?`,
    ],
    [
      'a flood',
      'x'.repeat(9_000_000),
      `${asked} answers more than 8 MiB | ask for less: "select" in config/portal.yml, or an address of its own for this portal`,
    ],
    [
      'nobody',
      new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:9') }),
      `${asked} cannot be reached: connect ECONNREFUSED 127.0.0.1:9 | is "url" right in config/portal.yml?`,
    ],
  ])('%s', async (_, answer, sentence) => {
    expect((await told({}, { [path]: answer })).said).toBe(sentence)
  })

  test('a secret that is not there', async () => {
    const { asked, said } = await told({ token: 'MONITOR_TOKEN' }, {})
    expect(said).toMatch(/^the environment variable MONITOR_TOKEN is not set \| /)
    expect(asked).toEqual([])
  })
})

test('a name and its password are sent as such', async () => {
  const { asked } = await told({ token: 'KEY' }, { '/statuses': [] }, { KEY: 'me:secret' })
  expect(asked[0]?.authorization).toBe(`Basic ${btoa('me:secret')}`)
})
