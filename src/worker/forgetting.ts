import type { WorkboxPlugin } from 'workbox-core'
import { cachePrefix } from '../core/offline.ts'

// A page may ask that nothing be kept while much is still on its way here.

let isOver = false
let underway: Promise<unknown> = Promise.resolve()

/** Keeps nothing more once that was asked. */
export const unforgotten: WorkboxPlugin = {
  cacheWillUpdate: async ({ response }) => (isOver ? null : response),
}

/** Work that fills caches: it ends soon once nothing is kept. */
export function filling<T>(work: Promise<T>): Promise<T> {
  underway = Promise.allSettled([underway, work])
  return work
}

/** Whether nothing is to be brought any more. */
export const isForgotten = (): boolean => isOver

/** Another page was opened since, which may be kept. */
export const remember = (): void => void (isOver = false)

/** Lets go of all that is kept, and of what was on its way. */
export async function forget(base: string): Promise<void> {
  isOver = true
  await underway
  const own = (await caches.keys()).filter(name => name.startsWith(cachePrefix(base)))
  await Promise.all(own.map(name => caches.delete(name)))
}
