import { useI18n } from 'vue-i18n'
import type { Instance } from '../core/pool.ts'
import { kept } from '../core/retention.ts'

/** How long an instance keeps things, in the words of the page. */
export function useKept() {
  const { t, locale } = useI18n()

  return (instance: Instance): string => {
    const answer = kept(instance)
    if (answer === 'nothing' || answer === 'unknown') return t(`kept.${answer}`)
    const { after, amount, unit } = answer
    const format = new Intl.NumberFormat(locale.value, { style: 'unit', unit, unitDisplay: 'long' })
    return t(`kept.${after}`, { duration: format.format(amount) })
  }
}
