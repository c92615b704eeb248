import { computed, reactive } from 'vue'
import { isTrusted } from '../core/health/age.ts'
import { useHealthStore } from '../stores/health.ts'

/** When hosts are looked at, for components that say so. Times in milliseconds since 1970. */
export function useHealth() {
  const health = useHealthStore()
  const file = computed(() =>
    typeof health.file === 'object' && isTrusted(health.age) ? health.file : undefined,
  )
  return reactive({
    now: computed(() => health.now),
    conditionOf: health.about,
    /** The last look, where it can be believed. */
    lastRun: computed(() => file.value?.time),
    /** The next one, where it is still to come. */
    nextRun: computed(() => {
      const next = file.value && file.value.time + file.value.interval
      return next !== undefined && next > health.now ? next : undefined
    }),
  })
}
