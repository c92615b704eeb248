import { request } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { ask, site } from './loopback.ts'

const page = { 'fr/partager/index.html': '<!doctype html><title>Partager</title>' }
const post = { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' } }

it('what is shared while no worker is there leads to the page that says so, with every protecting header', async () => {
  const { base } = await site(page)
  const { status, headers } = await ask(base, '/fr/partager/?a=1', post)
  expect([status, headers.location]).toEqual([303, '/fr/partager/#again'])
  expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-cache' })
})

it.each([
  '/fr/',
  '/fr/partager',
  '/de/partager/',
  '/fr/partager/index.html',
  '//evil.test/partager/',
  '/%2e%2e/partager/',
])('nothing can be sent to %s', async path => {
  const { base } = await site(page)
  expect((await ask(base, path, post)).status).toBe(405)
})

it('much that is shared is taken and thrown away, and the connection goes on', async () => {
  const { base } = await site(page)
  const { status } = await ask(base, '/fr/partager/', { ...post, body: Buffer.alloc(20_000_000) })
  expect(status).toBe(303)

  const { hostname, port } = new URL(base)
  const socket = connect(Number(port), hostname)
  const body = 'x'.repeat(100_000)
  const head = `Host: ${hostname}\r\n`
  socket.write(`POST /fr/partager/ HTTP/1.1\r\n${head}Content-Length: ${body.length}\r\n\r\n${body}`)
  socket.write(`GET /fr/ HTTP/1.1\r\n${head}Connection: close\r\n\r\n`)
  let answer = ''
  socket.on('data', (part: Buffer) => (answer += String(part)))
  await once(socket, 'close')
  expect(answer).toMatch(/^HTTP\/1.1 303 [^]*HTTP\/1.1 200 /)
})

it('the answer waits for nothing of what is shared', async () => {
  const { base } = await site(page)
  const { hostname, port } = new URL(base)
  const sending = request({ ...post, hostname, port, path: '/fr/partager/' })
  sending.on('error', () => undefined)
  sending.write('--x')
  const [answer] = await once(sending, 'response')
  expect(answer.statusCode).toBe(303)
  sending.destroy()
})
