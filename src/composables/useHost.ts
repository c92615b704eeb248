import { computed, onMounted, reactive } from 'vue'
import type { Instance } from '../core/pool.ts'
import { tiers } from '../core/selection.ts'
import { instead } from '../core/services.ts'
import { useHealthStore } from '../stores/health.ts'
import { useKittensStore } from '../stores/kittens.ts'
import { usePoolStore } from '../stores/pool.ts'
import type { Launch } from './useLaunch.ts'

/** How the kitten that a card offers is, whom it stands in for, and where else to go. */
export function useHost(launch: Launch) {
  const health = useHealthStore()
  // There before it is needed: nobody waits for it at the click.
  onMounted(async () => (health.knocks ??= (await import('../stores/knocks.ts')).useKnocksStore()))
  const condition = computed(() => launch.instance && health.about(launch.instance))

  /** By the file, or as far as this device can tell. */
  const isDown = (instance: Instance) => health.standingOf(instance).tier >= tiers.fail

  return reactive({
    condition,
    isDown,
    during: computed(() => (health.online ? (launch.asking ? 'asking' : undefined) : 'offline')),
    replaced: computed(() => useKittensStore().replaced(launch.service)),
    /** Nobody is left of whom nothing speaks against it, as far as anybody can tell. */
    nobody: computed(
      () => launch.instance && health.online && isDown(launch.instance) && !health.answers(launch.instance),
    ),
    /** The service that may help meanwhile, where somebody may serve it. */
    instead: computed(() => {
      const other = instead[launch.service]
      return usePoolStore()
        .instances(other)
        .some(each => !isDown(each))
        ? other
        : undefined
    }),
    /** Little of what there is works: not to be said where nothing is known. */
    scarce: computed(
      () => condition.value?.what !== 'unknown' && !launch.alone && health.scarce(launch.kittens),
    ),
  })
}
