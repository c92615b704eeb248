import { describe, expect, it } from 'vitest'
import { finding } from '../../../../src/cli/doctor/judges/finding.ts'
import { health } from '../../../../src/cli/doctor/judges/health.ts'
import { lists } from '../../../../src/cli/doctor/judges/lists.ts'
import { missing } from '../../../../src/cli/doctor/judges/missing.ts'
import { runs } from '../../../../src/cli/doctor/judges/runs.ts'
import { agesFor } from '../../../../src/core/health/age.ts'
import { noted, writeRuns, type Run, type Runs } from '../../../../src/core/past/runs.ts'
import { writeHealth } from '../../../../src/core/health/writing.ts'
import { answered, now, seenAt, told } from '../seen.ts'

const hour = 3_600_000
const blank = {
  status: 'unknown',
  reason: 'not-probed',
  depth: 0,
  since: 0,
  time: now,
  streak: 0,
  weight: 1,
} as const
const published = (age: number, notes: string[] = [], ids: string[] = ['a/pad']) =>
  answered('/health.json', {
    body: JSON.stringify(
      writeHealth({
        ...agesFor(300_000),
        ...{
          status: 'pass',
          time: now - age,
          notes,
          flipped: 0,
          instances: new Map(ids.map(id => [id, blank])),
        },
      }),
    ),
  })
const pool = (ids: string[], more: object[] = []) =>
  answered('/pool.json', {
    body: JSON.stringify({
      format: 'entraide-pool/1',
      providers: [{ id: 'a', name: 'A', website: 'https://a.test/' }],
      instances: [
        ...ids.map(id => ({ id, provider: 'a', software: 'etherpad', url: 'https://a.test/' })),
        ...more,
      ],
    }),
  })

describe('the health of the hosts', () => {
  it.each([
    ['of five minutes ago', published(300_000), []],
    [
      'of half an hour ago',
      published(hour / 2),
      ['is 30 minutes old, and should be new every 5 minutes: visitors half believe it'],
    ],
    [
      'of three days ago',
      published(72 * hour),
      ['is 3 days old, and should be new every 5 minutes: visitors no longer see it'],
    ],
    ['of tomorrow', published(-24 * hour), ['is from 24 hours ahead: visitors do not believe it']],
    [
      'that nobody ever looked at',
      published(now),
      ['warning: says that nobody has looked yet which hosts work'],
    ],
    [
      'of another version',
      answered('/health.json', { body: '{"format":"entraide-health/9"}' }),
      ['was written for another version of the portal'],
    ],
    ['that is a page', answered('/health.json', { body: '<p>' }), ['cannot be read']],
  ])('%s', (_, file, expected) => {
    expect(told(health, seenAt({ health: file }))).toEqual(expected.map(each => `/health.json  ${each}`))
  })

  it('is to be the same packed and unpacked, and of the hosts that are listed', () => {
    const seen = { health: published(0), healthPlain: published(2 * hour), pool: pool(['a/pad', 'b/pad']) }
    expect(told(health, seenAt(seen))).toEqual([
      '/health.json  warning: knows nothing of 1 of the 2 hosts of pool.json, such as b/pad',
      '/health.json  is 2 hours older packed in one way than in another',
    ])
  })

  it('has a history', () => {
    const history = answered('/history/pad.json', { status: 404 })
    expect(told(health, seenAt({ health: published(0), history }))).toEqual([
      '/history/pad.json  warning: answered with 404',
    ])
  })
})

describe('the runs of the probe', () => {
  it('are neither fine nor wrong where there was none', () => {
    expect(runs(seenAt({ health: published(now) }))).toBeUndefined()
    expect(runs(seenAt({ health: published(0) }))).toEqual([])
  })

  const run = (place: number, reasons: Run['reasons'], refused = false): Run => ({
    ...{ time: now - (5 - place) * 300_000, looked: 9, of: 9, reasons, refused },
  })
  const file = (all: Run[]) => {
    const last = all.reduce<Runs | undefined>(noted, undefined)
    return answered('/history/runs.json', { body: JSON.stringify(last && writeRuns(last)) })
  }
  const good = run(4, [])

  it.each([
    ['that all counted', [run(1, []), run(2, [])], []],
    ['of which one was set aside, and none since', [run(1, ['mass-failure']), good], []],
    [
      'of which the last was set aside',
      [run(3, []), run(4, ['canary-failed'])],
      ['warning: the last run changed nothing: a canary did not answer'],
    ],
    [
      'that are set aside again and again',
      [1, 2, 3, 4].map(place => run(place, ['mass-flip'], true)),
      ['the last 4 runs, for 15 minutes, published nothing: most of what worked would be called down'],
    ],
  ])('%s', (_, all, expected) => {
    const lines = told(runs, seenAt({ runs: file(all), health: published(0, ['mass-failure']) }))
    expect(lines).toEqual(expected.map(each => `/history/runs.json  ${each}`))
  })

  it('are told by the health, where nothing else tells of them', () => {
    expect(told(runs, seenAt({ health: published(0, ['mass-failure', 'carried-over']) }))).toEqual([
      '/health.json  warning: the last run changed nothing: most of what worked failed at once',
    ])
  })
})

describe('the list of hosts', () => {
  const home = answered('/fr/', {
    body: '<a href="/fr/pad/">Pad</a><a href="/fr/link/">Link</a><a href="/fr/why/">?</a>',
  })

  it.each([
    ['that cannot be read', answered('/pool.json', { body: '[' }), ['cannot be read']],
    [
      'of another version',
      answered('/pool.json', { body: '{"format":"entraide-pool/9"}' }),
      ['was written for another version of the portal'],
    ],
    ['of nobody', pool([]), ['has no host that can be used']],
    ['that lacks one of what pages show', pool(['a/pad']), ['has nobody for link, which pages show']],
    [
      'with one too strange',
      pool(['a/pad'], [{ id: 'x' }]),
      ['has nobody for link, which pages show', 'warning: has 1 of 2 hosts that browsers leave out'],
    ],
  ])('%s', (_, file, expected) => {
    expect(told(lists, seenAt({ pool: file, homes: home }))).toEqual(
      expected.map(each => `/pool.json  ${each}`),
    )
  })

  it('may be too old to be right', () => {
    const headers = { 'last-modified': new Date(now - 200 * 24 * hour).toUTCString() }
    const file = { ...pool(['a/pad']), headers: { 'last-modified': [headers['last-modified']] } }
    expect(told(lists, seenAt({ pool: file }))).toEqual(['/pool.json  warning: is 200 days old'])
  })
})

describe('what leads elsewhere', () => {
  const to = (path: string, status: number, location: string, method = 'GET') =>
    answered(path, { status, method, headers: { location } })

  it.each([
    [to('/fr', 301, '/fr/'), []],
    [to('/fr', 301, 'http://portal.example/fr/'), ['/fr  leads to http://portal.example/fr/']],
    [to('/fr', 302, '/en/'), ['/fr  leads to https://portal.example/en/ instead of leading to /fr/']],
    [answered('/fr'), ['/fr  answered with 200 instead of leading to /fr/']],
  ])('without its slash: %o', (slashless, expected) => {
    expect(told(missing, seenAt({ slashless }))).toEqual(expected)
  })

  it.each([
    [to('/fr/partager/', 303, '/fr/partager/#again', 'POST'), []],
    [
      answered('/fr/partager/', { status: 405 }),
      ['/fr/partager/  warning: answered with 405 to what is shared by POST'],
    ],
  ])('shared by POST: %o', (share, expected) => {
    expect(told(missing, seenAt({ share }))).toEqual(expected)
  })

  it('tells of a folder that is listed', () => {
    const listing = answered('/assets/', { body: '<title>Index of /assets/</title>' })
    expect(told(missing, seenAt({ listing }))).toEqual(['/assets/  the folder is listed'])
  })
})

it('search engines are told the truth, and kept away only on purpose', () => {
  const robots = answered('/robots.txt', { body: 'User-agent: *\nDisallow: /\n' })
  const sitemap = answered('/sitemap.xml', {
    body: '<loc>https://portal.example/fr/</loc><loc>https://b.example/en/</loc>',
  })
  const security = answered('/.well-known/security.txt', { status: 404 })
  expect(told(finding, seenAt({ robots, sitemap, security }))).toEqual([
    '/robots.txt  warning: keeps all search engines away',
    '/sitemap.xml  names 1 addresses that are not here, such as https://b.example/en/',
    '/.well-known/security.txt  warning: does not say whom to write to about a hole',
  ])
  const open = answered('/robots.txt', { body: 'User-agent: *\nAllow: /\n\nUser-agent: bad\nDisallow: /\n' })
  expect(told(finding, seenAt({ robots: open }))).toEqual([])
})
