/**
 * Lets the browser follow a link in a tab of its own. A frame without an origin may not be allowed any, and nobody would
 * be told: there it is tried. Whether there is a tab, as far as one can tell.
 */
export function follow(event: MouseEvent, address: string): boolean {
  if (self.origin !== 'null') return true
  event.preventDefault()
  const tab = open(address)
  if (!tab) return false
  tab.opener = null
  return true
}

/** Where none is allowed, Firefox throws instead of giving none. */
function open(address: string): Window | null {
  try {
    return window.open(address, '_blank')
  } catch {
    return null
  }
}
