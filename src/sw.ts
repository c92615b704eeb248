import { registerRoute } from 'workbox-routing'
import type { Strategy } from 'workbox-strategies'
import { sharePage } from './core/arrival/entry.ts'
import {
  away,
  destination,
  firstPages,
  instead,
  isForPeople,
  languageOf,
  outdated,
  pageAt,
  shellPage,
  stillPages,
} from './core/offline.ts'
import { expire, receive } from './worker/arrival.ts'
import { filling, forget, isForgotten, remember } from './worker/forgetting.ts'
import { keptLanguages } from './worker/keeping.ts'
import {
  addressOf,
  base,
  build,
  data,
  files,
  fresh,
  pages,
  pathOf,
  patience,
  plain,
} from './worker/shelves.ts'

// Without network the portal opens as it was built; with it, nothing is fetched twice. Only this site's own files are
// ever answered from here: kittens, and addresses that no build made, are none of its business.

declare const self: ServiceWorkerGlobalScope
// What is asked for.

const own = new Set([...build.shell, ...Object.values(build.words).flat(), ...build.more].map(addressOf))
registerRoute(({ url }) => own.has(url.href), files)

// A tab that was open before an update asks for files of its own build: they are kept while it may.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && pathOf(url).startsWith('assets/'),
  async ({ request }) => (await caches.match(request, plain)) ?? fetch(request),
)

registerRoute(({ url, sameOrigin }) => sameOrigin && /^(pool|health)\.json$/.test(pathOf(url)), data)

registerRoute(
  ({ url, request, sameOrigin }) =>
    sameOrigin &&
    request.mode === 'navigate' &&
    (destination(pathOf(url), build) ?? isForPeople(pathOf(url))),
  async ({ url, request, event }) => {
    const path = pathOf(url)
    const is = destination(path, build)
    // Not kept, or none of ours: only what to do where the network has no answer either.
    if (!is) return orOther(path, fetch(request))
    if (is === 'slash') return Response.redirect(`${url.pathname}/${url.search}`, 308)
    return path === '' ? language(event, url) : page(event, path)
  },
)

const sharing = new RegExp(`^[\\w-]+/${sharePage}/$`)
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && sharing.test(pathOf(url)),
  ({ request }) => receive(request, Date.now()),
  'POST',
)

/** A page as it is kept, else as the network gives it; where that takes too long or fails, as the application draws it. */
async function page(event: ExtendableEvent, path: string): Promise<Response> {
  const answer = pages.handle({ event, request: fresh(path) })
  const late = new Promise<undefined>(resolve => setTimeout(resolve, patience.page * 1000))
  const response = await Promise.race([answer, late]).catch(() => undefined)
  if (response && response.status < 500) return response
  return (await drawn(path)) ?? orOther(path, answer)
}

/** Rather than the browser's own words for a page it cannot have, which an application on a phone has no way back from. */
async function orOther(path: string, answer: Promise<Response>): Promise<Response> {
  try {
    return await answer
  } catch (error) {
    for (const each of instead(path, await keptLanguages(build, base), build)) {
      const kept = await caches.match(addressOf(each), { ...plain, cacheName: pages.cacheName })
      if (kept ?? (await drawn(each))) return Response.redirect(addressOf(each) + away, 302)
    }
    throw error
  }
}

async function drawn(path: string): Promise<Response | undefined> {
  const tag = languageOf(path, build)
  if (!tag || !build.pages[pageAt(path)]?.lives) return undefined
  return caches.match(addressOf(shellPage(tag)), { ...plain, cacheName: pages.cacheName })
}

/** The page that chooses a language; without network, the one that is kept. */
async function language(event: ExtendableEvent, url: URL): Promise<Response> {
  try {
    return await pages.handle({ event, request: fresh('') })
  } catch (error) {
    const [tag] = await keptLanguages(build, base)
    if (!tag) throw error
    return Response.redirect(`${base}${tag}/${url.search}`, 302)
  }
}

// What is brought before it is asked for.

self.addEventListener('install', event => {
  const languages = shownLanguages().then(tags =>
    Promise.all([...tags].map(tag => bringLanguage(event, tag, 'all'))),
  )
  event.waitUntil(filling(Promise.all([bring(event, files, build.shell, 'all'), languages])))
})

/** Those of the pages that are open, and those that an earlier build has kept. */
async function shownLanguages(): Promise<Set<string>> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const shown = windows.flatMap(({ url }) => languageOf(pathOf(new URL(url)), build) ?? [])
  return new Set([...shown, ...(await keptLanguages(build, base))])
}

/** `all` or nothing, for a build that is being installed; else as much as can be had. */
async function bringLanguage(event: ExtendableEvent, tag: string, much: 'all' | 'some'): Promise<void> {
  await bring(event, files, build.words[tag] ?? [], much)
  await bring(event, pages, firstPages(tag), much)
}

async function bring(
  event: ExtendableEvent,
  into: Strategy,
  paths: readonly string[],
  much: 'all' | 'some',
): Promise<void> {
  for (const path of paths) {
    if (isForgotten()) return
    const request = into === pages ? fresh(path) : new Request(addressOf(path))
    try {
      await Promise.all(into.handleAll({ event, request }))
    } catch (error) {
      if (much === 'all') throw error
    }
    if (much === 'all' && !(await caches.match(request, { ...plain, cacheName: into.cacheName })))
      throw new Error(`${path} is of another build`)
  }
}

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

// What pages say.

self.addEventListener('message', event => {
  const { type, language: tag } = (event.data ?? {}) as Said
  if (type === 'SKIP_WAITING') void self.skipWaiting()
  if (type === 'VERSION') event.ports[0]?.postMessage(build.version)
  if (type === 'STARTED') event.waitUntil(filling(started(event, String(tag))))
  if (type === 'FORGET') event.waitUntil(forget().then(() => event.ports[0]?.postMessage(type)))
})

interface Said {
  type?: unknown
  language?: unknown
}

/** A page runs: its language is brought, the texts last, and what no page needs any more goes. */
async function started(event: ExtendableMessageEvent, tag: string): Promise<void> {
  remember()
  await expire(Date.now())
  if (!Object.hasOwn(build.words, tag)) return
  // The first page has read the lists before there was a worker to keep them.
  if (!(await caches.match(addressOf('pool.json'), plain)))
    await bring(event, data, ['pool.json', 'health.json'], 'some')
  await bringLanguage(event, tag, 'some')
  await bring(event, pages, stillPages(tag, build), 'some')
  const windows = await self.clients.matchAll({ type: 'window' })
  if (windows.every(({ id }) => event.source instanceof Client && id === event.source.id)) await tidy()
}

/** Only once no page of an older build is open: it may ask for what it has not loaded yet. */
async function tidy(): Promise<void> {
  const stale = outdated(await caches.keys(), base, build.version)
  await Promise.all(stale.map(name => caches.delete(name)))
  const cache = await caches.open(files.cacheName)
  for (const request of await cache.keys()) if (!own.has(request.url)) await cache.delete(request)
}
