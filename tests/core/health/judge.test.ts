import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reasons, statuses } from '../../../src/core/health/health.ts'
import { judge, judgeGate, nextStop } from '../../../src/core/health/judge.ts'
import type { Answer, Failure } from '../../../src/core/health/reply.ts'
import type { Probe } from '../../../src/core/softwares/contract.ts'
import * as list from '../../../src/core/softwares/probes.ts'

const tool: Probe = {
  path: 'tool',
  shows: /id="tool"/,
  closed: [{ reason: 'maintenance', status: 302, location: /pause\.php/ }],
  evidence: 'functional',
}
const front: Probe = { path: '', evidence: 'shallow' }

const answer = (more: Partial<Answer> = {}): Answer => ({
  kind: 'answer',
  status: 200,
  headers: {},
  body: '',
  url: 'https://host.test/tool',
  ...more,
})
const page = (title: string, more = '') => `<!doctype html><title>${title}</title>${more}`
const works = page('Our tool', '<form id="tool"></form>')

type Row = readonly [what: string, answer: Partial<Answer>, verdict: string]

const captcha = '<div class="h-captcha"></div>'
const anubis = '<script src="/.within.website/x/cmd/anubis/static/js/main.mjs"></script>'

const rows: readonly Row[] = [
  ['a tool that shows itself', { body: works }, 'pass ok 4'],
  ['a tool beside a captcha of its own', { body: works + captcha }, 'pass ok 4'],
  ['a tool that has a password field', { body: `${works}<input type="password">` }, 'pass ok 4'],
  ['a tool called maintenance', { body: page('Maintenance', '<i id="tool">') }, 'pass ok 4'],

  ['a challenge that answers 200', { body: page('One moment', anubis) }, 'warn challenge 2'],
  ['a challenge with the status of a login', { status: 401, body: anubis }, 'warn challenge 2'],
  [
    'a challenge known by a header',
    { status: 403, headers: { 'cf-mitigated': 'challenge' } },
    'warn challenge 2',
  ],
  ['a captcha in its place', { status: 403, body: captcha }, 'warn challenge 2'],
  ['too many requests', { status: 429 }, 'warn rate-limited 2'],
  ['a bare refusal', { status: 403, body: page('403 Forbidden') }, 'warn http-4xx 2'],

  [
    'the pause its software has',
    { status: 302, pointer: 'https://host.test/pause.php' },
    'fail maintenance 3',
  ],
  [
    'a pause its software does not have',
    { status: 302, pointer: 'https://host.test/maintenance' },
    'fail maintenance 2',
  ],
  ['a pause that answers 200', { body: page('Site under maintenance') }, 'fail maintenance 2'],
  ['a pause that answers 503', { status: 503, body: page('Wartungsarbeiten') }, 'fail maintenance 2'],

  [
    'a login on the same host',
    { status: 302, pointer: 'https://host.test/users/sign_in' },
    'fail login-required 2',
  ],
  [
    'a login for all that is there',
    { status: 302, pointer: 'https://host.test/yunohost/sso/?r=x' },
    'fail login-required 2',
  ],
  ['a login elsewhere', { status: 303, pointer: 'https://auth.host.test/realms/x' }, 'fail login-required 2'],
  ['a login that answers 200', { body: page('Hello', '<input type="password">') }, 'fail login-required 2'],
  ['a password asked by the server', { status: 401 }, 'fail login-required 2'],

  ['a move to another host', { status: 301, pointer: 'https://elsewhere.test/' }, 'fail redirect-offsite 2'],
  ['a move to another port', { status: 301, pointer: 'https://host.test:8443/' }, 'fail redirect-offsite 2'],
  [
    'a move to www, which is no move',
    { status: 301, pointer: 'https://www.host.test/' },
    'fail signature-missing 2',
  ],
  ['a redirect that leads nowhere', { status: 302 }, 'fail signature-missing 2'],

  ['a domain for sale', { body: page('host.test', 'This domain is for sale!') }, 'fail parked 2 certain'],
  [
    'a domain that a trader parks',
    { body: '<script src="https://www.parkingcrew.net/a.js">' },
    'fail parked 2 certain',
  ],
  ['a domain à vendre', { body: page('Ce nom de domaine est à vendre') }, 'fail parked 2 certain'],
  ['a server nobody set up', { body: page('Welcome to nginx!') }, 'fail other-product 2 certain'],
  [
    'a server nobody set up, refusing',
    { status: 403, body: page('Test Page for the HTTP Server') },
    'fail other-product 2 certain',
  ],
  [
    'a site made with something else',
    { body: page('Wiki', '<meta name="generator" content="DokuWiki">') },
    'fail other-product 2 certain',
  ],
  ['another software we know', { body: page('PairDrop | Transfer Files') }, 'fail other-product 2 certain'],
  [
    'another software, which does not know the path',
    { status: 404, body: '<i id="editorcontainerbox">' },
    'fail other-product 2 certain',
  ],
  ['another software, broken', { status: 502, body: page('PairDrop') }, 'fail http-5xx 2'],

  ['a page that is missing', { status: 404, body: page('Not found') }, 'fail http-4xx 2'],
  ['a server that fails', { status: 502, body: page('502 Bad Gateway') }, 'fail http-5xx 2'],
  ['an error that answers 200', { body: page('502 Bad Gateway') }, 'fail signature-missing 2'],
  ['a page we do not know', { body: page('Our household wiki') }, 'fail signature-missing 2'],
  ['nothing at all', {}, 'fail signature-missing 2'],
  ['an answer without content', { status: 204 }, 'fail signature-missing 2'],
]

const inShort = ({ status, reason, depth, certain }: ReturnType<typeof judge>) =>
  `${status} ${reason} ${depth}${certain ? ' certain' : ''}`

describe('at the address of a tool', () => {
  it.each(rows)('%s is told', (_what, given, expected) => {
    expect(inShort(judge(tool, answer(given)))).toBe(expected)
  })

  it('no answer is told by how far it came', () => {
    const failure: Failure = { kind: 'failure', reason: 'timeout', depth: 1, detail: '' }
    expect(inShort(judge(tool, failure))).toBe('fail timeout 1')
  })
})

describe('a front page without signs of its own', () => {
  it.each([
    ['some page', { body: page('Polls') }, 'pass ok 2'],
    ['an empty page', { body: ' ' }, 'fail signature-missing 2'],
    ['a list of files', { body: page('Index of /') }, 'fail signature-missing 2'],
    ['an error', { body: page('Error 500') }, 'fail signature-missing 2'],
    ['a domain for sale', { body: page('Buy this domain') }, 'fail parked 2 certain'],
    ['another software', { body: page('PairDrop') }, 'fail other-product 2 certain'],
    ['a login', { body: '<input type=password>' }, 'fail login-required 2'],
  ] as Row[])('with %s', (_what, given, expected) => {
    expect(inShort(judge(front, answer(given)))).toBe(expected)
  })
})

describe('a redirect', () => {
  const patient: Probe = { ...tool, redirects: 'same-host' }
  const to = (pointer: string, status = 302) => answer({ status, pointer })

  it('is followed on the same host only, and only where the adapter says so', () => {
    expect(nextStop(patient, to('https://host.test/tool/'))).toBe('https://host.test/tool/')
    expect(nextStop(tool, to('https://host.test/tool/'))).toBeUndefined()
    expect(nextStop(patient, to('https://other.test/tool/'))).toBeUndefined()
    expect(nextStop(patient, to('https://host.test:8443/tool/'))).toBeUndefined()
    expect(nextStop(patient, to('http://host.test/tool/'))).toBeUndefined()
    expect(nextStop(patient, to('https://host.test/tool/', 200))).toBeUndefined()
  })

  it('is not followed to where it means that the tool is closed', () => {
    for (const path of ['login', 'pause.php', 'maintenance.html'])
      expect(nextStop(patient, to(`https://host.test/${path}`))).toBeUndefined()
  })
})

describe('the second look', () => {
  const guarded: Probe = {
    ...tool,
    gate: { path: 'gate', closed: [{ reason: 'login-required', shows: /members/ }] },
  }

  it('tells only that the tool is closed, never that it works', () => {
    expect(judgeGate(guarded, answer({ body: 'members only' }))).toMatchObject({ reason: 'login-required' })
    expect(judgeGate(guarded, answer({ body: 'everybody' }))).toBeUndefined()
    expect(judgeGate(tool, answer({ body: 'members only' }))).toBeUndefined()
  })

  it('is worth nothing behind a challenge or where nothing came back', () => {
    expect(judgeGate(guarded, answer({ body: `members ${anubis}` }))).toBeUndefined()
    expect(judgeGate(guarded, { kind: 'failure', reason: 'dns', depth: 0, detail: '' })).toBeUndefined()
  })
})

it('whatever comes back is judged, and passes only with what the software shows', () => {
  const probe = fc.constantFrom<Probe>(...Object.values(list))
  const any = fc.record({
    kind: fc.constant('answer' as const),
    status: fc.integer({ min: 100, max: 599 }),
    headers: fc.constant({}),
    body: fc.oneof(fc.string(), fc.constantFrom(works, anubis, page('404'))),
    url: fc.constant('https://host.test/'),
    pointer: fc.webUrl(),
  })
  fc.assert(
    fc.property(probe, any, (probe, reply) => {
      const { status, reason, depth } = judge(probe, reply)
      expect(statuses).toContain(status)
      expect(reasons).toContain(reason)
      expect(depth).toBeGreaterThanOrEqual(2)
      if (status === 'pass' && probe.shows && !probe.or) expect(reply.body).toMatch(probe.shows)
    }),
  )
})
