import { useI18n } from 'vue-i18n'
import type { Instance } from '../core/pool.ts'
import { kept } from '../core/retention.ts'
import { useFormat } from './useFormat.ts'

/** How long an instance keeps things, in the words of the page. */
export function useKept() {
  const { t } = useI18n()
  const format = useFormat()

  return (instance: Instance): string => {
    const answer = kept(instance)
    if (answer === 'nothing' || answer === 'unknown') return t(`kept.${answer}`)
    const { after, amount, unit } = answer
    return t(`kept.${after}`, { duration: format.unit(amount, unit, 'long') })
  }
}
