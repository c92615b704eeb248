// What is forgotten in one tab is forgotten in all: each holds some of it in its memory.

const forgotten = 'entraide.forgotten'

/** Tells the other tabs of this site, by a trace that is gone at once. */
export function tellTabs(): void {
  try {
    localStorage.setItem(forgotten, '1')
    localStorage.removeItem(forgotten)
  } catch {
    // Nothing was kept, then: each tab has only its own memory.
  }
}

/** Once another tab has forgotten everything, so does this one, which begins anew. */
export const heedTabs = (): void =>
  addEventListener('storage', ({ key }) => {
    if (key !== forgotten) return
    sessionStorage.clear()
    location.reload()
  })
