import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowReactive, shallowRef } from 'vue'
import type { Condition } from '../core/health/condition.ts'
import type { Penalties } from '../core/health/penalties.ts'
import type { HealthFile, HealthProblem } from '../core/health/reading.ts'
import type { Instance } from '../core/pool.ts'
import type { Standing } from '../core/selection.ts'
import type { ServiceId } from '../core/services.ts'
import { useDeviceStore } from './device.ts'
import type { Span } from './kittens.ts'

type Reader = typeof import('./reader.ts')

/** How the kittens are: what health.json says, and what this device has found out by itself. */
export const useHealthStore = defineStore('health', () => {
  const device = useDeviceStore()
  const reader = shallowRef<Reader>()
  const file = shallowRef<HealthFile | HealthProblem>()
  const now = ref(0)
  const online = ref(true)
  /** Who failed here: what the browser found out is forgotten with the tab, what the visitor said is not. */
  const failed = shallowReactive<Record<Span, Penalties>>({ once: {}, always: {} })
  /** Of which services a kitten is being asked whether it is there. */
  const asking = reactive<Partial<Record<ServiceId, boolean>>>({})
  /** Whether kittens may be asked before the click at all: the visitor's own switch. */
  const mayAsk = ref(device.lasting.read('ask') !== 'no')
  let newest = 0

  const age = computed(() => reader.value?.judgeAge(file.value, now.value, newest) ?? 'missing')

  /** Takes what the reader brought. A file older than one this device has seen is not believed. */
  function take(read: Reader, told: HealthFile | HealthProblem | undefined): void {
    now.value = Date.now()
    reader.value = read
    newest = Number(device.lasting.read('health')) || 0
    file.value = told
    for (const span of ['once', 'always'] as const) failed[span] = read.readPenalties(kept(span))
    if (typeof told === 'object' && (age.value === 'fresh' || age.value === 'stale'))
      device.lasting.write('health', String(told.time))
  }

  function kept(span: Span): unknown {
    try {
      return JSON.parse(keeper(span).read('failed') ?? '{}')
    } catch {
      return undefined
    }
  }

  const keeper = (span: Span) => (span === 'once' ? device.passing : device.lasting)

  const avoided = ({ id }: Instance): boolean =>
    [failed.once, failed.always].some(each => reader.value?.isPenalised(each, id, now.value))

  /** Where an instance stands for `order`, on this device, now. */
  function standingOf(instance: Instance): Standing {
    const [language = '', country] = navigator.language.split('-')
    const wishes = { language, ...(country && { country }) }
    const favour = (each: Instance) => reader.value?.favour(each, wishes) ?? 1
    return (
      reader.value?.standing(instance, file.value, age.value, now.value, { avoided, favour }) ?? {
        tier: 0,
        weight: instance.weight,
      }
    )
  }

  const conditionOf = ({ id }: Instance): Condition =>
    reader.value?.conditionOf(id, file.value, age.value, now.value) ?? { what: 'unknown' }

  const isScarce = (instances: readonly Instance[]): boolean =>
    reader.value?.isScarce(instances, file.value, age.value, now.value) ?? false

  /** Somebody did not answer, or answers again, as far as this device can tell. */
  function report(found: { failed?: readonly string[]; answered?: readonly string[] }, span: Span): void {
    const read = reader.value
    if (!read) return
    now.value = Date.now()
    const without = read.clear(failed[span], found.answered ?? [])
    failed[span] = (found.failed ?? []).reduce((all, id) => read.penalise(all, id, now.value), without)
    keeper(span).write('failed', JSON.stringify(failed[span]))
  }

  function allowAsking(allowed: boolean): void {
    mayAsk.value = allowed
    device.lasting.write('ask', allowed ? undefined : 'no')
  }

  /** Keeps what is shown true while the page stays open. */
  function watch(): void {
    const look = () => {
      online.value = navigator.onLine
      now.value = Date.now()
    }
    look()
    for (const type of ['online', 'offline']) addEventListener(type, look)
    for (const target of [window, document])
      for (const type of ['online', 'visibilitychange']) target.addEventListener(type, () => void refresh())
    setInterval(() => void refresh(), 60_000)
  }

  async function refresh(): Promise<void> {
    now.value = Date.now()
    const due = typeof file.value !== 'object' || now.value - file.value.time > file.value.interval
    // A link does not change under a finger.
    if (document.hidden || !navigator.onLine || !due || document.querySelector('.action:is(:hover, :focus)'))
      return
    const told = await reader.value?.fetchHealth()
    if (told && reader.value) take(reader.value, told)
  }

  return {
    ...{ file, age, now, online, asking, mayAsk },
    ...{ take, avoided, standingOf, conditionOf, isScarce, report, allowAsking, watch },
  }
})
