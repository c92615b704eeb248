import { expect, it } from 'vitest'
import { visit } from '../../../src/cli/probe/visit.ts'
import type { Probe } from '../../../src/core/softwares/contract.ts'
import { host, manner } from './hosts.ts'

const probe: Probe = { path: '', evidence: 'shallow', redirects: 'same-host' }

/** A host that redirects each path to what is said of it, and notes what it was asked. */
async function redirecting(to: (path: string) => string | undefined) {
  const asked: string[] = []
  const url = await host((request, response) => {
    asked.push(request.url ?? '')
    const location = to(request.url ?? '')
    if (location === undefined) response.end('arrived')
    else response.writeHead(302, { location }).end()
  })
  return { url, asked }
}

const last = async (url: string, how: Probe = probe) => (await visit(url, how, manner)).at(-1)?.reply

it('follows redirects on the host to where they end', async () => {
  const { url, asked } = await redirecting(path => (path.length < 4 ? `${path}x` : undefined))
  expect(await last(url)).toMatchObject({ status: 200, body: 'arrived', url: `${url}xxx` })
  expect(asked).toEqual(['/', '/x', '/xx', '/xxx'])
})

it('follows none where the adapter does not say so', async () => {
  const { url, asked } = await redirecting(() => '/there')
  expect(await last(url, { ...probe, redirects: 'none' })).toMatchObject({
    status: 302,
    pointer: `${url}there`,
  })
  expect(asked).toEqual(['/'])
})

it.each([
  ['in a circle', (path: string) => (path === '/' ? '/a' : '/')],
  ['to themselves', () => '/'],
  ['on and on', (path: string) => `${path}x`],
])('leaves redirects %s soon', async (_how, to) => {
  const { url, asked } = await redirecting(to)
  expect(await last(url)).toMatchObject({ kind: 'failure', reason: 'redirect-loop' })
  expect(asked.length).toBeLessThanOrEqual(5)
})

it.each([
  'http://127.0.0.1:PORT/',
  'http://localhost:PORT/',
  'http://other.localhost:PORT/',
  '//[::1]:PORT/',
])('never goes to another machine, such as %s', async elsewhere => {
  const secret = await redirecting(() => undefined)
  const there = elsewhere.replace('PORT', new URL(secret.url).port)
  const { url } = await redirecting(() => there)
  expect(await last(url)).toMatchObject({ status: 302, pointer: new URL(there, url).href })
  expect(secret.asked).toEqual([])
})

it('takes a redirect that cannot be read for none', async () => {
  const { url } = await redirecting(() => 'http://[not-an-address')
  const reply = await last(url)
  expect(reply).toMatchObject({ status: 302 })
  expect(reply).not.toHaveProperty('pointer')
})
