import type { WorkboxPlugin } from 'workbox-core'
import { digest, languageOf, pagesPrefix, type Build } from '../core/offline.ts'
import { isForgotten } from './forgetting.ts'

// What may be kept of what the network answers. Never what another site says, nor a part, nor an error; nor anything once
// that was asked.

const isWhole = (response: Response): boolean =>
  response.status === 200 && response.type === 'basic' && !isForgotten()

/** A file whose name changes with what is in it. */
export const whole: WorkboxPlugin = {
  cacheWillUpdate: async ({ response }) => (isWhole(response) ? response : null),
}

/** A document of this very build: after a deployment, or behind somebody else's sign-in page, it may be another. */
export const ownPages = (build: Build, base: string): WorkboxPlugin => ({
  async cacheWillUpdate({ request, response }) {
    const { pathname } = new URL(request.url)
    const page = build.pages[pathname.slice(base.length)]
    const hash = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer())
    return isWhole(response) && page?.digest === digest(hash) ? response : null
  },
})

/**
 * JSON, whatever the server calls it. Anything else is as if nobody had answered, unless it says that there is none. What
 * was kept says so where there is no network (`X-Kept`).
 */
export const json: WorkboxPlugin = {
  async fetchDidFail({ state }) {
    if (state) state['gone'] = true
  },
  async fetchDidSucceed({ response, state }) {
    const isOther = response.ok && !(await isJson(response.clone()))
    if (isOther && state) state['gone'] = true
    if (isOther || response.status >= 500) throw new TypeError('This is not what was asked for.')
    return response
  },
  async cachedResponseWillBeUsed({ cachedResponse, state }) {
    if (!cachedResponse || !state?.['gone']) return cachedResponse
    const headers = new Headers(cachedResponse.headers)
    headers.set('X-Kept', 'yes')
    return new Response(cachedResponse.body, { headers })
  },
  cacheWillUpdate: async ({ response }) => (isWhole(response) ? response : null),
}

async function isJson(response: Response): Promise<boolean> {
  return response.json().then(
    () => true,
    () => false,
  )
}

/** The languages in which something of this build or an earlier one is kept, the newest first. */
export async function keptLanguages(build: Build, base: string): Promise<string[]> {
  const names = (await caches.keys()).filter(name => name.startsWith(pagesPrefix(base)))
  const kept = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
  const paths = kept.flat().map(({ url }) => new URL(url).pathname.slice(base.length))
  return [...new Set(paths.flatMap(path => languageOf(path, build) ?? []))].toReversed()
}
