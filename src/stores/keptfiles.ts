import { cachePrefix } from '../core/offline.ts'

/** Lets go of what the service worker keeps, and of itself: the next page begins as on a device that was never here. */
export async function dropFiles(): Promise<void> {
  try {
    // Another portal on this host keeps its own.
    const { href, pathname } = new URL(import.meta.env.BASE_URL, location.href)
    const names = (await caches.keys()).filter(name => name.startsWith(cachePrefix(pathname)))
    await Promise.all(names.map(name => caches.delete(name)))
    const registrations = await navigator.serviceWorker.getRegistrations()
    for (const each of registrations) if (each.scope === href) await each.unregister()
  } catch {
    // Where there are none, nothing was kept.
  }
}
