import { expect, onTestFinished, test } from 'vitest'
import { listening } from '../../src/cli/serve.ts'
import { portalServer } from '../../src/cli/server.ts'
import { ask, files, home, html, missingPage } from './loopback.ts'
import { folderWith } from './site.ts'

// A portal below a path of its host.

async function site(): Promise<string> {
  const pages = { 'fr/partager/index.html': home, '.well-known/security.txt': 'Contact: x\n' }
  const server = portalServer(await folderWith({ ...files, ...pages }), '/entraide/')
  onTestFinished(() => void server.close())
  return listening(server)
}

test.each([
  ['/entraide/', 200, undefined],
  ['/entraide/fr/?a=1', 200, undefined],
  ['/entraide/assets/main-abc.js', 200, undefined],
  ['/entraide/.well-known/security.txt', 200, undefined],
  ['/entraide/fr/.well-known/security.txt', 404, undefined],
  ['/entraide/fr?a=1', 308, '/entraide/fr/?a=1'],
  ['/entraide', 308, '/entraide/'],
  ['/entraide?a=1', 308, '/entraide/?a=1'],
  ['/entraide//evil.test', 404, undefined],
  ['/entraide/../fr/', 404, undefined],
  ['/entraide/.headers.json', 404, undefined],
  ['/', 404, undefined],
  ['/fr/', 404, undefined],
  ['/entraides/', 404, undefined],
  ['*', 400, undefined],
])('%s is answered with %d', async (path, expected, location) => {
  const { status, headers } = await ask(await site(), path)
  expect([status, headers.location]).toEqual([expected, location])
})

test('what is below is kept and framed as at the root, and what is beside never', async () => {
  const base = await site()
  expect((await ask(base, '/entraide/assets/main-abc.js')).headers['cache-control']).toContain('immutable')
  expect((await ask(base, '/assets/main-abc.js')).headers['cache-control']).toBe('no-cache')
  expect((await ask(base, '/entraide/pool.json')).headers['access-control-allow-origin']).toBe('*')
  expect((await ask(base, '/pool.json')).headers['access-control-allow-origin']).toBeUndefined()
})

test('what is unknown there is answered with its page, and what is shared leads to its page', async () => {
  const base = await site()
  expect((await ask(base, '/entraide/gone', { headers: html })).text).toBe(missingPage)
  const { status, headers } = await ask(base, '/entraide/fr/partager/', { method: 'POST' })
  expect([status, headers.location]).toEqual([303, '/entraide/fr/partager/#again'])
})

test('a refusal is never kept, not even at the address of what is', async () => {
  const { status, headers } = await ask(await site(), '/entraide/assets/main-abc.js', { method: 'POST' })
  expect([status, headers['cache-control']]).toEqual([405, 'no-cache'])
})
