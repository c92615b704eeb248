import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { instancesFor, readPool, type Instance, type Pool, type PoolProblem } from '../core/pool.ts'
import type { ServiceId } from '../core/services.ts'

const loopback = () => /^(localhost|127\.0\.0\.1)$/.test(location.hostname)

/** Who can host, as this portal's pool.json says it now. */
export const usePoolStore = defineStore('pool', () => {
  /** What pool.json said, read at run time so that operators change it without building anything. */
  const current = shallowRef<Pool>()
  /** What the page was built with, for pages that hold a list of their own. */
  const builtIn = shallowRef<Pool>()
  const problem = ref<PoolProblem | 'unreachable'>()

  const pool = computed(() => current.value ?? builtIn.value)
  /** Whether there is nothing left to wait for. */
  const settled = computed(() => current.value !== undefined || problem.value !== undefined)

  async function load(): Promise<void> {
    const answer = await fetchPool()
    if (typeof answer === 'string') problem.value = answer
    else {
      current.value = answer
      problem.value = undefined
    }
  }

  const instances = (service: ServiceId): Instance[] => (pool.value ? instancesFor(pool.value, service) : [])

  return { current, builtIn, problem, pool, settled, load, instances }
})

async function fetchPool(): Promise<Pool | PoolProblem | 'unreachable'> {
  try {
    const { default: ky } = await import('ky')
    const text = await ky(`${import.meta.env.BASE_URL}pool.json`, { timeout: 15_000 }).text()
    return readPool(parse(text), loopback())
  } catch {
    return 'unreachable'
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
