/**
 * Lets the browser follow a link in a tab of its own. A frame may not be allowed any, and nobody would be told: in frames it
 * is tried. Whether there is a tab in which a host works, as far as one can tell.
 */
export function follow(event: MouseEvent, address: string): boolean {
  if (window.parent === window || (self.origin !== 'null' && isAside(event))) return true
  event.preventDefault()
  let tab: Window | null = null
  try {
    // Where none is allowed, Firefox throws instead of giving none.
    tab = window.open(address, '_blank')
    if (!tab) return false
    // A tab that is shut in as the frame is, without an origin, is a stranger to it: this throws.
    tab.opener = null
    return true
  } catch {
    tab?.close()
    return false
  }
}

/** Whoever wants it in the background or in a window of its own tells the browser so. */
const isAside = ({ button, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean =>
  button !== 0 || ctrlKey || metaKey || shiftKey
