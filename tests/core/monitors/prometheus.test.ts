import { describe, expect, test } from 'vitest'
import { prometheus } from '../../../src/core/monitors/prometheus.ts'
import { watch } from '../../../src/core/monitors/watch.ts'
import { instance } from '../instances.ts'
import { lines, noon, recorded, watching } from './kittens.ts'

type Series = readonly [name: string, value: string, labels?: Record<string, string>, time?: number]

/** A reply with these series, looked at one minute before noon unless said. */
const reply = (series: readonly Series[], instant = false) => ({
  status: 'success',
  data: {
    resultType: instant ? 'vector' : 'matrix',
    result: series.map(([name, value, labels = {}, time = noon / 1000 - 60]) => ({
      metric: { __name__: name, instance: 'kitten/etherpad', job: 'entraide', ...labels },
      ...(instant
        ? { value: [time, value] }
        : {
            values: [
              [time - 60, '0.5'],
              [time, value],
            ],
          }),
    })),
  },
})

const first = (series: readonly Series[], instant = false) =>
  lines(prometheus(reply(series, instant), watching()))[0]

// Recorded from Prometheus 2.42 and blackbox_exporter 0.23 by tests/cli/monitors/live.test.ts.
test('what Debian’s Prometheus answered is read as it was meant', () => {
  const ids = ['well-etherpad', 'well-dudle', 'parked', 'hung', 'refused', 'busy']
  const instances = ids.map(id => instance(`kitten/${id}`, 'etherpad'))
  const samples = prometheus(recorded('prometheus'), watch(instances, new Map(), 1_795_647_335_000))
  expect(samples.map(({ status, reason, depth }) => [status, reason, depth])).toEqual([
    ['pass', 'ok', 4],
    ['pass', 'ok', 2],
    ['fail', 'signature-missing', 2],
    ['fail', 'timeout', 0],
    ['fail', 'connect', 0],
    ['fail', 'http-5xx', 2],
  ])
  expect(samples[3]?.time).toBe(1_795_647_330_698)
})

describe('why a look failed', () => {
  test.each<[string, readonly Series[], string]>([
    ['dns', [['probe_ip_protocol', '0']], 'fail dns 0'],
    ['login-required', [['probe_http_status_code', '401']], 'fail login-required 2'],
    ['rate-limited', [['probe_http_status_code', '429']], 'warn rate-limited 2'],
    ['http-4xx', [['probe_http_status_code', '404']], 'fail http-4xx 2'],
    ['signature-missing', [['probe_http_status_code', '302']], 'fail signature-missing 2'],
    [
      'connect',
      [
        ['probe_ip_protocol', '6'],
        ['probe_duration_seconds', '0.02'],
      ],
      'fail connect 0',
    ],
    [
      'timeout',
      [
        ['probe_ip_protocol', '4'],
        ['probe_duration_seconds', '9.5'],
      ],
      'fail timeout 0',
    ],
  ])('is %s', (_, series, expected) => {
    expect(first([['probe_success', '0'], ...series])).toBe(`etherpad ${expected}, 60 s`)
  })
})

test('the end of the certificate is told', () => {
  const expiry = String(noon / 1000 + 30 * 86_400)
  const series: Series[] = [
    ['probe_success', '1'],
    ['probe_ssl_earliest_cert_expiry', expiry],
  ]
  expect(first(series)).toBe('etherpad pass ok 2, 60 s, 30 days')
})

test('a module of somebody else’s proves a web server and no more', () => {
  expect(first([['probe_success', '1', { module: 'http_2xx' }]])).toBe('etherpad pass ok 2, 60 s')
  expect(first([['probe_success', '1', { module: 'etherpad' }]])).toBe('etherpad pass ok 4, 60 s')
})

test('an instant vector is read like the last of a range', () => {
  expect(first([['probe_success', '1']], true)).toBe('etherpad pass ok 2, 60 s')
})

describe('what is no evidence', () => {
  test.each<[string, readonly Series[], string]>([
    ['no series', [], 'not-probed 0, 0 s'],
    ['an exporter that does not answer', [['up', '0']], 'prober 0, 60 s'],
    [
      'a look before the exporter died',
      [
        ['up', '0'],
        ['probe_success', '0', {}, noon / 1000 - 300],
      ],
      'prober 0, 60 s',
    ],
    ['a value that is no number', [['probe_success', 'NaN']], 'not-probed 0, 0 s'],
    ['a look of yesterday', [['probe_success', '0', {}, noon / 1000 - 86_400]], 'prober 0, 0 s'],
    ['a look of tomorrow', [['probe_success', '0', {}, noon / 1000 + 86_400]], 'prober 0, 0 s'],
  ])('is %s', (_, series, expected) => {
    expect(first(series)).toBe(`etherpad unknown ${expected}`)
  })

  test.each([
    ['an error', { status: 'error', errorType: 'bad_data', error: 'parse error' }],
    ['nothing', null],
    [
      'half a reply',
      { status: 'success', data: { resultType: 'matrix', result: [null, { metric: 1 }, {}] } },
    ],
  ])('is %s', (_, answer) => {
    expect(new Set(prometheus(answer, watching()).map(({ status }) => status))).toEqual(new Set(['unknown']))
  })
})

describe('several probers', () => {
  const seen = (values: string) =>
    first([...values].map((value, i): Series => ['probe_success', value, { vantage: `at-${i}` }]))

  test.each([
    ['111', 'pass ok'],
    ['110', 'warn connect'],
    ['10', 'warn connect'],
    ['100', 'fail connect'],
    ['0', 'fail connect'],
  ])('that see %s make it %s', (values, expected) => {
    expect(seen(values)).toContain(`etherpad ${expected}`)
  })

  test('count without those that cannot look', () => {
    const blind: Series = ['up', '0', { vantage: 'blind' }]
    expect(first([blind, ['probe_success', '1', { vantage: 'here' }]])).toContain('etherpad pass ok')
    expect(first([blind, ['probe_success', '0', { vantage: 'here' }]])).toContain('etherpad fail connect')
  })
})
