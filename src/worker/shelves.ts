import { CacheFirst, NetworkFirst } from 'workbox-strategies'
import { cachePrefix, pagesPrefix, type Build } from '../core/offline.ts'
import { json, ownPages, whole } from './keeping.ts'

// What is kept where. Each portal on a host has caches of its own.

declare const __BUILD__: Build

/** What was built. */
export const build = __BUILD__
/** `/`, or the folder below which the portal stands. */
export const base = new URL('.', location.href).pathname
/** For how many seconds the network is waited for. */
export const patience = { page: 3, data: 2 }

const named = (name: string): string => cachePrefix(base) + name

/** Neither what follows the `?` nor the languages that a browser asks for make another file. */
export const plain = { ignoreSearch: true, ignoreVary: true }

/** What the application needs: names of files change with what is in them. */
export const files = new CacheFirst({
  cacheName: named('files'),
  matchOptions: plain,
  plugins: [whole],
})

/** Documents. */
export const pages = new CacheFirst({
  cacheName: pagesPrefix(base) + build.version,
  matchOptions: plain,
  plugins: [ownPages(build, base)],
})

/** The two files that change between builds. */
export const data = new NetworkFirst({
  cacheName: named('data'),
  networkTimeoutSeconds: patience.data,
  matchOptions: plain,
  plugins: [json],
})

/** Below the portal's own address; of another's, nothing that is one of this portal. */
export const pathOf = (url: URL): string => url.pathname.slice(base.length)
/** The portal's own for ``, which by itself would be the worker's. */
export const addressOf = (path: string): string => new URL(`./${path}`, location.href).href
/** Asks again whether it is still the same: what is, is not sent again. */
export const fresh = (path: string): Request => new Request(addressOf(path), { cache: 'no-cache' })
