import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { doctor, type World } from '../../src/cli/doctor.ts'
import { readPool } from '../../src/core/poolfile.ts'
import {
  adding,
  at,
  instead,
  isHtml,
  proxyTo,
  unpacked,
  without,
  type Meddle,
  type Passed,
} from './meddling.ts'
import { cert, key } from '../cli/probe/certificate.ts'
import { healthOf, openPortal, works } from './portal.ts'

const pool = readPool(JSON.parse(readFileSync('dist/pool.json', 'utf8')))
const ids = typeof pool === 'string' ? [] : pool.instances.map(({ id }) => id)
const all = (age = 0) => healthOf(Object.fromEntries(ids.map(id => [id, works])), age)

const portal = await openPortal()
await portal.health(all())
await portal.file('.offline.json', '{}')
const proxy = await proxyTo(portal.url)
test.afterAll(() => Promise.all([proxy.close(), portal.close()]))

async function examined(address = proxy.url, world: World = {}): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const code = await doctor([address], { write: text => lines.push(text) }, world)
  return { code, said: lines.join('') }
}

test('a portal that is served as it should be is fine, and asked fewer than forty times', async () => {
  const { code, said } = await examined(portal.url)
  expect(said).not.toMatch(/^\S+ {2}(?!warning: )/m)
  expect(code).toBe(0)
  expect(Number(/(\d+) requests to/m.exec(said)?.[1])).toBeLessThan(40)
  for (const subject of ['pages', 'policy', 'headers', 'frames', 'compression', 'service worker', 'hosts'])
    expect(said).toMatch(new RegExp(`^fine: .*\\b${subject}\\b`, 'm'))
})

const rewritten: Meddle = passed =>
  isHtml(passed)
    ? edited(unpacked(passed), text =>
        text.replace('</head>', '<script src="https://stats.test/x.js"></script></head>'),
      )
    : passed

const edited = (passed: Passed, edit: (text: string) => string): Passed => ({
  ...passed,
  body: Buffer.from(edit(passed.body.toString())),
})

const stale: Meddle = passed => ({
  ...passed,
  headers: passed.headers.map(
    ([name, value]) => [name, value.replaceAll(/'sha256-.{6}/g, "'sha256-AAAAAA")] as const,
  ),
})

const home: Passed = {
  path: '/',
  method: 'GET',
  status: 200,
  headers: [['Content-Type', 'text/html']],
  body: Buffer.from('<p>Home'),
}

/** What stands in front of the portal, and what an operator has to read of it. */
const faults: Readonly<Record<string, [Meddle, ...RegExp[]]>> = {
  'drops headers': [
    without(/^(content-security-policy|x-content-type-options)$/i),
    /^headers\n\/, \/fr\/, \/en\/ and \d+ more {2}without X-Content-Type-Options, Content-Security-Policy\n {4}tip: send what "npm run serve" sends/m,
  ],
  'names itself': [
    passed => without(/^referrer-policy$/i)(adding('Server', 'nginx/1.26')(passed) ?? passed),
    /tip: send Referrer-Policy: no-referrer \(nginx: add_header … always;/,
  ],
  'adds a second policy': [
    adding('Content-Security-Policy', "default-src 'self'"),
    /^\/, .* {2}Content-Security-Policy is there twice/m,
  ],
  'has the policy of another build': [
    stale,
    /^policy\n\/, \/fr\/.* {2}the policy does not allow a script and the style in it\n {4}tip: the policy is new after each build/m,
    /^fine: .*\bpages\b/m,
  ],
  'lets any script run': [
    passed => ({
      ...passed,
      headers: passed.headers.map(
        ([name, value]) => [name, value.replace('script-src', "script-src 'unsafe-inline'")] as const,
      ),
    }),
    /the policy lets any script run: 'unsafe-inline'/,
  ],
  'has a policy without a host of the list': [
    passed => ({
      ...passed,
      headers: passed.headers.map(
        ([name, value]) => [name, value.replace(/connect-src [^;]*/, "connect-src 'self'")] as const,
      ),
    }),
    /\/fr\/ {2}the policy \(connect-src\) does not let visitors ask whether they are there: \d+ hosts of pool\.json/,
  ],
  'rewrites pages': [
    rewritten,
    /^pages\n\/, \/fr\/.* {2}not as it was built, by what sw\.js knows: there is https:\/\/stats\.test\/x\.js in it/m,
    /sent unpacked/,
  ],
  'keeps frames from partners': [
    at(/^\/embed\//, instead('X-Frame-Options', 'SAMEORIGIN')),
    /^\/embed\/, \/embed\/fr\/ {2}X-Frame-Options says SAMEORIGIN/m,
  ],
  'changes the script that partners paste': [
    at(/^\/embed\/1\.js/, passed => edited(unpacked(passed), text => `${text}\n`)),
    /^\/embed\/1\.js {2}not the script that partners named by its hash/m,
  ],
  'says nothing of types': [
    at(/\.(js|woff2|webmanifest)$/, instead('Content-Type', 'application/octet-stream')),
    /\/sw\.js, \S+ {2}sent as application\/octet-stream\n {4}tip: send it as text\/javascript/m,
    /\.woff2 {2}sent as application\/octet-stream\n {4}tip: send it as font\/woff2/,
    /^\/fr\/manifest\.webmanifest {2}sent as/m,
  ],
  'says that pages are in other letters': [
    passed =>
      isHtml(passed) ? (instead('Content-Type', 'text/html; charset=ISO-8859-1')(passed) ?? passed) : passed,
    /said to be in iso-8859-1, though written in UTF-8/,
  ],
  'breaks what is packed': [
    at(/\/assets\//, passed => ({ ...passed, body: Buffer.from(passed.body).fill(7, 0, 40) })),
    /^\/assets\/index-\S+ {2}it says it is br, and cannot be unpacked as that/m,
  ],
  'packs nothing': [passed => unpacked(passed), /^\/, \/fr\/.* {2}sent unpacked/m],
  'gives a page for all that is missing': [
    passed => (passed.status === 404 ? { ...home, path: passed.path } : passed),
    /^\/fr\/doctor-looks-for-nothing\/ {2}answered with 200, and there is no such page/m,
    /^\/assets\/doctor-looks-for-nothing\.js {2}answered with 200, and there is no such file/m,
  ],
  'gives hidden files': [
    at(/\/\./, passed => ({
      ...passed,
      status: 200,
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from('{}'),
    })),
    /^\/\.headers\.json, \/\.health-memory\.json, \/\.built and 1 more {2}anybody can read it/m,
  ],
  'keeps everything for a day': [
    instead('Cache-Control', 'max-age=86400'),
    /^\/, \/fr\/.* {2}may be kept for 24 hours/m,
    /^\/assets\/.* {2}asked for again at each visit, though it never changes/m,
  ],
  'is wrong about the time': [
    adding('Date', new Date(Date.now() + 3_600_000).toUTCString()),
    /^clock\n\S+ {2}its clock is 60 minutes ahead of the one here/m,
  ],
  'breaks down for some': [
    at(/\.json$/, passed => ({ ...passed, status: 502, headers: [] })),
    /^\/oembed\/fr\.json, \/pool\.json, \/health\.json {2}answered with 502\n {4}tip: the server's log says why/m,
  ],
}

for (const [what, [meddle, ...words]] of Object.entries(faults))
  test(`a server that ${what} is told of, with what to do`, async () => {
    proxy.does(meddle)
    const { code, said } = await examined()
    for (const each of words) expect.soft(said).toMatch(each)
    expect(code).toBe(1)
  })

test('over TLS its certificate is looked at, too', async () => {
  const over = await proxyTo(portal.url, { cert, key })
  const { code, said } = await examined(over.url, { ca: cert })
  await over.close()
  expect(said).toMatch(/^certificate\nhttps:\/\/localhost:\d+ {2}warning: speaks HTTP\/1\.1 only/m)
  expect(said).not.toContain('without HTTPS')
  expect(code).toBe(0)
})

test('a list of hosts and a health that are old, from ahead or unreadable are told of', async () => {
  const told = async (content: string) => {
    await portal.health(content)
    return (await examined(portal.url)).said
  }
  expect
    .soft(await told(all(3 * 3_600_000)))
    .toMatch(/^\/health\.json {2}is 3 hours old, and should be new every 5 minutes/m)
  expect.soft(await told(all(-3_600_000))).toMatch(/^\/health\.json {2}is from 60 minutes ahead/m)
  expect.soft(await told('<p>')).toMatch(/^\/health\.json {2}cannot be read/m)
  await portal.pool('{}')
  expect.soft(await told(all())).toMatch(/^\/pool\.json {2}cannot be read/m)
})

test('a server that answers nothing more is left alone soon', async () => {
  let asked = 0
  proxy.does(passed => (passed.path === '/' ? passed : void (asked += 1)))
  const { code, said } = await examined(proxy.url, { limits: { each: 200 } })
  expect(said).toMatch(/no answer in time/)
  expect(said).toMatch(/not asked any more/)
  expect(code).toBe(1)
  expect(asked).toBeLessThan(8)
})

test('an address that leads round in circles is told of, and so is one where something else stands', async () => {
  proxy.does(passed => ({
    ...passed,
    status: 302,
    headers: [['Location', passed.path === '/' ? '/x/' : '/']],
  }))
  const circle = await examined()
  expect(circle.said).toMatch(/is led on without end, last to \//)
  proxy.does(() => home)
  const other = await examined()
  expect(other.said).toMatch(/no page of the portal/)
  expect([circle.code, other.code]).toEqual([1, 1])
})
