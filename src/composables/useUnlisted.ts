import { onMounted, onScopeDispose } from 'vue'

/**
 * Nothing of the page's address is kept on the device, as long as the page stays: vue-router writes whole addresses into
 * sessionStorage, beside how far each page was scrolled, unless the browser sees to scrolling by itself.
 */
export function useUnlisted(): void {
  const left = new AbortController()
  const leaveIt = () => void (history.scrollRestoration = 'auto')
  onMounted(() => {
    leaveIt()
    // By then another entry is the present one. Captured: before the router hears of it.
    addEventListener('popstate', leaveIt, { capture: true, signal: left.signal })
  })
  onScopeDispose(() => {
    left.abort()
    if (!import.meta.env.SSR) history.scrollRestoration = 'manual'
  })
}
