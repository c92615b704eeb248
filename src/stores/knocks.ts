import { defineStore } from 'pinia'
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
import { useDeviceStore } from './device.ts'
import { useHealthStore } from './health.ts'
import { useKittensStore } from './kittens.ts'

/** Asking kittens whether they are there, once a visitor means to go: never before, never more than three. */
export const useKnocksStore = defineStore('knocks', () => {
  const health = useHealthStore()
  const device = useDeviceStore()
  /** That so many failed at once that the fault is here: nobody is asked again in this tab, until the network is back. */
  let ours = device.passing.read('ours') !== undefined
  addEventListener('online', () => blame(false))

  /** A visitor means to open this service: the kitten offered is asked, then another if it says nothing. */
  async function intend(service: ServiceId): Promise<void> {
    const instances = useKittensStore().ordered(service)
    const [first] = instances
    if (!first || health.asking[service] || isSilent() || isRecent(first) || !doorOf(first)) return
    health.asking[service] = true
    try {
      // The kitten offered may be back, even if it failed here before: with nobody better, it is where the link leads.
      const others = instances.filter(instance => doorOf(instance) && !health.avoided(instance))
      conclude(await knock([first, ...others.filter(instance => instance !== first)]))
    } finally {
      health.asking[service] = false
    }
  }

  function conclude(pursuit: Pursuit): void {
    if (pursuit.outcome === 'us') blame(true)
    const heard = pursuit.questions.filter(({ outcome }) => outcome === 'answer').map(({ id }) => id)
    health.report({ failed: [...failedIn(pursuit), ...overtakenIn(pursuit)], answered: heard }, 'once')
  }

  function blame(us: boolean): void {
    ours = us
    device.passing.write('ours', us ? 'yes' : undefined)
  }

  const isRecent = ({ id }: Instance): boolean => Date.now() - (health.answered.get(id) ?? 0) < 60_000

  const isSilent = (): boolean => ours || !health.mayAsk || !navigator.onLine || savesData()

  return { intend }
})

/** Chromium only: other browsers do not tell. */
const savesData = (): boolean =>
  (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData === true

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
      const isOurs = (origin: string) => blockedURI.startsWith(origin) && !allowed.includes(origin)
      // A host that the policy knows has sent us on to another.
      if (!instances.some(({ url }) => isOurs(new URL(url).origin))) return
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
  // Opaque and nothing else: what a service worker makes up is "basic" or "default". A host that has switched off what lets us read
  // its answer is still there.
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
    // What the page's own policy refused is told to the document a moment later.
    await new Promise(resolve => setTimeout(resolve))
    return undefined
  }
}
