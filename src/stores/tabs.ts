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

const clear = (): void => sessionStorage.clear()

/** Once another tab has forgotten everything, so does this one, which begins anew. */
export function heedTabs(): void {
  addEventListener('storage', ({ key }) => {
    if (key !== forgotten) return
    clear()
    // Pages leave something to the next one when they go.
    addEventListener('pagehide', clear)
    // Who uses this computer has changed, not that many do.
    if (document.documentElement.dataset['shared']) location.replace(`${location.pathname}?poste=partage`)
    else location.reload()
  })
  // A page that the browser had put aside heard nothing, and still holds what the person before has typed.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && document.documentElement.dataset['shared']) location.reload()
  })
}
