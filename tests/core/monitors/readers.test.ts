import { describe, expect, test } from 'vitest'
import { gatus } from '../../../src/core/monitors/gatus.ts'
import { healthjson } from '../../../src/core/monitors/healthjson.ts'
import { kuma } from '../../../src/core/monitors/kuma.ts'
import { kumaMetrics } from '../../../src/core/monitors/kumaMetrics.ts'
import { slugsIn, upptime } from '../../../src/core/monitors/upptime.ts'
import { lines, recorded, watching } from './kittens.ts'

// The replies are shaped as these write them, with hosts of ours: TwiN/gatus api/endpoint_status_test.go and
// storage/store; louislam/uptime-kuma server/routers/status-page-router.js, server/model/heartbeat.js and
// server/prometheus.js; upptime/upptime history/summary.json and history/wikipedia.yml;
// draft-inadarei-api-health-check-06, section 5.

test('Gatus’ newest result counts, wherever it stands; one that nobody gave, or in the year 1, is no evidence', () => {
  const watch = watching({ etherpad: 'pads_etherpad', lufi: 'files/kitten/drop' })
  expect(lines(gatus(recorded('gatus'), watch))).toEqual([
    'etherpad fail http-5xx 2, 30 s, 82 ms',
    'lufi pass ok 3, 30 s, 150 ms',
    'jitsi fail timeout 0, 10 s, 10000 ms',
    'wbo warn timeout 2, 10 s, 4000 ms',
    'lstu unknown not-probed 0, 0 s',
    'send unknown prober 0, 0 s',
  ])
})

describe('Uptime Kuma', () => {
  const replies = { page: recorded('kuma-page'), heartbeat: recorded('kuma-heartbeat') }

  test('tells down, up, pending and maintenance by numbers; a sum of hours is a doubt, a beat of June nothing', () => {
    expect(lines(kuma(replies, watching({ etherpad: '12', lufi: 'the drop' })))).toEqual([
      'etherpad pass ok 3, 60 s, 84 ms',
      'lufi fail reported 0, 50 s',
      'jitsi warn reported 0, 40 s',
      'wbo warn maintenance 0, 40 s',
      'lstu warn reported 0, 600 s',
      'send unknown prober 0, 0 s',
    ])
  })

  test('needs a name for an instance whose address it keeps to itself', () => {
    expect(lines(kuma(replies, watching())).slice(0, 3)).toEqual([
      'etherpad unknown not-probed 0, 0 s',
      'lufi unknown not-probed 0, 0 s',
      'jitsi warn reported 0, 40 s',
    ])
  })

  test('tells the certificate in its metrics, and a missing latency as -1', () => {
    const { page } = recorded('kuma-metrics') as { page: string[] }
    expect(lines(kumaMetrics(page.join('\n'), watching({ etherpad: 'Our "pads"' }))).slice(0, 3)).toEqual([
      'etherpad pass ok 3, 0 s, 84 ms, 61 days',
      'lufi fail reported 0, 0 s',
      'jitsi unknown not-probed 0, 0 s',
    ])
  })
})

describe('upptime', () => {
  const summary = recorded('upptime-summary')
  const sites = new Map(Object.entries(recorded('upptime-sites') as object))

  test('says what holds now, while somebody writes there; without a date it says nothing', () => {
    expect(lines(upptime({ summary, sites }, watching()))).toEqual([
      'etherpad pass ok 2, 0 s, 67 ms',
      'lufi warn reported 2, 0 s, 9120 ms',
      'jitsi fail http-5xx 2, 0 s',
      'wbo fail reported 0, 0 s',
      'lstu unknown not-probed 0, 0 s',
      'send unknown prober 0, 0 s',
    ])
  })

  test('is asked for the files of our own instances alone', () => {
    const others = [...(summary as object[]), { name: 'Blog', slug: 'blog', url: 'https://blog.kitten.test' }]
    expect(slugsIn(others, watching())).toEqual(['pads', 'drop', 'calls', 'board', 'links', 'send'])
  })
})

describe('application/health+json', () => {
  test('is read in the words of several systems; of two checks at one moment the worse counts', () => {
    expect(lines(healthjson(recorded('health'), watching({ lufi: 'the drop' })))).toEqual([
      'etherpad pass ok 2, 60 s, 250 ms',
      'lufi fail http-5xx 2, 60 s',
      'jitsi fail dns 0, 60 s',
      'wbo warn maintenance 0, 0 s',
      'lstu unknown not-probed 0, 0 s',
      'send unknown prober 0, 0 s',
    ])
  })

  test.each([
    ['pass', 'pass'],
    ['OK', 'pass'],
    ['Up', 'pass'],
    ['warn', 'warn'],
    ['FAIL', 'fail'],
    ['Error', 'fail'],
    ['down', 'fail'],
    ['fine', 'unknown'],
  ])('"%s" of a document about itself is %s for the only instance watched', (word, status) => {
    const watch = watching()
    const alone = { ...watch, instances: watch.instances.slice(0, 1) }
    expect(healthjson({ status: word }, alone).map(sample => sample.status)).toEqual([status])
    expect(new Set(healthjson({ status: word }, watch).map(sample => sample.status))).toEqual(
      new Set(['unknown']),
    )
  })
})
