import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge } from '../../../src/core/myrooms/merge.ts'
import type { Room } from '../../../src/core/myrooms/room.ts'
import { lists, room } from './samples.ts'

const ids = () => {
  let last = 0
  return () => `new-${++last}`
}
const joined = (mine: Room[], theirs: Room[]) => merge(mine, theirs, ids())

describe('the same room', () => {
  const key = 'https://bin.test/?1#key'
  const bin = (more: Partial<Room>) => room({ software: 'privatebin', url: key, ...more })
  const without = { url: 'https://bin.test/?1', keyless: true as const }

  it.each<[string, Room, Room, Room | undefined]>([
    ['has one address, whatever its id', room(), room({ id: 'z', pinned: true }), room({ pinned: true })],
    ['keeps the name it has here', room(), room({ id: 'z', name: 'Autre' }), room()],
    ['has both notes', room({ note: 'un' }), room({ note: 'deux' }), room({ note: 'un\ndeux' })],
    ['has one note once', room({ note: 'un\ndeux' }), room({ note: 'deux' }), room({ note: 'un\ndeux' })],
    [
      'gets the link that owns it',
      room(),
      room({ adminUrl: 'https://a.test/1' }),
      room({ adminUrl: 'https://a.test/1' }),
    ],
    ['keeps the link that owns it', room({ deleteToken: 'x' }), room(), room({ deleteToken: 'x' })],
    ['was opened when either was', room({ openedAt: 5 }), room({ openedAt: 9 }), room({ openedAt: 9 })],
    ['is there once one of them knows it', room({ proposed: true }), room(), room()],
    ['did not fail here because it did elsewhere', room(), room({ failed: true }), room()],
    ['gets its key back', bin(without), bin({ id: 'z' }), bin({})],
    ['keeps its key', bin({}), bin({ ...without, id: 'z' }), bin({})],
    [
      'is known by its address, also to who does not know its software',
      room({ software: 'etherpad', url: 'https://a.test/#room=un,key', keyless: true }),
      room({ url: 'https://a.test/#room=un,key', keyless: true }),
      room({ software: 'etherpad', url: 'https://a.test/#room=un,key', keyless: true }),
    ],
    ['gets the address it waits for', room({ pending: true, url: 'https://a.test/new' }), room(), room()],
    ['keeps the address it was given', room(), room({ pending: true, url: 'https://a.test/new' }), room()],
  ])('%s', (_, mine, theirs, expected) => expect(joined([mine], [theirs]).rooms).toEqual([expected]))
})

describe('another room', () => {
  it.each<[string, Room, Room]>([
    ['has another address and the same id', room(), room({ url: 'https://b.test/' })],
    [
      'is owned by another link',
      room({ adminUrl: 'https://a.test/1' }),
      room({ adminUrl: 'https://a.test/2' }),
    ],
    ['is deleted by another token', room({ deleteToken: 'x' }), room({ deleteToken: 'y' })],
    [
      'is created on the same page at another time',
      room({ pending: true }),
      room({ id: 'b', pending: true, createdAt: 5 }),
    ],
    [
      'has lost another key',
      room({ software: 'cryptpad', url: 'https://c.test/pad/', keyless: true }),
      room({ software: 'cryptpad', url: 'https://c.test/pad/#/2/pad/edit/x', createdAt: 5, id: 'b' }),
    ],
  ])('%s', (_, mine, theirs) => {
    const { rooms, added } = joined([mine], [theirs])
    expect([rooms.length, added.length]).toEqual([2, 1])
    expect(new Set(rooms.map(({ id }) => id)).size).toBe(2)
  })
})

it('says what is new, what changes and what stays', () => {
  const mine = [room(), room({ id: 'b', url: 'https://b.test/' }), room({ id: 'c', url: 'https://c.test/' })]
  const theirs = [
    room({ note: 'x' }),
    room({ id: 'b', url: 'https://b.test/' }),
    room({ id: 'd', url: 'https://d.test/' }),
  ]
  const { rooms, added, changed, kept } = joined(mine, theirs)
  expect([rooms, added, changed, kept].map(list => list.length)).toEqual([4, 1, 1, 1])
  expect(changed[0]).toEqual({ before: room(), after: room({ note: 'x' }) })
})

describe('whatever two lists hold', () => {
  it('taking in one twice adds and changes nothing', () => {
    fc.assert(
      fc.property(lists, lists, (mine, theirs) => {
        const newId = ids()
        const once = merge(mine, theirs, newId)
        const twice = merge(once.rooms, theirs, newId)
        expect([twice.added, twice.changed, twice.rooms]).toEqual([[], [], once.rooms])
      }),
    )
  })

  it('no note, no link that owns a room and no whole address is lost, and no id is there twice', () => {
    fc.assert(
      fc.property(lists, lists, (mine, theirs) => {
        const { rooms } = joined(mine, theirs)
        const notes = rooms.map(({ note }) => note ?? '').join('\n')
        for (const { note = '', adminUrl, deleteToken, url, pending, keyless } of [...mine, ...theirs]) {
          expect(notes).toContain(note)
          if (adminUrl) expect(rooms.map(each => each.adminUrl)).toContain(adminUrl)
          if (deleteToken) expect(rooms.map(each => each.deleteToken)).toContain(deleteToken)
          if (!pending && !keyless) expect(rooms.map(each => each.url)).toContain(url)
        }
        expect(new Set(rooms.map(({ id }) => id)).size).toBe(rooms.length)
        expect(rooms.map(({ id }) => id)).toEqual(expect.arrayContaining(mine.map(({ id }) => id)))
      }),
    )
  })
})
