import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestFile, readRooms, writeRooms } from '../../../src/core/myrooms/exchange.ts'
import { lists, room } from './samples.ts'

const now = Date.UTC(2026, 10, 22, 21, 40)
const file = (more: object) =>
  JSON.stringify({
    format: 'entraide-rooms',
    version: 1,
    rooms: [JSON.parse(writeRooms([room()], now)).rooms[0]],
    ...more,
  })

it('writes what anybody can read', () => {
  const full = room({
    ...{
      service: 'date',
      software: 'framadate',
      provider: 'infini',
      openedAt: Date.UTC(2026, 0, 11),
      note: 'x',
    },
    ...{ expiry: { days: 180, after: 'change' }, pinned: true },
  })
  expect(JSON.parse(writeRooms([full], now))).toEqual({
    format: 'entraide-rooms',
    version: 1,
    exported: '2026-11-22T21:40:00.000Z',
    rooms: [
      {
        ...{ id: 'a', service: 'date', software: 'framadate', provider: 'infini', host: 'Infini' },
        ...{
          url: 'https://pad.infini.test/p/reunion',
          pending: false,
          proposed: false,
          keyless: false,
          once: false,
          locked: false,
          name: 'Réunion',
        },
        ...{ createdAt: '2026-01-10T00:00:00.000Z', openedAt: '2026-01-11T00:00:00.000Z' },
        ...{ expiry: { kind: 'inactivity', days: 180 }, adminUrl: null, deleteToken: null },
        ...{ note: 'x', pinned: true, failed: false },
      },
    ],
  })
})

it('loses nothing on the way, with secrets', () => {
  fc.assert(
    fc.property(fc.array(lists.chain(list => fc.constantFrom(...list, room()))), list => {
      const text = writeRooms(list, now, { secrets: true })
      expect(readRooms(text)).toEqual(list.length === 0 ? 'empty' : { rooms: list, damaged: 0 })
    }),
  )
})

it('lets no link that owns a room, no token and no key out unless asked', () => {
  const secret = room({
    ...{ software: 'privatebin', url: 'https://bin.test/?1#thekey' },
    ...{ adminUrl: 'https://bin.test/admin/thelink', deleteToken: 'thetoken' },
  })
  const text = writeRooms([secret], now)
  for (const word of ['thekey', 'thelink', 'thetoken']) expect(text).not.toContain(word)
  expect(readRooms(text)).toMatchObject({ rooms: [{ url: 'https://bin.test/?1', keyless: true }] })
})

describe('a file', () => {
  it.each([
    ['', 'not-json'],
    ['{', 'not-json'],
    ['null', 'not-ours'],
    ['[]', 'not-ours'],
    ['{"format":"other"}', 'not-ours'],
    [file({ version: '1' }), 'not-ours'],
    [file({ version: 0 }), 'not-ours'],
    [file({ version: 2 }), 'newer'],
    [file({ version: 2, rooms: 'another shape' }), 'newer'],
    [file({ rooms: {} }), 'not-ours'],
    [file({ rooms: [] }), 'empty'],
    [file({ rooms: Array.from({ length: 20_001 }, () => 0) }), 'too-large'],
    [' '.repeat(longestFile + 1), 'too-large'],
  ])('%.60s is %s', (text, problem) => expect(readRooms(text)).toBe(problem))

  it('is read although a program put a mark before it', () => {
    expect(readRooms(`\ufeff${file({})}`)).toEqual({ rooms: [room()], damaged: 0 })
  })

  it.each([
    null,
    7,
    {},
    { ...room(), createdAt: 'yesterday' },
    { ...room(), createdAt: '2026-13-45T99:99:99Z' },
  ])('counts an entry like %j and takes the others', entry => {
    const good = JSON.parse(file({})).rooms[0]
    expect(readRooms(file({ rooms: [entry, good] }))).toEqual({ rooms: [room()], damaged: 1 })
  })
})

it('throws at no text', () => {
  const nearly = fc.record({
    format: fc.constant('entraide-rooms'),
    version: fc.oneof(fc.constant(1), fc.anything()),
    rooms: fc.oneof(fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), lists)), fc.jsonValue()),
  })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        nearly.map(value => JSON.stringify(value)),
      ),
      text => {
        const read = readRooms(text ?? '')
        if (typeof read === 'object') for (const { url } of read.rooms) expect(url).toMatch(/^https:/)
      },
    ),
  )
})
