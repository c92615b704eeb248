import { useI18n } from 'vue-i18n'
import { kept, type Keeping } from '../core/retention.ts'
import { useFormat } from './useFormat.ts'

/** How long things are kept, in the words of the page. */
export function useKept() {
  const { t } = useI18n()
  const format = useFormat()

  return (keeping: Keeping): string => {
    const answer = kept(keeping)
    if (answer === 'nothing' || answer === 'unknown') return t(`kept.${answer}`)
    const { after, amount, unit } = answer
    return t(`kept.${after}`, { duration: format.unit(amount, unit, 'long') })
  }
}
