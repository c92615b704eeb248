import { useI18n } from 'vue-i18n'

const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A number of bytes, in the words of the page: 2 000 000 000 reads "2 Go", as config/pool.yml says it. */
export function useSize() {
  const { locale } = useI18n()

  return (bytes: number): string => {
    const power = Math.min(Math.max(Math.floor(Math.log10(bytes) / 3), 1), units.length)
    const unit = units[power - 1] ?? 'kilobyte'
    const format = new Intl.NumberFormat(locale.value, { style: 'unit', unit, maximumFractionDigits: 1 })
    return format.format(bytes / 1000 ** power)
  }
}
