import { afterEach, expect, it, vi } from 'vitest'
import { filling, forget, isForgotten, remember, unforgotten } from '../../src/worker/forgetting.ts'
import { fakeCaches } from './caches.ts'

afterEach(() => vi.unstubAllGlobals())

const keeps = async () => {
  const response = new Response('x')
  const given = { response, request: new Request('https://entraide.test/'), event: undefined as never }
  return (await unforgotten.cacheWillUpdate?.(given)) === response
}

it('lets go of what is kept once what was on its way has come, and keeps nothing more until a page is opened', async () => {
  const device = fakeCaches()
  for (const name of ['entraide / shell', 'entraide /asso/ shell']) await caches.open(name)
  let come = () => {}
  void filling(new Promise<void>(resolve => (come = resolve)).then(() => caches.open('entraide / files')))
  expect([await keeps(), isForgotten()]).toEqual([true, false])
  const done = forget('/')
  expect([await keeps(), isForgotten()]).toEqual([false, true])
  come()
  await done
  expect(device.names()).toEqual(['entraide /asso/ shell'])
  remember()
  expect([await keeps(), isForgotten()]).toEqual([true, false])
})

it('does so where what was on its way fails, too', async () => {
  const device = fakeCaches()
  await caches.open('entraide / shell')
  await filling(Promise.reject(new Error('gone'))).catch(() => undefined)
  await forget('/')
  expect(device.names()).toEqual([])
  remember()
})
