import { useI18n } from 'vue-i18n'
import type { Provider } from '../core/pool.ts'
import { useFormat } from './useFormat.ts'

/** A country by its ISO 3166-1 alpha-2 code, in the words of the page. */
export function useCountry() {
  const { t, te } = useI18n()
  const { region } = useFormat()

  // The browser's own list takes 30 ms to open on a fast machine: the countries people meet here are in the language file.
  return (code: string) => (te(`country.${code}`) ? t(`country.${code}`) : region(code))
}

/** Where a provider is, in the words of the page: its place, else its country, else nothing. */
export function usePlace() {
  const country = useCountry()

  return (provider: Provider): string | undefined =>
    provider.place ?? (provider.country && country(provider.country))
}
