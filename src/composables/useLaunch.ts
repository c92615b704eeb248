import { computed, reactive, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { offerFor, offerOf } from '../core/offers.ts'
import { opening, type Opening } from '../core/opening.ts'
import type { Instance } from '../core/pool.ts'
import type { ServiceId } from '../core/services.ts'
import { tiers } from '../core/selection.ts'
import { useDraftsStore, type Draft } from '../stores/drafts.ts'
import { useHealthStore } from '../stores/health.ts'
import { useKittensStore } from '../stores/kittens.ts'
import { usePoolStore } from '../stores/pool.ts'

/** Everything a card needs to offer one service: who hosts it, how they are, what it asks, where the click leads. */
export function useLaunch(service: ServiceId) {
  const { t, locale } = useI18n()
  const pool = usePoolStore()
  const health = useHealthStore()
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

  function openingAt(where: Instance | undefined): Opening | undefined {
    const lot = drafts.lots[service]
    if (!where || !lot) return undefined
    const { title, hard, muted, poll } = draft
    const options = { language: locale.value, firstPartyOnly: true, muted, poll }
    return opening(where, { service, title, guessable: !hard, options }, lot)
  }

  /** Before the click, never before the visitor shows that it is coming. */
  async function intend(): Promise<void> {
    const { useKnocksStore } = await import('../stores/knocks.ts')
    await useKnocksStore().intend(service)
  }

  const condition = computed(() => instance.value && health.conditionOf(instance.value))
  const opened = shallowRef<Instance>()
  const next = computed(() => kittens.value.find(({ id }) => id !== opened.value?.id))

  return reactive({
    service,
    draft,
    kittens,
    instance,
    target: computed(() => openingAt(instance.value)),
    offer: computed(() => (instance.value ? offerOf(instance.value) : offerFor(service))),
    settled: computed(() => pool.settled),
    /** What is known of the kitten offered, and whether that is known well enough to go there at once. */
    condition,
    sure: computed(() => condition.value?.what === 'works' && health.age === 'fresh'),
    asking: computed(() => health.asking[service] === true),
    /** Whom it stands in for. */
    replaced: computed(() => (pool.settled ? useKittensStore().replaced(service) : undefined)),
    /** Nobody is known to work, and some are known not to. */
    nobody: computed(() => instance.value && health.standingOf(instance.value).tier >= tiers.fail),
    scarce: computed(() => health.isScarce(kittens.value)),
    /** Where the room was last opened from here, and the same room at the next kitten. */
    opened,
    next,
    elsewhere: computed(() => opened.value && openingAt(next.value)),
    redraw,
    intend,
    /** Changes what the visitor asks for. */
    ask: (change: Partial<Draft>) => Object.assign(draft, change),
    enter: (where: Instance) => void (opened.value = where),
    /** The visitor says that the kitten opened last did not work and goes to the next: it is avoided here for a while. */
    complain(): void {
      const failed = opened.value
      opened.value = next.value
      if (failed) health.report({ failed: [failed.id] }, 'always')
    },
  })
}

export type Launch = ReturnType<typeof useLaunch>
