/** A place where this device keeps small texts. */
export interface Keeper {
  read: (key: string) => string | undefined
  write: (key: string, value: string | undefined) => void
  /** What is written from now on is only this page's memory. */
  sealed?: boolean
}

/**
 * One of the browser's storages, or this page's memory where the browser refuses one (private mode, full, switched
 * off): the portal works the same, and only forgets earlier.
 */
export function keeper(area: 'localStorage' | 'sessionStorage'): Keeper {
  // What the browser has refused wins, removals too: it may still hold something older.
  const memory = new Map<string, string | undefined>()
  const name = (key: string) => `entraide.${key}`
  const self: Keeper = {
    read(key) {
      if (memory.has(key)) return memory.get(key)
      try {
        return globalThis[area].getItem(name(key)) ?? undefined
      } catch {
        return undefined
      }
    },
    write(key, value) {
      memory.set(key, value)
      if (self.sealed && value !== undefined) return
      try {
        if (value === undefined) globalThis[area].removeItem(name(key))
        else globalThis[area].setItem(name(key), value)
        // Once it is there, what other tabs write later holds here too.
        if ((globalThis[area].getItem(name(key)) ?? undefined) === value) memory.delete(key)
      } catch {
        // Kept in memory above: losing it with the page is all that happens.
      }
    },
  }
  return self
}
