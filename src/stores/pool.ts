import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { instancesFor, type Instance, type Pool } from '../core/pool.ts'
import type { PoolProblem } from '../core/poolfile.ts'
import type { ServiceId } from '../core/services.ts'
import type { useHealthStore } from './health.ts'

/** Who can host, as this portal's pool.json says it now. */
export const usePoolStore = defineStore('pool', () => {
  /** What pool.json said, read at run time so that operators change it without building anything. */
  const current = shallowRef<Pool>()
  /** What the page was built with, for pages that hold a list of their own. */
  const builtIn = shallowRef<Pool>()
  /** How they are. It comes with the list, if it comes. */
  const health = shallowRef<ReturnType<typeof useHealthStore>>()
  const problem = ref<PoolProblem | 'unreachable'>()

  const pool = computed(() => current.value ?? builtIn.value)
  /** Whether there is nothing left to wait for. */
  const settled = computed(() => current.value !== undefined || problem.value !== undefined)

  async function load(): Promise<void> {
    const answer = await read()
    if (typeof answer === 'string') problem.value = answer
    else {
      current.value = answer
      problem.value = undefined
    }
  }

  async function read(): Promise<Pool | PoolProblem | 'unreachable'> {
    try {
      const [reader, { useHealthStore }] = await Promise.all([import('./reader.ts'), import('./health.ts')])
      const told = await reader.ask()
      health.value = useHealthStore()
      health.value.take(told.health)
      health.value.watch(reader.wasReached())
      return told.pool
    } catch {
      return 'unreachable'
    }
  }

  const instances = (service: ServiceId): Instance[] => (pool.value ? instancesFor(pool.value, service) : [])

  return { current, builtIn, health, problem, pool, settled, load, instances }
})
