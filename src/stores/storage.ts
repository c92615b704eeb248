/** A place where this device keeps small texts. */
export interface Keeper {
  read: (key: string) => string | undefined
  write: (key: string, value: string | undefined) => void
}

/**
 * One of the browser's storages, or this page's memory where the browser refuses one (private mode, full, switched
 * off): the portal works the same, and only forgets earlier.
 */
export function keeper(area: 'localStorage' | 'sessionStorage'): Keeper {
  const memory = new Map<string, string>()
  const name = (key: string) => `entraide.${key}`
  return {
    read(key) {
      try {
        return globalThis[area].getItem(name(key)) ?? memory.get(key)
      } catch {
        return memory.get(key)
      }
    },
    write(key, value) {
      if (value === undefined) memory.delete(key)
      else memory.set(key, value)
      try {
        if (value === undefined) globalThis[area].removeItem(name(key))
        else globalThis[area].setItem(name(key), value)
      } catch {
        // Kept in memory above: losing it with the page is all that happens.
      }
    },
  }
}
