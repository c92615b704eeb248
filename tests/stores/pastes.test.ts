import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { askSpans, send } from '../../src/stores/pastes.ts'

const base = 'https://bin.test/sub/'
const made = { status: 0, id: '0123456789abcdef', url: '/x', deletetoken: 'f00' }
const requests: [string, RequestInit][] = []
let reply: (init: RequestInit) => Promise<Response>

const saying = (body: string, status = 200) => Promise.resolve(new Response(body, { status }))
const never = ({ signal }: RequestInit) =>
  new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))

beforeEach(() => {
  requests.length = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    requests.push([url, init])
    return init.signal?.aborted ? Promise.reject(init.signal.reason) : reply(init)
  })
})
afterEach(() => vi.useRealTimers())

const online = (onLine: boolean) => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(onLine)

it('a text goes to its host alone, once, in a request that tells nothing else and needs no permission', async () => {
  reply = () => saying(JSON.stringify(made))
  expect(await send(base, 'sealed', new AbortController())).toEqual({ id: made.id, deleteToken: 'f00' })
  expect(requests).toEqual([
    [
      base,
      {
        method: 'POST',
        body: 'sealed',
        headers: { accept: 'application/json' },
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
        signal: expect.any(AbortSignal),
      },
    ],
  ])
})

it.each([
  ['unreachable', true],
  ['offline', false],
])('a host that cannot be reached is %s, and is not asked again', async (failure, onLine) => {
  online(true)
  reply = () => {
    online(onLine)
    return Promise.reject(new TypeError('Failed to fetch'))
  }
  expect(await send(base, 'sealed', new AbortController())).toEqual({ failure })
  expect(requests).toHaveLength(1)
})

it('nothing is sent without a network', async () => {
  online(false)
  expect(await send(base, 'sealed', new AbortController())).toEqual({ failure: 'offline' })
  expect(requests).toEqual([])
})

it('a host that does not answer is waited for as long as it takes to send, and no longer', async () => {
  vi.useFakeTimers()
  reply = never
  const answer = send(base, 'x'.repeat(500_000), new AbortController())
  let ended = false
  void answer.then(() => (ended = true))
  await vi.advanceTimersByTimeAsync(29_000)
  expect(ended).toBe(false)
  await vi.advanceTimersByTimeAsync(2000)
  expect(await answer).toEqual({ failure: 'late' })
  expect(vi.getTimerCount()).toBe(0)
})

it('nothing is sent once the visitor has left', async () => {
  const stop = new AbortController()
  stop.abort()
  reply = never
  expect(await send(base, 'sealed', stop)).toHaveProperty('failure')
  expect(requests[0]?.[1].signal?.aborted).toBe(true)
})

it('a host is asked how long it keeps a text, in the same manner', async () => {
  reply = () => saying('{"Expire":{"@value":"1day","@enum":["1hour","1day"]}}')
  const spans = await askSpans(base, new AbortController())
  expect([spans?.choices.map(({ id }) => id), spans?.usual]).toEqual([['1hour', '1day'], '1day'])
  expect(requests.map(([url, { method, credentials }]) => [url, method, credentials])).toEqual([
    [`${base}?jsonld=types`, undefined, 'omit'],
  ])
})

it.each([
  ['is no JSON', () => saying('<html>')],
  ['is an error', () => saying('{"Expire":{"@enum":["1day"]}}', 500)],
  ['says nothing of it', () => saying('{}')],
  ['does not come', () => Promise.reject(new TypeError('Failed to fetch'))],
])('an answer that %s tells nothing, and breaks nothing', async (_, answer) => {
  reply = answer
  expect(await askSpans(base, new AbortController())).toBeUndefined()
})

it('nobody waits long to learn it', async () => {
  vi.useFakeTimers()
  reply = never
  const spans = askSpans(base, new AbortController())
  await vi.advanceTimersByTimeAsync(8000)
  expect(await spans).toBeUndefined()
})
