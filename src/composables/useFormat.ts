import { useI18n } from 'vue-i18n'

const numbers = new Map<string, Intl.NumberFormat>()
const spans = new Map<string, Intl.RelativeTimeFormat>()
const clocks = new Map<string, Intl.DateTimeFormat>()
const regions = new Map<string, Intl.DisplayNames>()

/** Formatters in the language of the page, made once each: making one takes milliseconds on an old phone. */
export function useFormat() {
  const { locale } = useI18n()

  return {
    /** A number with its unit, in full or short: 6 months reads "6 mois". */
    unit(amount: number, unit: string, unitDisplay: 'long' | 'short'): string {
      const key = `${locale.value} ${unit} ${unitDisplay}`
      const options = { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 } as const
      return once(numbers, key, () => new Intl.NumberFormat(locale.value, options)).format(amount)
    },
    /** How long ago something was, in milliseconds: "il y a 2 heures". */
    ago(length: number): string {
      const { amount, unit } = inUnits(length)
      const make = () => new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' })
      return once(spans, locale.value, make).format(-amount, unit)
    },
    /** The time of day, where the visitor is. */
    clock(time: number): string {
      const make = () => new Intl.DateTimeFormat(locale.value, { hour: 'numeric', minute: '2-digit' })
      return once(clocks, locale.value, make).format(time)
    },
    /** A day: "12 oct. 2026". */
    day(time: number): string {
      const options = { day: 'numeric', month: 'short', year: 'numeric' } as const
      const make = () => new Intl.DateTimeFormat(locale.value, options)
      return once(clocks, `${locale.value} day`, make).format(time)
    },
    /** A month: "avril 2027". */
    month(time: number): string {
      const make = () => new Intl.DateTimeFormat(locale.value, { month: 'long', year: 'numeric' })
      return once(clocks, `${locale.value} month`, make).format(time)
    },
    /** A country by its ISO 3166-1 alpha-2 code. */
    region(code: string): string | undefined {
      const make = () => new Intl.DisplayNames(locale.value, { type: 'region' })
      return once(regions, locale.value, make).of(code)
    },
  }
}

/** A length of time in milliseconds, in the largest unit it fills: a minute at least. */
export function inUnits(length: number): { amount: number; unit: 'day' | 'hour' | 'minute' } {
  if (length >= 86_400_000) return { amount: Math.floor(length / 86_400_000), unit: 'day' }
  if (length >= 3_600_000) return { amount: Math.floor(length / 3_600_000), unit: 'hour' }
  return { amount: Math.max(Math.floor(length / 60_000), 1), unit: 'minute' }
}

function once<Value>(made: Map<string, Value>, key: string, make: () => Value): Value {
  const value = made.get(key) ?? make()
  made.set(key, value)
  return value
}
