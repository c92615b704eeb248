import { isRecord } from '../poolfile.ts'
import { readRoom } from './reading.ts'
import type { Expiry, Room } from './room.ts'
import { keyless } from './secrets.ts'

// The file in which people carry their rooms to another device or program. Unknown things are null, dates are ISO 8601.

const format = 'entraide-rooms'
const version = 1

/** The longest text taken, in UTF-16 units: a thousand rooms are half a million. */
export const longestFile = 50_000_000
const mostRooms = 20_000

/** Why nothing can be taken from a file. `newer`: a later version of the portal has written it. */
export type ExchangeProblem = 'not-json' | 'not-ours' | 'newer' | 'empty' | 'too-large'

/** What a file brings, and how many of its entries cannot be used. */
export interface Exchange {
  rooms: Room[]
  damaged: number
}

/** The file. Links that own a room, what deletes it and keys are in it only with `secrets`. */
export function writeRooms(rooms: readonly Room[], now: number, { secrets = false } = {}): string {
  const entries = rooms.map(room => entry(secrets ? room : withoutSecrets(room)))
  return `${JSON.stringify({ format, version, exported: iso(now), rooms: entries }, null, 2)}\n`
}

function withoutSecrets(room: Room): Room {
  const { adminUrl: _adminUrl, deleteToken: _deleteToken, ...rest } = keyless(room)
  return rest
}

const entry = (room: Room) => ({
  id: room.id,
  service: room.service ?? null,
  software: room.software ?? null,
  provider: room.provider ?? null,
  host: room.host,
  url: room.url,
  pending: room.pending ?? false,
  proposed: room.proposed ?? false,
  keyless: room.keyless ?? false,
  once: room.once ?? false,
  locked: room.locked ?? false,
  name: room.name,
  createdAt: iso(room.createdAt),
  openedAt: room.openedAt === undefined ? null : iso(room.openedAt),
  expiry: room.expiry ? { kind: kinds[room.expiry.after], days: room.expiry.days } : null,
  adminUrl: room.adminUrl ?? null,
  deleteToken: room.deleteToken ?? null,
  note: room.note ?? '',
  pinned: room.pinned ?? false,
  failed: room.failed ?? false,
})

const kinds: Readonly<Record<Expiry['after'], string>> = { creation: 'fixed', change: 'inactivity' }

const iso = (time: number): string => new Date(time).toISOString()

/** What a file says, whoever wrote it. */
export function readRooms(text: string, loopback = false): Exchange | ExchangeProblem {
  if (text.length > longestFile) return 'too-large'
  const file = parse(text)
  if (file === undefined) return 'not-json'
  if (!isRecord(file) || file['format'] !== format) return 'not-ours'
  if (typeof file['version'] !== 'number' || file['version'] < 1) return 'not-ours'
  if (file['version'] > version) return 'newer'
  const entries = file['rooms']
  if (!Array.isArray(entries)) return 'not-ours'
  if (entries.length > mostRooms) return 'too-large'
  const rooms = entries.flatMap(value => readEntry(value, loopback) ?? [])
  return entries.length === 0 ? 'empty' : { rooms, damaged: entries.length - rooms.length }
}

function readEntry(value: unknown, loopback: boolean): Room | undefined {
  if (!isRecord(value)) return undefined
  const { createdAt, openedAt, expiry } = value
  return readRoom(
    { ...value, createdAt: time(createdAt), openedAt: time(openedAt), expiry: readExpiry(expiry) },
    loopback,
  )
}

function readExpiry(value: unknown): unknown {
  if (!isRecord(value)) return undefined
  const after = Object.entries(kinds).find(([, kind]) => kind === value['kind'])?.[0]
  return { days: value['days'], after }
}

const time = (value: unknown): number | undefined =>
  typeof value === 'string' && isoTime.test(value) ? Date.parse(value) : undefined

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

/** Some programs begin a file with a mark that JSON does not know. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
