import type { OffsetAt } from '../../src/core/zone.ts'

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What Node's own time zones say. Written apart from the page's, so that one does not hide what the other gets wrong. */
export const offsetAt: OffsetAt = (zone, instant) => {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  clocks.set(zone, clock)
  const name = clock.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}
