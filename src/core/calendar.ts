import { instantOf, instantsOf, stampOf, transitionsAround, type OffsetAt } from './zone.ts'

/** What goes into an agenda: a call, or the last moment to answer a poll. */
export interface Meeting {
  /** The same for the same meeting: an agenda then updates it instead of showing it twice. */
  uid: string
  /** When the file is written, in milliseconds since 1970. */
  stamp: number
  title: string
  /** The https address to open. */
  address: string
  description: string
  /** What the clock on the wall shows when it begins: 2027-03-28T14:30. */
  start: string
  /** The zone of that clock, by its IANA name. */
  zone: string
  /** How long it lasts; 0 for a moment. */
  minutes: number
  /** How many minutes before to remind of it; absent: not at all. */
  reminder?: number
}

const product = '-//Entraide//Entraide//FR'

/** A calendar file (RFC 5545) with that one event, for any agenda. Throws where the start or the address is none. */
export function calendar(meeting: Meeting, offsetAt: OffsetAt): string {
  const { zone, minutes, address, title, reminder } = meeting
  const instant = instantOf(meeting.start, zone, offsetAt)
  const url = new URL(address).href
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${product}`,
    ...zoneLines(instant, zone, offsetAt),
    'BEGIN:VEVENT',
    `UID:${escaped(meeting.uid)}`,
    `DTSTAMP:${stampOf(meeting.stamp)}Z`,
    startLine(meeting, instant, offsetAt),
    ...(minutes > 0 ? [`DURATION:PT${minutes}M`] : []),
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(url)}`,
    `URL:${url}`,
    `DESCRIPTION:${escaped(meeting.description)}`,
    ...(reminder === undefined ? [] : alarm(title, reminder)),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

/**
 * From the instant, not as it was typed: a time that the clocks skip is read differently by each agenda. So is one that
 * they show twice, in spite of RFC 5545 (Thunderbird takes the second): only UTC is beyond doubt then.
 */
function startLine({ start, zone }: Meeting, instant: number, offsetAt: OffsetAt): string {
  return instantsOf(start, zone, offsetAt).length > 1
    ? `DTSTART:${stampOf(instant)}Z`
    : `DTSTART;TZID=${zone}:${stampOf(instant, offsetAt(zone, instant))}`
}

const alarm = (title: string, minutes: number): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escaped(title)}`,
  `TRIGGER:-PT${minutes}M`,
  'END:VALARM',
]

/** The zone's clocks in the years around, each change by itself: rules that hold for ever are not ours to guess. */
function zoneLines(instant: number, zone: string, offsetAt: OffsetAt): string[] {
  const changes = transitionsAround(instant, zone, offsetAt)
  const first = changes[0]?.from ?? offsetAt(zone, instant)
  const winter = Math.min(first, ...changes.map(({ to }) => to))
  const since = { instant: -first * 60_000, from: first, to: first }
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...[since, ...changes].flatMap(change => {
      const kind = change.to === winter ? 'STANDARD' : 'DAYLIGHT'
      return [
        `BEGIN:${kind}`,
        `DTSTART:${stampOf(change.instant, change.from)}`,
        `TZOFFSETFROM:${offsetOf(change.from)}`,
        `TZOFFSETTO:${offsetOf(change.to)}`,
        `END:${kind}`,
      ]
    }),
    'END:VTIMEZONE',
  ]
}

/** -210 minutes are -0330. */
function offsetOf(minutes: number): string {
  const two = (part: number) => String(Math.trunc(Math.abs(part))).padStart(2, '0')
  return (minutes < 0 ? '-' : '+') + two(minutes / 60) + two(minutes % 60)
}

/** As a text value: what would end it is escaped, control characters and halves of characters are left out. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?|\n/g, '\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f]|\p{Surrogate}/gu, '')
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)

/** Lines of at most 75 bytes, continued after a space; no character is cut in two. */
function folded(line: string): string {
  let bytes = 0
  return Array.from(line, character => {
    const length = lengthOf(character)
    const fits = bytes + length <= 75
    // The space counts too.
    bytes = fits ? bytes + length : 1 + length
    return fits ? character : `\r\n ${character}`
  }).join('')
}

/** In UTF-8. */
function lengthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
