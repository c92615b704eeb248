import { useI18n } from 'vue-i18n'
import type { OffsetAt } from '../core/zone.ts'

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What this browser knows of time zones. */
export const offsetAt: OffsetAt = (zone, instant) => {
  const clock = clocks.get(zone) ?? clockOf(zone)
  clocks.set(zone, clock)
  const part = Object.fromEntries(
    clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day, hour, minute } = part
  return (Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant / 60_000) * 60_000) / 60_000
}

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const numeric = 'numeric'
  const options = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric } as const
  return new Intl.DateTimeFormat('en', { ...options, hourCycle: 'h23', timeZone })
}

/** The time zone of this device, by its IANA name and in the words of the page: "heure d’Europe centrale, Paris". */
export function useZone() {
  const { locale } = useI18n()
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const format = new Intl.DateTimeFormat(locale.value, { timeZone, timeZoneName: 'longGeneric' })
  const name = format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value
  const city = timeZone.includes('/') ? timeZone.split('/').at(-1)?.replaceAll('_', ' ') : undefined
  return { zone: timeZone, name: [name, city].filter(Boolean).join(', ') }
}
