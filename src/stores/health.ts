import { defineStore } from 'pinia'
import { computed, onScopeDispose, reactive, ref, shallowReactive, shallowRef } from 'vue'
import { isTrusted, judgeAge } from '../core/health/age.ts'
import { conditionOf, type Condition } from '../core/health/condition.ts'
import { clear, isPenalised, penalise, readPenalties, type Penalties } from '../core/health/penalties.ts'
import type { HealthFile, HealthProblem } from '../core/health/reading.ts'
import type { Instance } from '../core/pool.ts'
import { isScarce, standing } from '../core/health/standing.ts'
import { favour } from '../core/health/wishes.ts'
import type { Standing } from '../core/selection.ts'
import type { ServiceId } from '../core/services.ts'
import { useDeviceStore } from './device.ts'
import type { Span } from './kittens.ts'
import { noteLeaving } from './leaving.ts'

/**
 * How the kittens are: what health.json says, and what this device has found out by itself. Not of the first things a
 * page needs: stores/pool.ts brings it with the list.
 */
export const useHealthStore = defineStore('health', () => {
  const device = useDeviceStore()
  const file = shallowRef<HealthFile | HealthProblem>()
  const now = ref(0)
  const online = ref(true)
  /** Who failed here: what the browser found out is forgotten with the tab, what the visitor said is not. */
  const keeper = (span: Span) => (span === 'once' ? device.passing : device.lasting)
  const known = (span: Span) => readPenalties(parse(keeper(span).read('failed')))
  const failed = shallowReactive<Record<Span, Penalties>>({ once: known('once'), always: known('always') })
  /** Of which services a kitten is being asked whether it is there. */
  const asking = reactive<Partial<Record<ServiceId, boolean>>>({})
  /** Whether kittens may be asked before the click at all: the visitor's own switch. */
  const mayAsk = ref(device.lasting.read('ask') !== 'no')
  /** When an instance last answered here, by id. */
  const answered = shallowReactive(new Map<string, number>())
  /** What asks them, once it has come: at once, so that a click a moment later knows. Before, the click goes as it is. */
  const knocks = shallowRef<{ intend: (service: ServiceId) => Promise<void> }>()
  /** Whether nothing may be asked now: the page that is shown stands apart. */
  const hushed = ref(false)
  let newest = 0
  let watching = false

  const age = computed(() => judgeAge(file.value, now.value, newest))

  /** Takes what health.json said. A file older than one this device has seen is not believed. */
  function take(told: HealthFile | HealthProblem | undefined): void {
    now.value = Date.now()
    newest = Number(device.lasting.read('health')) || 0
    // Nobody has seen what is to come: written by mistake, it would make all files old for good.
    if (newest > now.value + 86_400_000) newest = 0
    file.value = told
    if (typeof told === 'object' && isTrusted(age.value)) device.lasting.write('health', String(told.time))
  }

  const avoided = ({ id }: Instance): boolean =>
    [failed.once, failed.always].some(each => isPenalised(each, id, now.value))

  /** Whatever the file says, it answered here. */
  const answers = ({ id }: Instance): boolean => answered.has(id)

  /** Where an instance stands for `order`, on this device, now. */
  const standingOf = (instance: Instance): Standing =>
    standing(instance, file.value, age.value, now.value, {
      avoided,
      answers,
      favour: each => favour(each, here),
    })

  const about = ({ id }: Instance): Condition => conditionOf(id, file.value, age.value, now.value)

  const scarce = (instances: readonly Instance[]): boolean =>
    isScarce(instances, file.value, age.value, now.value)

  /** Somebody did not answer, or answers again, as far as this device can tell. */
  function report(found: { failed?: readonly string[]; answered?: readonly string[] }, span: Span): void {
    now.value = Date.now()
    for (const id of found.failed ?? []) answered.delete(id)
    for (const id of found.answered ?? []) answered.set(id, now.value)
    // Another tab may have found out more meanwhile.
    const without = clear(known(span), found.answered ?? [])
    failed[span] = (found.failed ?? []).reduce((all, id) => penalise(all, id, now.value), without)
    keeper(span).write('failed', JSON.stringify(failed[span]))
  }

  function allowAsking(allowed: boolean): void {
    mayAsk.value = allowed
    device.lasting.write('ask', allowed ? undefined : 'no')
  }

  /** As on a device that was never here. What is written is stores/traces.ts' to wipe. */
  function forget(): void {
    failed.once = failed.always = {}
    answered.clear()
    mayAsk.value = true
  }

  const gone = new AbortController()

  /** Keeps what is shown true while the page stays open. Once is enough, however often it is asked for. */
  function watch(reached = true): void {
    if (watching) return
    watching = true
    const look = () => {
      online.value = navigator.onLine
      void refresh()
    }
    online.value = navigator.onLine && reached
    for (const type of ['online', 'offline', 'visibilitychange'])
      addEventListener(type, look, { signal: gone.signal })
    setInterval(() => void refresh(patience), 60_000)
  }
  onScopeDispose(() => gone.abort())

  // A run is published to all open pages at once: half of an interval spreads them, and mostly spares a second look.
  const patience = 1 + Math.random() / 2

  /** Nothing changes under a finger, nor where nobody looks. */
  async function refresh(intervals = 1): Promise<void> {
    if (document.hidden || hushed.value || isUnderFinger()) return
    now.value = Date.now()
    const known = typeof file.value === 'object' ? file.value : undefined
    // Some browsers take a network without an internet for one, or the other way round: it is tried.
    if (online.value && known && now.value - known.time <= known.interval * intervals) return
    const { fetchHealth, wasReached } = await import('./reader.ts')
    const told = await fetchHealth()
    online.value = wasReached()
    // Caches may hold something older, or nothing that can be read: then what is known stays, and ages.
    const isWorse = typeof told !== 'object' || (isTrusted(age.value) && told.time < (known?.time ?? 0))
    if (!isWorse && !isUnderFinger()) take(told)
  }

  return {
    ...{ file, age, now, online, hushed, asking, mayAsk, answered, knocks },
    ...{ take, avoided, answers, standingOf, about, scarce, report, allowAsking, forget, watch },
    // With the list, without which nothing leaves: the page that is there first has no place for it.
    noteLeaving,
  }
})

/** What the browser says of where its visitor is and which language is spoken there. */
const here = readPlace()

function readPlace() {
  const [language = '', country] = globalThis.navigator?.language?.split('-') ?? []
  return { language, ...(country && { country }) }
}

/** A link does not change while somebody is about to follow it. */
const isUnderFinger = (): boolean => document.querySelector('.action:is(:hover, :focus)') !== null

function parse(text: string | undefined): unknown {
  try {
    return text && JSON.parse(text)
  } catch {
    return undefined
  }
}
