import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendar, type Meeting } from '../../src/core/calendar.ts'
import { instantOf, transitionsAround } from '../../src/core/zone.ts'
import { offsetAt } from './zones.ts'

const meeting: Meeting = {
  uid: 'a-1',
  stamp: Date.UTC(2026, 10, 26, 5, 6, 7),
  title: 'Réunion',
  address: 'https://visio.test/reunion',
  description: 'Ouvrez le lien.',
  start: '2027-03-30T14:30',
  zone: 'Europe/Paris',
  minutes: 90,
}
const written = (change: Partial<Meeting> = {}) => calendar({ ...meeting, ...change }, offsetAt)

/** What Thunderbird's own parser makes of it, knowing no zone but what the file says. */
function read(text: string) {
  const root = new ICAL.Component(ICAL.parse(text))
  const component = root.getFirstSubcomponent('vevent')
  const zone = root.getFirstSubcomponent('vtimezone')
  if (!component || !zone) throw new Error('No event, or no zone')
  const event = new ICAL.Event(component)
  const start = event.startDate.clone()
  if (start.zone !== ICAL.Timezone.utcTimezone) start.zone = new ICAL.Timezone(zone)
  const instant = start.toUnixTime() * 1000
  return { event, component, instant, end: instant + event.duration.toSeconds() * 1000 }
}

const zones = [
  ...['Europe/Paris', 'America/Toronto', 'America/Halifax', 'America/St_Johns', 'Australia/Sydney'],
  ...[
    'Australia/Lord_Howe',
    'America/Santiago',
    'Africa/Casablanca',
    'Asia/Kolkata',
    'Indian/Reunion',
    'UTC',
  ],
]

describe('a calendar file', () => {
  it('says when, how long, what and where, to Thunderbird’s own parser', () => {
    const { event, component, instant, end } = read(written())
    expect(event.uid).toBe('a-1')
    expect(event.summary).toBe('Réunion')
    expect(event.location).toBe('https://visio.test/reunion')
    expect(component.getFirstPropertyValue('url')).toBe('https://visio.test/reunion')
    expect(event.description).toBe('Ouvrez le lien.')
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-26T05:06:07Z')
    expect(event.startDate.zone.tzid).toBe('Europe/Paris')
    expect(String(event.startDate)).toBe('2027-03-30T14:30:00')
    expect(new Date(instant).toISOString()).toBe('2027-03-30T12:30:00.000Z')
    expect(end - instant).toBe(90 * 60_000)
  })

  it('reminds only those who asked', () => {
    expect(written()).not.toContain('VALARM')
    const alarm = read(written({ reminder: 10 })).component.getFirstSubcomponent('valarm')
    expect(alarm?.getFirstPropertyValue('action')).toBe('DISPLAY')
    expect(alarm?.getFirstPropertyValue('description')).toBe('Réunion')
    expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-PT10M')
  })

  it('lasts no time at all where it is a moment', () => {
    const { instant, end } = read(written({ minutes: 0 }))
    expect(end).toBe(instant)
    expect(written({ minutes: 0 })).not.toContain('DURATION')
  })

  it('refuses an address or a start that is none', () => {
    expect(() => written({ address: 'visio' })).toThrow()
    expect(() => written({ start: '' })).toThrow()
  })
})

describe.each(zones)('in %s', zone => {
  const hour = 3_600_000
  const from = (first: number, count: number, step: number) =>
    Array.from({ length: count }, (_, i) => new Date(first + i * step).toISOString().slice(0, 16))
  // The whole year, and the hours in which the clocks change, skipped ones and ones shown twice too.
  const starts = [
    ...from(Date.UTC(2027, 0, 1), 24, 15.3 * 24 * hour),
    ...transitionsAround(Date.UTC(2027, 6, 1), zone, offsetAt).flatMap(({ instant, from: offset }) =>
      from(instant + offset * 60_000 - 2 * hour, 9, hour / 2),
    ),
  ]

  it('begins at the same instant for its reader, whatever the clocks do', () => {
    const wrong = starts.filter(
      start => read(written({ start, zone })).instant !== instantOf(start, zone, offsetAt),
    )
    expect(wrong).toEqual([])
  })
})

it.each([
  ['Europe/Paris', '2027-03-28T02:30', '2027-03-28T03:30:00'],
  ['America/Toronto', '2027-03-14T02:15', '2027-03-14T03:15:00'],
  ['Australia/Sydney', '2027-10-03T02:59', '2027-10-03T03:59:00'],
])('in %s, %s does not exist: the file says %s', (zone, start, said) => {
  const { event, instant } = read(written({ zone, start }))
  expect(String(event.startDate)).toBe(said)
  expect(instant).toBe(instantOf(start, zone, offsetAt))
})

it('says in UTC when it begins in an hour that is shown twice, since readers differ on which is meant', () => {
  expect(written({ start: '2027-10-31T02:30' })).toContain('\r\nDTSTART:20271031T003000Z\r\n')
})

describe('any words', () => {
  const alphabet = [
    ...'aé,;:\\\n\r\t"\'😀👩‍🚒\u200f\u200e\u202e\u0000\u0007\u007f\ud83d',
    'BEGIN:VEVENT',
    '\r\nX:',
  ]
  const text = fc.array(fc.constantFrom(...alphabet), { maxLength: 200 }).map(parts => parts.join(''))
  /** What may stand in a text at all. */
  const kept = (words: string) =>
    words.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f]|\p{Surrogate}/gu, '')

  it('come out as they went in', () => {
    fc.assert(
      fc.property(text, text, (title, description) => {
        const { event } = read(written({ title, description, reminder: 10 }))
        expect(event.summary).toBe(kept(title))
        expect(event.description).toBe(kept(description))
        expect(event.location).toBe(meeting.address)
      }),
    )
  })

  it('stand on lines of at most 75 bytes that end as they must, with every character whole', () => {
    fc.assert(
      fc.property(text, title => {
        const file = written({ title })
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
        const lines = file.slice(0, -2).split('\r\n')
        for (const line of lines) {
          expect(line).not.toMatch(/[\r\n]/)
          expect(Buffer.from(line).length).toBeLessThanOrEqual(75)
          expect(Buffer.from(line).toString()).toBe(line)
        }
      }),
    )
  })

  it('use the whole of a line', () => {
    const lines = written({ title: 'é'.repeat(200) }).split('\r\n')
    expect(Math.max(...lines.map(line => Buffer.from(line).length))).toBeGreaterThan(73)
  })

  it('of an address end neither its line nor the file', () => {
    const address = 'https://visio.test/a,b;c?d=é\r\nX-EVIL:1#clé'
    const { component, event } = read(written({ address }))
    expect(component.getFirstPropertyValue('url')).toBe(new URL(address).href)
    expect(event.location).toBe(new URL(address).href)
    expect(component.getAllProperties().map(({ name }) => name)).not.toContain('x-evil')
  })
})
