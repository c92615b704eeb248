import { expect, it } from 'vitest'
import { instantOf, transitionsAround } from '../../src/core/zone.ts'
import { offsetAt } from './zones.ts'

const at = (wall: string, zone: string) => new Date(instantOf(wall, zone, offsetAt)).toISOString()

it.each([
  ['2027-01-15T14:00', 'Europe/Paris', '2027-01-15T13:00'],
  ['2027-07-15T14:00', 'Europe/Paris', '2027-07-15T12:00'],
  ['2027-07-15T14:00', 'America/Toronto', '2027-07-15T18:00'],
  ['2027-01-15T14:00', 'America/Halifax', '2027-01-15T18:00'],
  ['2027-01-15T14:00', 'America/St_Johns', '2027-01-15T17:30'],
  ['2027-01-15T14:00', 'Australia/Sydney', '2027-01-15T03:00'],
  ['2027-07-15T14:00', 'Asia/Kolkata', '2027-07-15T08:30'],
  ['2027-07-15T14:00', 'Indian/Reunion', '2027-07-15T10:00'],
  ['2027-01-15T00:30', 'Pacific/Kiritimati', '2027-01-14T10:30'],
  ['2027-07-15T14:00', 'UTC', '2027-07-15T14:00'],
  // The hours beside a change.
  ['2027-03-28T01:59', 'Europe/Paris', '2027-03-28T00:59'],
  ['2027-03-28T03:00', 'Europe/Paris', '2027-03-28T01:00'],
  ['2027-10-31T03:00', 'Europe/Paris', '2027-10-31T02:00'],
  ['2027-11-07T00:59', 'America/Toronto', '2027-11-07T04:59'],
])('reads %s in %s as %s UTC', (wall, zone, utc) => {
  expect(at(wall, zone)).toBe(`${utc}:00.000Z`)
})

it.each([
  ['2027-03-28T02:30', 'Europe/Paris', '2027-03-28T01:30'],
  ['2027-03-14T02:30', 'America/Toronto', '2027-03-14T07:30'],
  ['2027-10-03T02:30', 'Australia/Sydney', '2027-10-02T16:30'],
])('reads %s, which %s skips, as if the clocks had not changed yet', (wall, zone, utc) => {
  expect(at(wall, zone)).toBe(`${utc}:00.000Z`)
})

it.each([
  ['2027-10-31T02:30', 'Europe/Paris', '2027-10-31T00:30'],
  ['2027-11-07T01:30', 'America/Halifax', '2027-11-07T04:30'],
  ['2027-04-04T02:30', 'Australia/Sydney', '2027-04-03T15:30'],
])('takes the first of the two times that %s is shown in %s', (wall, zone, utc) => {
  expect(at(wall, zone)).toBe(`${utc}:00.000Z`)
})

it('takes nothing else for a time', () => {
  expect(instantOf('tomorrow', 'Europe/Paris', offsetAt)).toBeNaN()
  expect(instantOf('2027-02-32T10:00', 'Europe/Paris', offsetAt)).toBeNaN()
})

it('finds each change of the clocks to the minute, and none where there is none', () => {
  const changes = (zone: string) =>
    transitionsAround(Date.parse('2027-07-01T00:00Z'), zone, offsetAt).map(
      ({ instant, from, to }) => `${new Date(instant).toISOString().slice(0, 16)} ${from} ${to}`,
    )
  expect(changes('Europe/Paris')).toEqual([
    '2026-10-25T01:00 120 60',
    '2027-03-28T01:00 60 120',
    '2027-10-31T01:00 120 60',
    '2028-03-26T01:00 60 120',
  ])
  // Twice a year by half an hour.
  expect(changes('Australia/Lord_Howe')).toContain('2027-10-02T15:30 630 660')
  expect(changes('Asia/Kolkata')).toEqual([])
})
