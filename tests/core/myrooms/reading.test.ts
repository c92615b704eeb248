import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longest, readRoom } from '../../../src/core/myrooms/reading.ts'
import { unseen } from '../../../src/core/poolfile.ts'
import { room, rooms } from './samples.ts'

const read = (more: Record<string, unknown>) => readRoom({ ...room(), ...more })

it('gives back what the portal has written', () => {
  fc.assert(
    fc.property(rooms, each => {
      expect(readRoom(structuredClone(each))).toEqual(each)
    }),
  )
})

describe('a record is no room', () => {
  it.each<[string, unknown]>([
    ['that is nothing', undefined],
    ['that is a list', [room()]],
    ['that is a text', 'https://a.test/'],
    ['without an id', { ...room(), id: undefined }],
    ['whose id could be anything else', { ...room(), id: 'a b' }],
    ['whose id is very long', { ...room(), id: 'a'.repeat(65) }],
    ['without a date', { ...room(), createdAt: '2026-01-10' }],
    ['from before 1970', { ...room(), createdAt: -1 }],
    ['from the year 10000', { ...room(), createdAt: 253_402_300_800_000 }],
  ])('%s', (_, value) => expect(readRoom(value)).toBeUndefined())

  it.each([
    'javascript:alert(1)',
    'http://pad.test/',
    'http://127.0.0.1/',
    'https://',
    '//pad.test/',
    'https://infini.test@evil.test/',
    'https://user:word@pad.test/',
    'https://pad.test/\u202egnp.exe',
    'data:text/html,x',
    'blob:https://pad.test/1',
    `https://pad.test/${'a'.repeat(longest.address)}`,
    42,
    undefined,
  ])('that leads to %s', url => expect(read({ url })).toBeUndefined())
})

it('takes plain http on this machine only, and only in tests', () => {
  const url = 'http://pad.example.localhost:8080/p/a'
  expect([read({ url }), readRoom({ ...room(), url }, true)?.url]).toEqual([undefined, url])
  expect(readRoom({ ...room(), url: 'http://pad.test/' }, true)).toBeUndefined()
})

it('writes one address in one way', () => {
  expect(read({ url: 'HTTPS://Pad.Test' })?.url).toBe('https://pad.test/')
})

it.each<[string, Record<string, unknown>]>([
  ['an unknown service or software', { service: 'fax', software: '__proto__' }],
  ['an admin link that runs a script', { adminUrl: 'javascript:alert(1)' }],
  ['marks that are no marks', { pinned: 'yes', failed: 1, pending: false, keyless: null }],
  ['an expiry without an end', { expiry: { days: Infinity, after: 'change' } }],
  ['an expiry after nothing', { expiry: { days: 3, after: 'tomorrow' } }],
  ['an opening that is no time', { openedAt: Number.NaN }],
  ['empty texts', { note: ' ', deleteToken: '', provider: '\u0000' }],
  ['what no room has', { owner: 'x', toString: 1 }],
])('leaves out %s and keeps the room', (_, more) => expect(read(more)).toEqual(room()))

it.each([
  ['a\u202eb', 'ab'],
  ['a\u0000\u0007b', 'ab'],
  ['a\n\tb', 'a b'],
  [' \ud800a ', 'a'],
  ['👩‍🚀', '👩‍🚀'],
  ['', 'Infini'],
  [undefined, 'Infini'],
])('of the name %j shows %j', (name, shown) => expect(read({ name })?.name).toBe(shown))

it('keeps the lines of a note', () => {
  expect(read({ note: 'un\r\ndeux\ttrois' })?.note).toBe('un\ndeux trois')
})

it('calls a host without a name by its address', () => {
  expect(read({ host: 7, name: '' })).toMatchObject({ host: 'pad.infini.test', name: 'pad.infini.test' })
})

it('throws at nothing, and what it lets through is safe to show and to open', () => {
  const odd = <T>(right: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 6, arbitrary: right as fc.Arbitrary<unknown> }, fc.jsonValue({ maxDepth: 1 }))
  const text = odd(fc.string({ unit: 'binary', maxLength: 400 }))
  const address = odd(fc.oneof(fc.webUrl(), fc.constantFrom('javascript:alert(1)', 'https://a@b.test/')))
  const record = fc.record({
    ...{ id: odd(fc.constantFrom('a', '__proto__')), name: text, host: text, note: text, deleteToken: text },
    ...{ url: address, adminUrl: address, createdAt: odd(fc.nat()), openedAt: odd(fc.double()) },
    ...{ service: odd(fc.constant('pad')), software: odd(fc.constant('jitsi')), expiry: odd(fc.anything()) },
  })
  fc.assert(
    fc.property(fc.oneof(record, fc.anything()), value => {
      const found = readRoom(value)
      if (!found) return
      const { name, host, note = '', url, adminUrl = url } = found
      expect(unseen.test(name + host + note.replaceAll('\n', ''))).toBe(false)
      expect(name.length <= longest.name && host.length <= longest.host && name !== '').toBe(true)
      for (const each of [url, adminUrl]) expect(each).toMatch(/^https:\/\/[^@/]+\//)
      expect(readRoom(structuredClone(found))).toEqual(found)
    }),
  )
})
