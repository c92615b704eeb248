import { cachePrefix } from '../core/offline.ts'
import { useDeviceStore } from './device.ts'

const patience = 1000

/** Lets go of what the service worker keeps, and of itself: the next page begins as on a device that was never here. */
export async function dropFiles(): Promise<void> {
  Object.assign(useDeviceStore(), { dropped: true })
  // Another portal on this host keeps its own.
  const { href, pathname } = new URL(import.meta.env.BASE_URL, location.href)
  try {
    const all = await navigator.serviceWorker.getRegistrations()
    await Promise.all(all.filter(({ scope }) => scope === href).map(dismiss))
  } catch {
    // Where there are none, nothing was kept.
  }
  try {
    // Last: a worker may have been at filling them.
    const names = (await caches.keys()).filter(name => name.startsWith(cachePrefix(pathname)))
    await Promise.all(names.map(name => caches.delete(name)))
  } catch {
    // The same.
  }
}

/** Until its workers have stopped what they were at, or do not answer. */
async function dismiss(registration: ServiceWorkerRegistration): Promise<void> {
  const { installing, waiting, active } = registration
  const stopped = [installing, waiting, active].map(worker => worker && stop(worker))
  await registration.unregister()
  await Promise.race([Promise.all(stopped), new Promise(resolve => setTimeout(resolve, patience))])
}

const stop = (worker: ServiceWorker): Promise<unknown> =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    worker.postMessage({ type: 'FORGET' }, [port2])
  })
