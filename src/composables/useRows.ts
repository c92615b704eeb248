import { onMounted, onUnmounted, shallowReactive, watch } from 'vue'
import { byName } from '../core/alphabet.ts'
import type { Condition } from '../core/health/condition.ts'
import type { Health } from '../core/health/health.ts'
import type { Tally } from '../core/past/tally.ts'
import type { Instance } from '../core/pool.ts'
import type { ServiceId } from '../core/services.ts'
import { useHealthStore } from '../stores/health.ts'
import { useHistoryStore } from '../stores/history.ts'
import { usePoolStore } from '../stores/pool.ts'
import { useTurnsStore } from '../stores/turns.ts'

/** What is shown of one instance. */
export interface Row {
  kitten: Instance
  condition: Condition
  /** What the last looks found, whatever its age. */
  health: Health | undefined
  /** By day; nothing where no history was read. */
  tallies: readonly Tally[] | undefined
  /** The present, in milliseconds since 1970. */
  now: number
}

/** So many at once that no phone stands still, however many there are. */
const perTurn = 10

/** What is known of each instance of these services, by name, kept true while the page is open. */
export function useRows(services: readonly ServiceId[]): (service: ServiceId) => Row[] {
  const pool = usePoolStore()
  const health = useHealthStore()
  const history = useHistoryStore()
  const turns = useTurnsStore()
  const rows = shallowReactive(new Map<ServiceId, readonly Row[]>())

  function rowOf(service: ServiceId, kitten: Instance): Row {
    const { file, now } = health
    return {
      ...{ kitten, now, condition: health.about(kitten) },
      health: typeof file === 'object' ? file.instances.get(kitten.id) : undefined,
      tallies: history.days.get(service)?.get(kitten.id),
    }
  }

  const rounds = new Map<ServiceId, number>()
  /** In several turns; a later round takes the place of one that is not over. */
  function draw(service: ServiceId): void {
    const round = (rounds.get(service) ?? 0) + 1
    rounds.set(service, round)
    const kittens = byName(pool.instances(service))
    const place = (start: number): void => {
      if (rounds.get(service) !== round) return
      const before = rows.get(service) ?? []
      const drawn = kittens.slice(start, start + perTurn).map(kitten => rowOf(service, kitten))
      const end = start + perTurn
      const isLast = end >= kittens.length
      rows.set(service, [...before.slice(0, start), ...drawn, ...(isLast ? [] : before.slice(end))])
      if (!isLast) turns.take(() => place(end))
    }
    turns.take(() => place(0))
  }

  for (const service of services)
    watch([() => pool.pool, () => health.file, () => health.now, () => history.days.get(service)], () =>
      draw(service),
    )
  onMounted(() => services.forEach(draw))
  onUnmounted(() => rounds.clear())

  return service => [...(rows.get(service) ?? [])]
}
