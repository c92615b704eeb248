import { useI18n } from 'vue-i18n'
import type { Provider } from '../core/pool.ts'

/** Where a provider is, in the words of the page: its place, else its country, else nothing. */
export function usePlace() {
  const { locale } = useI18n()
  return (provider: Provider): string | undefined =>
    provider.place ??
    (provider.country && new Intl.DisplayNames(locale.value, { type: 'region' }).of(provider.country))
}
