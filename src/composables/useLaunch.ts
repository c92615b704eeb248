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
import { useSheetStore, type Leaving } from '../stores/sheet.ts'

/** Everything a card needs to offer one service: who hosts it, what it asks, where the click leads. */
export function useLaunch(service: ServiceId) {
  const { t, locale } = useI18n()
  const pool = usePoolStore()
  const drafts = useDraftsStore()
  const opens = import.meta.env.SSR ? undefined : document.documentElement.dataset['opens']

  // Nothing is drawn before the pool is known to be final: the first kitten shown is the one that stays.
  const kittens = computed(() => (pool.settled ? useKittensStore().ordered(service) : []))
  const instance = computed(() => kittens.value[0])
  const left = shallowRef<Leaving>()
  const giving = shallowRef<Instance>()
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

  function openingAt(
    where: Instance | undefined,
    wish = draft,
    lot = drafts.lots[service],
  ): Opening | undefined {
    if (!where || !lot) return undefined
    const { title, hard, muted, poll } = wish
    const options = { language: locale.value, firstPartyOnly: true, muted, poll }
    return opening(where, { service, title, guessable: !hard, options }, lot)
  }

  const note = (leaving: Leaving): void => void (left.value = leaving)

  /** The room leaves the card: what was wished stays as it is now, whatever is typed into the card later. */
  function leave(how: Leaving['how'], made?: Leaving['made']): void {
    const [where, wish, lot] = [giving.value ?? instance.value, { ...draft }, drafts.lots[service]]
    const found = openingAt(where)
    // Made here, it may already be known where it is.
    const there = found && made?.url && !made.pending ? { ...found, share: made.url } : found
    if (!where || !there) return
    const at = (other: Instance) => openingAt(other, wish, lot)
    const time = Date.now()
    const id = crypto.randomUUID()
    const from = {
      service,
      title: wish.title,
      instance: where,
      opening: there,
      id,
      time,
      how,
      earlier: [],
      at,
      note,
    }
    const leaving: Leaving = made ? { ...from, made } : from
    if (how !== 'shown') note(leaving)
    useSheetStore().leave(leaving)
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
    opened: computed(() => left.value?.instance),
    /** Whether the room would take this tab before anything can keep it. */
    early: computed(() => opens === 'here' && !useSheetStore().ready),
    /** The room is opened, shown or made: the sheet takes over. */
    leave,
    /** The sheet of the room opened last comes back. */
    comeBack: () => left.value && useSheetStore().leave({ ...left.value, how: 'again' }),
    /** Where the room opens, if not in a tab of its own: `here`, or once its link was `shown`. src/theme.ts says it. */
    opens,
    /** What the kitten offered takes from here, so that the click opens a form first. */
    handover: computed(() =>
      bare.value || !instance.value ? undefined : handoverFor(instance.value, service),
    ),
    /** Whom a form is being filled in for: it stays the same, whoever is offered meanwhile. */
    giving,
    give: (where: Instance | undefined) => void (giving.value = where),
    /** The form cannot be had: the link leads to the tool's own page, as any other. */
    forgoForm: () => void ((giving.value = undefined), (bare.value = true)),
    openingAt,
    redraw,
    /** The visitor shows that a click is coming: only now may a kitten be asked. */
    intend: () => pool.health?.knocks?.intend(service),
    /** Changes what the visitor asks for. */
    ask: (change: Partial<Draft>) => Object.assign(draft, change),
  })
}

/** `first`: what the form that hands over begins with. `alone`: nobody else may be offered than those that a link asks for. */
export type Launch = ReturnType<typeof useLaunch> & { first?: string | File | undefined; alone?: boolean }
