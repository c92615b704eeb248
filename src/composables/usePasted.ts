import { ref } from 'vue'
import { isBeside, recognise, type Found, type LinkProblem } from '../core/links.ts'
import type { Room } from '../core/myrooms/room.ts'
import { isOnThisMachine } from '../core/poolfile.ts'
import { usePoolStore } from '../stores/pool.ts'

/** The link that only the making of a room told, as somebody pastes it, and what is to be said of it. */
export function usePasted() {
  const pool = usePoolStore()
  const problem = ref<LinkProblem | 'owner' | 'strange'>()
  let doubted: string | undefined

  /** Nothing where it is no link, or one of another host: that is said first, and taken from whoever insists. */
  function read(text: string, { url }: Room): Found | undefined {
    const found = recognise(text, pool.pool ?? { instances: [] }, isOnThisMachine(location.hostname))
    problem.value = typeof found === 'string' ? found : undefined
    if (typeof found === 'string') return
    if (!isBeside(found.url, url) && doubted !== found.url) {
      doubted = found.url
      problem.value = 'strange'
      return
    }
    if (found.admin) problem.value = 'owner'
    return found
  }

  return { problem, read }
}
