import { vi } from 'vitest'

type Verb = 'getItem' | 'setItem' | 'removeItem'

/** A browser's storage whose given methods throw, as in a private window, a full disk or a locked-down browser. */
export function refuse(area: 'localStorage' | 'sessionStorage', ...verbs: Verb[]): void {
  const real = globalThis[area]
  const no = () => {
    throw new DOMException('refused', 'SecurityError')
  }
  const refusing = Object.fromEntries(verbs.map(verb => [verb, no]))
  const rest = {
    getItem: (key: string) => real.getItem(key),
    setItem: (key: string, value: string) => real.setItem(key, value),
    removeItem: (key: string) => real.removeItem(key),
  }
  vi.stubGlobal(area, { ...rest, ...refusing })
}

/** Even naming the storage throws: Firefox and Chromium with site data switched off. */
export function forbid(area: 'localStorage' | 'sessionStorage'): void {
  vi.spyOn(globalThis, area, 'get').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })
}
