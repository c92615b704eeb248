import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { knock, seen, type Manner } from './knock.ts'
import { startKittens, type Kittens } from './server.ts'

let kittens: Kittens<'bin'>

beforeAll(async () => {
  kittens = await startKittens({ bin: 'privatebin' })
})
beforeEach(() => kittens.reset())
afterAll(() => kittens.close())

const at = (path = '') => kittens.url('bin') + path
const accept = { accept: 'application/json' }
const spec = ['MDEyMzQ1Njc4OWFiY2RlZg==', 'MDEyMzQ1Njc=', 100_000, 256, 128, 'aes', 'gcm', 'none']

const paste = (
  more: object = {},
  options: readonly unknown[] = ['plaintext', 0, 0],
  parameters: readonly unknown[] = spec,
) => ({
  ...{ v: 2, adata: [parameters, ...options], ct: randomBytes(60).toString('base64') },
  meta: { expire: '1week' },
  ...more,
})
const post = (body: string | object, headers: Manner['headers'] = accept) =>
  knock(at(), { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) })
const says = async (body: string | object) => {
  kittens.reset()
  return JSON.parse((await post(body)).body)
}
const ask = async (path: string) => JSON.parse((await knock(at(path), { headers: accept })).body)

test('it gives a paste to whoever accepts nothing but JSON, and takes its time until the next', async () => {
  const created = await post(paste())
  expect(created.headers['access-control-allow-origin']).toBe('*')
  const { status, id, url, deletetoken } = JSON.parse(created.body)
  expect([status, url, deletetoken]).toEqual([0, `/?${id}`, expect.stringMatching(/^[0-9a-f]{64}$/)])
  expect(seen(await knock(at(`?${id}`)))['room']).toBe(id)
  const again = await post(paste())
  expect(JSON.parse(again.body)).toEqual({ status: 1, message: 'Please wait 10 seconds between each post.' })
})

test('whoever accepts HTML gets the page, and no permission before', async () => {
  const { headers, body } = await post(paste(), { accept: 'application/json, text/html' })
  expect(body).toContain('<textarea id="message">')
  expect(headers).not.toHaveProperty('access-control-allow-origin')
  const preflight = await knock(at(), { method: 'OPTIONS' })
  expect(preflight.headers).not.toHaveProperty('access-control-allow-origin')
})

const refused: readonly (readonly [string, string | object])[] = [
  ['no JSON', 'bonjour'],
  ['a list', []],
  ['another key', paste({ title: 'x' })],
  ['no expiry', paste({ meta: {} })],
  ['more than the expiry', paste({ meta: { expire: '1week', burn: true } })],
  ['version 1', paste({ v: 1 })],
  ['what is not base64', paste({ ct: 'é' })],
  ['what could be made smaller', paste({ ct: Buffer.alloc(300, 'a').toString('base64') })],
  ['few rounds', paste({}, undefined, spec.with(2, 10_000))],
  ['another cipher', paste({}, undefined, spec.with(5, 'des'))],
  ['an unknown compression', paste({}, undefined, spec.with(7, 'brotli'))],
  ['a long vector', paste({}, undefined, spec.with(0, 'A'.repeat(28)))],
  ['an unknown formatter', paste({}, ['html', 0, 0])],
  ['a discussion of what is burnt', paste({}, ['plaintext', 1, 1])],
]

test.each(refused)('%s is refused', async (_, body) => {
  expect(await says(body)).toEqual({ status: 1, message: 'Invalid data.' })
})

test('what is larger than 10 MB is refused as such', async () => {
  const { message } = await says(paste({ ct: randomBytes(7_500_003).toString('base64') }))
  expect(message).toBe('Document is limited to 10 MB of encrypted data.')
})

test('a paste is kept as long as was asked, a week where nobody understands', async () => {
  const left = async (expire: string) => {
    const { id } = await says(paste({ meta: { expire } }))
    return (await ask(`?pasteid=${id}`)).meta.time_to_live
  }
  expect([await left('5min'), await left('2weeks'), await left('never')]).toEqual([300, 604_800, undefined])
})

test('what burns is gone once somebody has asked for it, and the page alone does not ask', async () => {
  const { id } = await says(paste({}, ['plaintext', 0, 1]))
  expect(seen(await knock(at(`?${id}`)))['room']).toBe(id)
  expect(await ask(`?pasteid=${id}`)).toMatchObject({ status: 0, id, v: 2 })
  expect(await ask(`?pasteid=${id}`)).toMatchObject({ status: 1 })
})

test('its token deletes a paste, and no other', async () => {
  const { id, deletetoken } = await says(paste())
  const page = async (token: string) => (await knock(at(`?pasteid=${id}&deletetoken=${token}`))).body
  expect(await page('f00')).not.toContain('properly deleted')
  expect(await page(deletetoken)).toContain('Document was properly deleted.')
  expect(await ask(`?pasteid=${id}`)).toMatchObject({ status: 1 })
})

test('its page may not even be loaded by others, its API may be read', async () => {
  const page = await knock(at())
  expect(page.headers).toMatchObject({
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'deny',
  })
  const { headers } = await knock(at('?pasteid=0123456789abcdef'), { headers: accept })
  expect(headers).toMatchObject({ 'access-control-allow-origin': '*' })
  expect(headers).not.toHaveProperty('cross-origin-resource-policy')
})
