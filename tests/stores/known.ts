import type { Pinia } from 'pinia'
import { toRaw, type ShallowRef } from 'vue'
import type { HealthFile } from '../../src/core/health/reading.ts'
import { useHealthStore } from '../../src/stores/health.ts'
import { usePoolStore } from '../../src/stores/pool.ts'

/** Brings health to the page beside the list, as pool.load does, with what health.json said. */
export function known(said?: HealthFile, pinia?: Pinia) {
  const health = useHealthStore(pinia)
  health.take(said)
  // Put in through the store, it would lose what makes it reactive.
  const inside = toRaw(usePoolStore(pinia)) as unknown as { health: ShallowRef<typeof health> }
  inside.health.value = health
  return health
}
