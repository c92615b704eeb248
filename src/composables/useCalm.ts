import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'
import { usePoolStore } from '../stores/pool.ts'

/** Once the tools are there and what the rest of the page says is known: what waits for this takes nothing from them. */
export function useCalm(): Promise<void> {
  const { te } = useI18n()
  const pool = usePoolStore()
  const route = useRoute()
  const isCalm = () => import.meta.env.SSR || ((pool.settled || route.meta['apart']) && te('menu.open'))
  return new Promise(resolve => watch(isCalm, is => is && resolve(), { immediate: true }))
}
