import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exchange, type Manner } from '../../../src/cli/probe/exchange.ts'
import { cert } from './certificate.ts'
import { host, manner, rawHost, tlsHost } from './hosts.ts'

const get = (url: string, how: Partial<Manner> = {}) => exchange(url, 'GET', { ...manner, ...how })
const failing = async (url: string, how: Partial<Manner> = {}) => {
  const { reply } = await get(url, how)
  return reply.kind === 'failure' ? `${reply.reason} ${reply.depth}` : `answered ${reply.status}`
}

describe('an answer', () => {
  it('comes with its status, its text and where it points', async () => {
    const url = await host((_request, response) => response.writeHead(302, { location: '../b?c' }).end('Été'))
    const { reply, took } = await get(`${url}a/`)
    expect(reply).toMatchObject({ status: 302, body: 'Été', pointer: `${url}b?c`, url: `${url}a/` })
    expect(took).toBeLessThan(500)
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['identity', (text: string) => text],
  ] as const)('is unpacked from %s', async (encoding, pack) => {
    const url = await host((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(pack('Bonjour')),
    )
    expect((await get(url)).reply).toMatchObject({ body: 'Bonjour' })
  })

  it('over TLS tells when the certificate ends', async () => {
    const url = await tlsHost((_request, response) => response.end('Hello'))
    const { reply, certExpires = 0 } = await get(url, { ca: cert })
    expect(reply).toMatchObject({ status: 200, body: 'Hello' })
    expect(new Date(certExpires).getUTCFullYear()).toBe(2126)
  })

  it('is asked for by name, without cookies, language or the word that browsers are known by', async () => {
    let headers = {}
    const url = await host((request, response) => {
      ;({ headers } = request)
      response.end()
    })
    await get(url)
    expect(Object.keys(headers).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
    expect(headers).toMatchObject({ 'user-agent': manner.userAgent })
    expect(manner.userAgent).not.toMatch(/mozilla/i)
  })
})

describe('what a hostile host sends', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('a bomb in %s is unpacked no further than the cap', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(50_000_000))
    const url = await host((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb),
    )
    const { reply } = await get(url, { limits: { ...manner.limits, body: 1000 } })
    expect(reply).toMatchObject({ kind: 'answer', body: '\0'.repeat(1000) })
  })

  it('a bomb inside a bomb is not unpacked at all', async () => {
    const url = await host((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync('Hello'))),
    )
    expect((await get(url)).reply).toMatchObject({ kind: 'answer', body: '' })
  })

  it('a body without end is read up to the cap, then left', async () => {
    const url = await host((_request, response) => {
      const more = () => void (response.destroyed || response.write('x'.repeat(65_536), more))
      more()
    })
    const { reply } = await get(url)
    expect(reply.kind === 'answer' && reply.body.length).toBe(manner.limits.body)
  })

  it.each([
    ['headers without measure', `HTTP/1.1 200 OK\r\n${'X-Bomb: 1\r\n'.repeat(5000)}\r\n`, 'connect 1'],
    ['one header without measure', `HTTP/1.1 200 OK\r\nX: ${'1'.repeat(50_000)}\r\n\r\n`, 'connect 1'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'connect 1'],
    ['less than it announced', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort', 'connect 2'],
  ])('%s is no answer', async (_what, words, expected) => {
    const url = await rawHost(socket => socket.once('data', () => socket.end(words)))
    expect(await failing(url)).toBe(expected)
  })

  it('a packed body that breaks off is no answer', async () => {
    const half = gzipSync('x'.repeat(1000)).subarray(0, 20)
    const url = await host((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(half),
    )
    expect(await failing(url)).toBe('connect 2')
  })

  it.each([
    ['gzip', '', gzipSync('')],
    // The header of a stream, then empty metadata blocks: RFC 7932, 9.1 and 9.2.
    ['br', '\f', Buffer.of(6)],
  ] as const)('%s that unpacks to nothing, for ever, is left', async (encoding, start, part) => {
    const parts = Buffer.concat(Array.from({ length: 8000 }, () => part))
    const url = await host((_request, response) => {
      const more = () => void (response.destroyed || response.write(parts, more))
      response.writeHead(200, { 'content-encoding': encoding }).write(start)
      more()
    })
    expect(await failing(url)).toBe('connect 2')
  })

  it.each([
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'],
    ['announcements', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(1000)],
  ])('%s instead of an answer is none', async (_what, words) => {
    const url = await rawHost(socket => socket.once('data', () => socket.write(words)))
    expect(await failing(url)).toBe('connect 1')
  })

  it('silence, after the connection or in the middle of the body, ends', async () => {
    expect(await failing(await rawHost(() => undefined))).toBe('timeout 1')
    const stalled = await host((_request, response) => void response.writeHead(200).write('slowly'))
    expect(await failing(stalled)).toBe('timeout 2')
  })

  it('a header now and then, for ever, ends too', async () => {
    const url = await rawHost(socket => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const drip = setInterval(() => socket.write('X-Drop: 1\r\n'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    expect(await failing(url)).toBe('timeout 1')
  })

  it('a closed port, a hung up line and an unknown name are told apart', async () => {
    expect(await failing('http://127.0.0.1:1/')).toBe('connect 0')
    expect(await failing(await rawHost(socket => socket.destroy()))).toMatch(/^connect/)
    const unknown = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ENOTFOUND' }))
    expect(await failing('http://gone.test/', { reach: { resolve: unknown, loopback: true } })).toBe('dns 0')
  })

  it('a name that nobody answers for does not hold the run up', async () => {
    const reach = { resolve: () => new Promise<never>(() => undefined), loopback: true }
    expect(await failing('http://slow.test/', { reach })).toBe('timeout 0')
  })

  it('a certificate of nobody, or of another host, is no answer', async () => {
    const url = await tlsHost((_request, response) => response.end())
    expect(await failing(url)).toBe('tls 0')
    expect(await failing(url.replace('tls.', 'other.'), { ca: cert })).toBe('tls 0')
    const plain = await host((_request, response) => response.end())
    expect(await failing(plain.replace('http:', 'https:'))).toBe('tls 0')
  })

  it('a public name for a private machine is not connected to', async () => {
    let visits = 0
    const url = await host((_request, response) => {
      visits += 1
      response.end()
    })
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const { port } = new URL(url)
    expect(await failing(`http://host.test:${port}/`, { reach: { resolve, loopback: true } })).toBe('dns 0')
    expect(await failing(url, { reach: { resolve, loopback: false } })).toBe('dns 0')
    expect(visits).toBe(0)
  })
})
