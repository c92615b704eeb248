import { useFormat } from './useFormat.ts'

const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A number of bytes, in the words of the page: 2 000 000 000 reads "2 Go", as config/pool.yml says it. */
export function useSize() {
  const format = useFormat()

  return (bytes: number): string => {
    const power = Math.min(Math.max(Math.floor(Math.log10(bytes) / 3), 1), units.length)
    return format.unit(bytes / 1000 ** power, units[power - 1] ?? 'kilobyte', 'short')
  }
}
