import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { knock, seen } from './knock.ts'
import type { Mood } from './moods.ts'
import { startKittens, type Kittens } from './server.ts'

let kittens: Kittens<'pad' | 'text' | 'sheet'>

beforeAll(async () => {
  kittens = await startKittens({ pad: 'etherpad', text: 'privatebin', sheet: 'ethercalc' })
})
beforeEach(() => kittens.reset())
afterAll(() => kittens.close())

const address = () => `${kittens.url('pad')}p/probe`

type Row = readonly [mood: Mood, status: number, body: RegExp, header?: string, value?: RegExp]

/** What any server may answer instead of a pad. */
const answers: readonly Row[] = [
  ['bad-gateway', 502, /Bad Gateway/],
  ['challenge', 200, /\/\.within\.website\/x\/cmd\/anubis\//],
  ['challenge-403', 403, /Just a moment/, 'cf-mitigated', /^challenge$/],
  ['password', 401, /./, 'www-authenticate', /^Basic /],
  ['moved', 302, /^$/, 'location', /^http:\/\/elsewhere\.localhost:\d+\/$/],
  ['parked', 200, /domain is for sale/],
  ['other-product', 200, /content="DokuWiki"/],
]

for (const [mood, status, body, header, value = /./] of answers)
  test(`${mood} answers ${status}, and nothing that looks like the software`, async () => {
    kittens.setMood('pad', mood)
    const reply = await knock(address())
    expect(reply.status).toBe(status)
    expect(reply.body).toMatch(body)
    expect(reply.body).not.toMatch(/etherpad|editorcontainerbox|padbootstrap/i)
    if (header) expect(reply.headers[header]).toMatch(value)
  })

test('a proxy without its application sends none of its headers', async () => {
  kittens.setMood('text', 'bad-gateway')
  const { headers } = await knock(`${kittens.url('text')}?jsonld=types`)
  expect(headers).not.toHaveProperty('access-control-allow-origin')
})

test('a sealed one answers as ever, for its own pages alone', async () => {
  kittens.setMood('pad', 'sealed')
  expect(seen(await knock(address()))['place']).toBe('room')
  const { headers } = await knock(`${kittens.url('pad')}api/openapi.json`)
  expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  expect(headers).not.toHaveProperty('access-control-allow-origin')
})

test('a challenge lets everybody read what robots read', async () => {
  kittens.setMood('text', 'challenge')
  const { body } = await knock(`${kittens.url('text')}robots.txt`)
  expect(body).not.toContain('anubis')
})

test('one that is down hangs up at once, and is logged all the same', async () => {
  kittens.setMood('pad', 'down')
  await expect(knock(address())).rejects.toThrow('socket hang up')
  expect(kittens.requests).toHaveLength(1)
})

test('one that hangs accepts and never answers', async () => {
  kittens.setMood('pad', 'hung')
  const patience = new AbortController()
  const reply = knock(address(), { signal: patience.signal })
  await expect.poll(() => kittens.requests.length).toBe(1)
  // Whatever was going to be sent has been sent once the others have been served.
  await knock(kittens.url('sheet'))
  patience.abort()
  await expect(reply).rejects.toThrow('aborted')
})

test('one that is slow answers as ever, after the others', async () => {
  kittens.setMood('pad', 'slow', 2000)
  const arrivals: string[] = []
  const slow = knock(address()).then(reply => {
    arrivals.push('pad')
    return reply
  })
  await expect.poll(() => kittens.requests.length).toBe(1)
  await knock(kittens.url('sheet')).then(() => arrivals.push('sheet'))
  expect(seen(await slow)['place']).toBe('room')
  expect(arrivals).toEqual(['sheet', 'pad'])
})

test('a software without accounts gets a password from its host', async () => {
  kittens.setMood('sheet', 'login')
  expect((await knock(`${kittens.url('sheet')}budget`)).status).toBe(401)
})

test('the moods of one kitten are not those of another', async () => {
  kittens.setMood('pad', 'down')
  expect((await knock(kittens.url('text'))).status).toBe(200)
})
