import { expect, it } from 'vitest'
import { filling, forget, isForgotten, remember } from '../../src/worker/forgetting.ts'
import { json, whole } from '../../src/worker/keeping.ts'

const keeps = async () => {
  const response = Object.defineProperty(new Response('x'), 'type', { value: 'basic' })
  const given = { response, request: new Request('https://entraide.test/'), event: undefined as never }
  const kept = await Promise.all([whole, json].map(each => each.cacheWillUpdate?.(given)))
  return kept.map(each => each === response)
}

it('keeps nothing more once that was asked, until a page is opened, and says when what was on its way has come', async () => {
  const done: string[] = []
  let come = () => {}
  void filling(new Promise<void>(resolve => (come = resolve)).then(() => done.push('come')))
  expect([await keeps(), isForgotten()]).toEqual([[true, true], false])
  const forgotten = forget().then(() => done.push('forgotten'))
  expect([await keeps(), isForgotten(), done]).toEqual([[false, false], true, []])
  come()
  await forgotten
  expect(done).toEqual(['come', 'forgotten'])
  remember()
  expect([await keeps(), isForgotten()]).toEqual([[true, true], false])
})

it('says so where what was on its way fails, too', async () => {
  await filling(Promise.reject(new Error('gone'))).catch(() => undefined)
  await expect(forget()).resolves.toBeDefined()
  remember()
})
