import type { ServiceId } from '../services.ts'
import { expectedEnd } from './expiry.ts'
import { keyless } from './secrets.ts'
import type { Room } from './room.ts'

/** What a table of rooms tells of each. Links that own a room and keys stay out of it. */
export const columns = ['name', 'service', 'host', 'url', 'createdAt', 'openedAt', 'end', 'note'] as const
export type Column = (typeof columns)[number]

/** How the table says things, in the visitor's language. */
export interface CsvWords {
  columns: Readonly<Record<Column, string>>
  service: (id: ServiceId) => string
}

/** For any spreadsheet: RFC 4180, days as 2026-11-22. The mark at the start tells it that this is UTF-8. */
export function writeCsv(rooms: readonly Room[], words: CsvWords): string {
  const head = columns.map(column => words.columns[column])
  const lines = [head, ...rooms.map(room => row(room, words))]
  return `\ufeff${lines.map(cells => `${cells.map(cell).join(',')}\r\n`).join('')}`
}

function row(room: Room, words: CsvWords): string[] {
  const { name, service, host, url, createdAt, openedAt, note } = keyless(room)
  const end = expectedEnd(room)
  return [
    name,
    service ? words.service(service) : '',
    host,
    url,
    day(createdAt),
    day(openedAt),
    day(end),
    note ?? '',
  ]
}

const day = (time: number | undefined): string => {
  const date = new Date(time ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}

/** A text that a spreadsheet would compute is made one that it shows: OWASP, "CSV injection". */
function cell(text: string): string {
  const shown = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}
