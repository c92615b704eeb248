/** Lets go of what the service worker keeps, and of itself: the next page begins as on a device that was never here. */
export async function dropFiles(): Promise<void> {
  try {
    const names = (await caches.keys()).filter(name => name.startsWith('entraide'))
    await Promise.all(names.map(name => caches.delete(name)))
    const { href } = new URL(import.meta.env.BASE_URL, location.href)
    const registrations = await navigator.serviceWorker.getRegistrations()
    for (const each of registrations) if (each.scope === href) await each.unregister()
  } catch {
    // Where there are none, nothing was kept.
  }
}
