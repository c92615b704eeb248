import { doorOf, type Door } from '../core/doors.ts'
import {
  failedIn,
  follow,
  overtakenIn,
  pursue,
  wakeAt,
  type Pursuit,
  type PursuitEvent,
} from '../core/health/pursuit.ts'
import type { Instance } from '../core/pool.ts'
import type { ServiceId } from '../core/services.ts'
import { useHealthStore } from './health.ts'
import { useKittensStore } from './kittens.ts'

/**
 * Asks the kitten that this service is offered at whether it is there, then another if it says nothing, three at most.
 * The link goes to the first that answers.
 */
export async function seek(service: ServiceId): Promise<void> {
  const health = useHealthStore()
  const instances = useKittensStore().ordered(service)
  const [first] = instances
  if (!first || health.answersNow(first) || !doorOf(first)) return
  const pursuit = await knock(instances.filter(instance => doorOf(instance) && !health.avoided(instance)))
  if (pursuit.outcome === 'us') health.blameUs()
  const answered = pursuit.questions.filter(({ outcome }) => outcome === 'answer').map(({ id }) => id)
  health.report({ failed: [...failedIn(pursuit), ...overtakenIn(pursuit)], answered }, 'once')
}

/** Carries out one pursuit with real time and real requests. Ends within the pursuit's own deadline. */
function knock(instances: readonly Instance[]): Promise<Pursuit> {
  const byId = new Map(instances.map(instance => [instance.id, instance]))
  const candidates = instances.map(({ id, url }) => ({ id, host: new URL(url).host }))
  return new Promise(resolve => {
    const stop = new AbortController()
    const { signal } = stop
    const asked = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    let pursuit = pursue(candidates, performance.now())

    const step = (event: PursuitEvent): void => {
      pursuit = follow(pursuit, event)
      proceed()
    }

    /** A policy that does not know a host of a newer pool is our fault, not the host's. */
    const refused = ({ blockedURI, originalPolicy }: SecurityPolicyViolationEvent): void => {
      const allowed = originalPolicy.split(/[ ;]/)
      const ours = (origin: string) => blockedURI.startsWith(origin) && !allowed.includes(origin)
      // A host that the policy knows has sent us on to another.
      if (!instances.some(({ url }) => ours(new URL(url).origin))) return
      pursuit = { ...pursuit, outcome: 'us' }
      proceed()
    }
    document.addEventListener('securitypolicyviolation', refused, { signal })

    function proceed(): void {
      clearTimeout(timer)
      if (pursuit.outcome !== 'pending') {
        stop.abort()
        return resolve(pursuit)
      }
      for (const { id } of pursuit.questions) {
        const instance = byId.get(id)
        if (asked.has(id) || !instance) continue
        asked.add(id)
        void answers(instance, signal).then(there =>
          step({ what: there ? 'answer' : 'failure', id, at: performance.now() }),
        )
      }
      timer = setTimeout(
        () => step({ what: 'tick', at: performance.now() }),
        (wakeAt(pursuit) ?? Infinity) - performance.now(),
      )
    }
    proceed()
  })
}

async function answers(instance: Instance, signal: AbortSignal): Promise<boolean> {
  const door = doorOf(instance)
  if (!door) return false
  if (door.sees === 'answer') {
    const answer = await ask(instance, door, 'cors', signal)
    if (answer?.type === 'cors') return answer.ok
  }
  // Opaque and nothing else: what a service worker makes up is "basic" or "default". A host that has switched off what
  // lets us read its answer is still there.
  return (await ask(instance, door, 'no-cors', signal))?.type === 'opaque'
}

/** Nothing of the visitor goes along but what any request tells. Not ky: its retries and checks would hide what we look for. */
async function ask(
  { url }: Instance,
  door: Door,
  mode: 'cors' | 'no-cors',
  signal: AbortSignal,
): Promise<Response | undefined> {
  const method = (mode === 'cors' && door.sees === 'answer' && door.method) || 'GET'
  const manners = { cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' } as const
  try {
    return await fetch(new URL(door.path, url), { method, mode, signal, ...manners })
  } catch {
    return undefined
  }
}
