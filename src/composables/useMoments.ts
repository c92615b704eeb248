import { useI18n } from 'vue-i18n'
import { day } from '../core/past/tally.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()

/** Dates and figures of the page about the state of kittens, in its language. Formatters are made once each. */
export function useMoments() {
  const { locale } = useI18n()

  const formatOf = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = `${locale.value} ${options.timeZone} ${options.timeStyle}`
    const format = formats.get(key) ?? new Intl.DateTimeFormat(locale.value, options)
    formats.set(key, format)
    return format
  }

  const numbersOf = (style: 'decimal' | 'percent'): Intl.NumberFormat => {
    const key = `${locale.value} ${style}`
    const format =
      numbers.get(key) ?? new Intl.NumberFormat(locale.value, { style, maximumFractionDigits: 1 })
    numbers.set(key, format)
    return format
  }

  return {
    /** A moment, where the visitor is: "26 nov. 2026, 14:05". Times in milliseconds since 1970. */
    moment: (time: number): string => formatOf({ dateStyle: 'medium', timeStyle: 'short' }).format(time),
    /** Days numbered since 1970 in universal time, both included: "3–12 oct. 2026". */
    days: (first: number, last: number): string =>
      formatOf({ dateStyle: 'medium', timeZone: 'UTC' }).formatRange(first * day, last * day),
    /** A number of things: "25 808". */
    count: (value: number): string => numbersOf('decimal').format(value),
    /** A share from 0 to 1, downwards: all is said of what never failed, and of nothing else. "99,4 %". */
    share: (value: number): string => numbersOf('percent').format(Math.floor(value * 1000 + 1e-9) / 1000),
  }
}
