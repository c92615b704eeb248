import { isFirefox } from '../core/browser.ts'

/** Firefox asks its user, who has to be told why before: whether it would, should this page want the rooms to stay. */
export async function wouldAsk(): Promise<boolean> {
  if (!isFirefox(navigator.userAgent)) return false
  try {
    if (await navigator.storage.persisted()) return false
    const { state } = await navigator.permissions.query({ name: 'persistent-storage' })
    return state === 'prompt'
  } catch {
    return false
  }
}

/** Wants the browser to let go of nothing, however little room it has. Whether it agrees. */
export async function persist(): Promise<boolean> {
  try {
    return await navigator.storage.persist()
  } catch {
    return false
  }
}

/** The same, wanted once for a page. Firefox would ask: the page of rooms explains why, and lets one do it. */
export function persisting(): () => Promise<void> {
  let isAsked = false
  return async () => {
    if (isAsked || isFirefox(navigator.userAgent)) return
    isAsked = true
    await persist()
  }
}
