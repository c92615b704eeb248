import { useI18n } from 'vue-i18n'
import { day } from '../core/health/tally.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const shares = new Map<string, Intl.NumberFormat>()

/** Dates and figures of the page about the state of kittens, in its language. Formatters are made once each. */
export function useMoments() {
  const { locale } = useI18n()

  const formatOf = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = `${locale.value} ${options.timeZone} ${options.timeStyle}`
    const format = formats.get(key) ?? new Intl.DateTimeFormat(locale.value, options)
    formats.set(key, format)
    return format
  }

  return {
    /** A moment, where the visitor is: "26 nov. 2026, 14:05". Times in milliseconds since 1970. */
    moment: (time: number): string => formatOf({ dateStyle: 'medium', timeStyle: 'short' }).format(time),
    /** Days numbered since 1970 in universal time, both included: "3–12 oct. 2026". */
    days: (first: number, last: number): string =>
      formatOf({ dateStyle: 'medium', timeZone: 'UTC' }).formatRange(first * day, last * day),
    /** A share from 0 to 1: "99,4 %". */
    share(value: number): string {
      const make = () => new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 1 })
      const format = shares.get(locale.value) ?? make()
      shares.set(locale.value, format)
      return format.format(value)
    },
  }
}
