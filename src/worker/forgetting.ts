// A page may ask that nothing be kept while much is still on its way here.

let isOver = false
let underway: Promise<unknown> = Promise.resolve()

/** Work that fills caches: it ends soon once nothing is kept. */
export function filling<T>(work: Promise<T>): Promise<T> {
  underway = Promise.allSettled([underway, work])
  return work
}

/** Whether nothing is to be kept any more. */
export const isForgotten = (): boolean => isOver

/** A page was opened since, which may be kept. */
export const remember = (): void => void (isOver = false)

/** Keeps nothing more; what is kept then, the page itself lets go of. */
export function forget(): Promise<unknown> {
  isOver = true
  return underway
}
