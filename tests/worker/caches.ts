import { vi } from 'vitest'

/** A device's caches, as far as one is used: what was put is read again and again. `room`: how many entries fit. */
export function fakeCaches(room = Infinity) {
  const all = new Map<string, Map<string, Response>>()
  const open = async (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>()
    all.set(name, entries)
    return {
      async put(address: string, answer: Response) {
        if (entries.size >= room) throw new DOMException('full', 'QuotaExceededError')
        entries.set(address, answer)
      },
    }
  }
  const caches = {
    open,
    match: async (address: string, { cacheName }: { cacheName: string }) =>
      all.get(cacheName)?.get(address)?.clone(),
    delete: async (name: string) => all.delete(name),
    keys: async () => [...all.keys()],
    has: async (name: string) => all.has(name),
  }
  vi.stubGlobal('caches', caches)
  return {
    names: () => [...all.keys()],
    entries: () => [...all.values()].flatMap(entries => [...entries.keys()]),
  }
}
