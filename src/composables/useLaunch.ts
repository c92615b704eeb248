import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { handoverFor } from '../core/handovers.ts'
import { offerFor, offerOf } from '../core/offers.ts'
import { opening, type Opening } from '../core/opening.ts'
import type { Instance } from '../core/pool.ts'
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
  const opened = shallowRef<Instance>()
  const shown = shallowRef<Instance>()
  const bare = ref(false)
  const draft = drafts.drafts[service]
  const redraw = () => drafts.redraw(service, t('room.words').split(' '))
  watch(
    () => pool.settled,
    settled => {
      if (settled && !drafts.lots[service]) redraw()
    },
    { immediate: true },
  )

  const under = ref(false)
  const offer = shallowRef(offerFor(service))
  watch(
    [instance, under],
    () => {
      if (instance.value && !under.value) offer.value = offerOf(instance.value)
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

  return reactive({
    service,
    draft,
    kittens,
    instance,
    target: computed(() => openingAt(instance.value)),
    offer,
    /** Fields come and go with the software, but not while somebody is about to click: the link would move away. */
    hold: (held: boolean) => void (under.value = held),
    settled: computed(() => pool.settled),
    /** Whether the list of kittens could not be read. */
    unread: computed(() => pool.problem !== undefined),
    /** Whether enough is known of the kitten offered to go there at once. */
    sure: computed(
      () =>
        instance.value && pool.health?.age === 'fresh' && pool.health.about(instance.value).what === 'works',
    ),
    /** Whether a kitten is being asked if it is there. */
    asking: computed(() => pool.health?.asking[service] === true),
    /** Where the room was opened last. */
    opened,
    note: (where: Instance | undefined) => void (opened.value = where),
    openingAt,
    /** Where the room opens, if not in a tab of its own: `here`, or once its link was `shown`. src/theme.ts says it. */
    opens: import.meta.env.SSR ? undefined : document.documentElement.dataset['opens'],
    /** Where the link leads that is shown before anybody follows it. */
    shown,
    show: (where: Instance | undefined) => void (shown.value = where),
    /** What the kitten offered takes from here, so that the click opens a form first. */
    handover: computed(() =>
      bare.value || !instance.value ? undefined : handoverFor(instance.value, service),
    ),
    /** The form cannot be had: the link leads to the tool's own page, as any other. */
    forgoHandover: () => void (bare.value = true),
    redraw,
    /** The visitor shows that a click is coming: only now may a kitten be asked. */
    intend: () => pool.health?.knocks?.intend(service),
    /** Changes what the visitor asks for. */
    ask: (change: Partial<Draft>) => Object.assign(draft, change),
  })
}

export type Launch = ReturnType<typeof useLaunch>
