import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { messageSW, Workbox } from 'workbox-window'
import { useDeviceStore } from './device.ts'
import { dropFiles } from './keptfiles.ts'
import { carryTitles, takeUpTitles } from './passage.ts'

/** What looking for a newer build came to; `without`: no service worker keeps this portal here. */
export type Search = 'newest' | 'found' | 'unreachable' | 'without'

const minute = 60_000
const patience = 10_000
const address = `${import.meta.env.BASE_URL}sw.js`

/**
 * The service worker that keeps the portal on the device, and which build it is of. A newer one waits until the visitor
 * says so, or until no page of the portal is open.
 */
export const useWorkerStore = defineStore('worker', () => {
  const device = useDeviceStore()
  const { passing } = device
  const version = ref(__VERSION__)
  /** Whether a newer build is there. */
  const waiting = ref(false)
  /** Whether it was asked for before, and did not come. */
  const stuck = ref(false)
  const worker = shallowRef<Workbox>()
  let isBegun = false
  let registration: ServiceWorkerRegistration | undefined
  let looked = Date.now()

  /** Once the page has all it needs. */
  async function start(language: string): Promise<void> {
    if (worker.value) return say(language)
    if (!isBegun) {
      takeUpTitles()
      carryTitles()
    }
    isBegun = true
    const container = isKnown() && isWanted() ? navigator.serviceWorker : undefined
    if (!container) return
    const box = new Workbox(trusted(address))
    worker.value = box
    container.addEventListener('controllerchange', () => updating && location.reload())
    // Where it is refused, as in some private windows, the portal works as before.
    registration = await box.register().catch(() => undefined)
    if (!registration) return
    // It was asked for before, and came after everything had been forgotten.
    if (device.dropped) return dropFiles()
    if (registration.waiting) announce()
    else passing.write('updated', undefined)
    registration.addEventListener('updatefound', heed)
    const active = await box.active
    say(language)
    // Not of the one that waits.
    version.value = await messageSW(registration.active ?? active, { type: 'VERSION' })
    watch()
  }

  /** What is kept is in this language, too. */
  function say(language: string): void {
    navigator.serviceWorker.ready.then(
      ({ active }) => device.dropped || active?.postMessage({ type: 'STARTED', language }),
      () => {},
    )
  }

  /** By the registration itself: workbox-window follows only the first newer build of those that come while a page is open. */
  function heed(): void {
    const next = registration?.installing
    next?.addEventListener('statechange', () => {
      if (next.state === 'installed' && navigator.serviceWorker.controller) announce()
    })
  }

  function announce(): void {
    waiting.value = true
    stuck.value = passing.read('updated') !== undefined
  }

  /** Whoever comes back to the page, or never leaves it, hears of a newer build too. */
  function watch(): void {
    setInterval(() => void check(), 60 * minute)
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && Date.now() - looked > 30 * minute) void check()
    })
  }

  async function check(): Promise<Search> {
    if (!registration) return 'without'
    looked = Date.now()
    try {
      // Browsers wait for ever for a server that says nothing.
      const late = new Promise<never>((_, reject) => setTimeout(reject, patience))
      await Promise.race([registration.update(), late])
    } catch {
      return 'unreachable'
    }
    return registration.installing || registration.waiting ? 'found' : 'newest'
  }

  let updating = false
  /** The newer build takes over, and the page begins anew with it; some browsers do not say when. */
  function update(): void {
    updating = true
    passing.write('updated', version.value)
    worker.value?.messageSkipWaiting()
    setTimeout(() => location.reload(), 2000)
  }

  return { version, waiting, stuck, start, check, update }
})

const isKnown = (): boolean => import.meta.env.PROD && 'serviceWorker' in navigator

/** Whoever saves data is not sent the whole portal unasked. */
function isWanted(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  const isInstalled = matchMedia('(display-mode: standalone)').matches
  // Nor is a computer that many use to keep anything.
  if (document.documentElement.dataset['shared'] || useDeviceStore().dropped) return false
  return !connection?.saveData || isInstalled || navigator.serviceWorker.controller !== null
}

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string }
}

/** The one address of a script that pages may name: src/build/policy.ts allows this policy. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  if (!trustedTypes) return url
  return trustedTypes.createPolicy('entraide', { createScriptURL: () => address }).createScriptURL(url)
}
