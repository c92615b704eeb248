import { isAddress, isRecord, isRetention, unseen } from '../poolfile.ts'
import { isService } from '../services.ts'
import { isSoftware } from '../softwares/index.ts'
import type { Part } from './changes.ts'
import type { Room } from './room.ts'

/** The longest texts kept, in UTF-16 units. Two notes may have become one. */
export const longest = { name: 200, host: 200, provider: 100, address: 8000, token: 1000, note: 200_000 }

/** The end of the year 9999. */
const latest = 253_402_300_799_999

/**
 * What a record holds, whoever wrote it: nothing without an id, an address and a date. What else is not as it should be
 * is left out. Addresses must be https, or plain http on this machine when `loopback` (tests).
 */
export function readRoom(value: unknown, loopback = false): Room | undefined {
  if (!isRecord(value)) return
  const { id, service, software, createdAt, openedAt, expiry } = value
  const url = address(value['url'], loopback)
  if (!isId(id) || !url || !isTime(createdAt)) return

  const host = line(value['host'], longest.host) ?? new URL(url).host
  const provider = line(value['provider'], longest.provider)
  const adminUrl = address(value['adminUrl'], loopback)
  const deleteToken = line(value['deleteToken'], longest.token)
  const note = text(value['note'], longest.note)
  return {
    id,
    ...(isService(service) && { service }),
    ...(isSoftware(software) && { software }),
    ...(provider !== undefined && { provider }),
    host,
    name: line(value['name'], longest.name) ?? host,
    url,
    ...marks(value),
    createdAt,
    ...(isTime(openedAt) && { openedAt }),
    ...(isRetention(expiry) &&
      expiry.days <= 36_500 && { expiry: { days: expiry.days, after: expiry.after } }),
    ...(adminUrl !== undefined && { adminUrl }),
    ...(deleteToken !== undefined && { deleteToken }),
    ...(note !== undefined && { note }),
  }
}

/** Some of a record, read in the same way: what is null is there no more. */
export function readPart(value: unknown, loopback = false): Part | undefined {
  const room = isRecord(value) && readRoom({ ...stand, ...value }, loopback)
  if (!room) return
  const fields = Object.keys(value as object).filter(field => field !== 'id')
  return Object.fromEntries(
    fields.map(field => [field, Object.hasOwn(room, field) ? room[field as keyof Room] : undefined]),
  )
}

/** What every room has. */
const stand = { id: 'part', url: 'https://part.invalid/', createdAt: 0 }

const marks = (
  value: Record<string, unknown>,
): Pick<Room, 'pending' | 'proposed' | 'keyless' | 'once' | 'locked' | 'pinned' | 'failed'> => ({
  ...(value['pending'] === true && { pending: true }),
  ...(value['proposed'] === true && { proposed: true }),
  ...(value['keyless'] === true && { keyless: true }),
  ...(value['once'] === true && { once: true }),
  ...(value['locked'] === true && { locked: true }),
  ...(value['pinned'] === true && { pinned: true }),
  ...(value['failed'] === true && { failed: true }),
})

const isId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,64}$/.test(value)

const isTime = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= latest

/** As a browser would write it, so that one room has one address. A name before the host only ever deceives. */
function address(value: unknown, loopback: boolean): string | undefined {
  if (typeof value !== 'string' || value.length > longest.address || !isAddress(value, loopback)) return
  const url = new URL(value)
  const isPlain = url.username === '' && url.password === '' && url.href.length <= longest.address
  return isPlain ? url.href : undefined
}

/** A text on one line, of characters that are seen. */
const line = (value: unknown, max: number): string | undefined =>
  typeof value === 'string' ? text(value.replace(/\s+/g, ' '), max) : undefined

/** A text that keeps its lines. */
function text(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string') return
  const seen = Array.from(value.slice(0, 2 * max).replaceAll('\t', ' '), letter =>
    letter === '\n' || !isOdd(letter) ? letter : '',
  )
  return cut(seen.join('').trim(), max) || undefined
}

/** Half a pair of UTF-16 too: it cannot be written to a file. */
const isOdd = (letter: string): boolean => unseen.test(letter) || /^[\ud800-\udfff]$/.test(letter)

const cut = (value: string, max: number): string =>
  value
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
