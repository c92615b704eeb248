import { computed, reactive, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { offerFor, offerOf } from '../core/offers.ts'
import { opening } from '../core/opening.ts'
import type { ServiceId } from '../core/services.ts'
import { useDraftsStore, type Draft } from '../stores/drafts.ts'
import { useKittensStore } from '../stores/kittens.ts'
import { usePoolStore } from '../stores/pool.ts'

/** Everything a card needs to offer one service: who hosts it, what it asks, where the click leads. */
export function useLaunch(service: ServiceId) {
  const { t, locale } = useI18n()
  const pool = usePoolStore()
  const drafts = useDraftsStore()

  // Nothing is drawn before the pool is known to be final: the first kitten shown is the one that stays.
  const kittens = computed(() => (pool.settled ? useKittensStore().ordered(service) : []))
  const instance = computed(() => kittens.value[0])
  const draft = drafts.drafts[service]
  const redraw = () => drafts.redraw(service, t('room.words').split(' '))
  watch(
    () => pool.settled,
    settled => {
      if (settled && !drafts.lots[service]) redraw()
    },
    { immediate: true },
  )

  const target = computed(() => {
    const lot = drafts.lots[service]
    if (!instance.value || !lot) return undefined
    const { title, hard, muted, poll } = draft
    const options = { language: locale.value, firstPartyOnly: true, muted, poll }
    const wish = { service, title, guessable: !hard, options }
    return opening(instance.value, wish, lot)
  })

  return reactive({
    service,
    draft,
    kittens,
    instance,
    target,
    offer: computed(() => (instance.value ? offerOf(instance.value) : offerFor(service))),
    settled: computed(() => pool.settled),
    redraw,
    /** Changes what the visitor asks for. */
    ask: (change: Partial<Draft>) => Object.assign(draft, change),
  })
}

export type Launch = ReturnType<typeof useLaunch>
