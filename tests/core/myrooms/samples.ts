import fc from 'fast-check'
import type { Room } from '../../../src/core/myrooms/room.ts'
import { services } from '../../../src/core/services.ts'
import { softwares, type SoftwareId } from '../../../src/core/softwares/index.ts'

const ids = Object.keys(softwares) as SoftwareId[]

/** A room with what every room has, and what the test is about. */
export const room = (more: Partial<Room> = {}): Room => ({
  id: 'a',
  host: 'Infini',
  name: 'Réunion',
  url: 'https://pad.infini.test/p/reunion',
  createdAt: Date.UTC(2026, 0, 10),
  ...more,
})

const shown = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .map(text => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\s]+/gu, ' ').trim())
  .filter(Boolean)
const time = fc.integer({ min: 0, max: Date.UTC(2100, 0) })
const addresses = [
  'https://a.test/p/un',
  'https://b.test/?1#key',
  'https://c.test/#room=un,key',
  'https://d.test/pad/',
]
const address = fc.constantFrom(...addresses)

/** Rooms as the portal makes them, few enough addresses and ids that lists of them overlap. */
export const rooms: fc.Arbitrary<Room> = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'),
    service: fc.constantFrom(...services),
    software: fc.constantFrom(...ids),
    provider: shown,
    host: shown,
    name: shown,
    url: address,
    pending: fc.constant(true as const),
    keyless: fc.constant(true as const),
    createdAt: time,
    openedAt: time,
    expiry: fc.record({
      days: fc.integer({ min: 0, max: 3650 }),
      after: fc.constantFrom('creation' as const, 'change' as const),
    }),
    adminUrl: fc.constantFrom('https://a.test/admin/1', 'https://a.test/admin/2'),
    deleteToken: shown,
    note: shown,
    pinned: fc.constant(true as const),
    failed: fc.constant(true as const),
  },
  { requiredKeys: ['id', 'host', 'name', 'url', 'createdAt'] },
)

/** A list in which nobody has an id twice. */
export const lists = fc.uniqueArray(rooms, { selector: ({ id }) => id, maxLength: 5 })
