// For the day on which the portal has to do without its service worker: put in the place of sw.js, it removes what was
// kept and itself, and the pages that are open come from the network again. CONTRIBUTING.md says how.

declare const self: ServiceWorkerGlobalScope

self.addEventListener('install', () => void self.skipWaiting())

self.addEventListener('activate', event => event.waitUntil(leave()))

async function leave(): Promise<void> {
  // As src/core/offline.ts names them: another portal on this host keeps its own. The first builds named no path.
  const own = `entraide ${new URL('.', location.href).pathname} `
  const kept = (await caches.keys()).filter(name => name.startsWith(own) || /^entraide[-.]/.test(name))
  await Promise.all(kept.map(name => caches.delete(name)))
  await self.registration.unregister()
}

export {}
