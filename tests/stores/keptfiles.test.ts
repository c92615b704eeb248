import { afterEach, expect, it, vi } from 'vitest'
import { dropFiles } from '../../src/stores/keptfiles.ts'

afterEach(() => vi.unstubAllGlobals())

it('lets go of this portal’s files and worker, and of none that another on this host keeps', async () => {
  const names = new Set(['entraide / shell', 'entraide / pages-1', 'entraide /asso/ shell', 'wiki'])
  vi.stubGlobal('caches', {
    keys: async () => [...names],
    delete: async (name: string) => names.delete(name),
  })
  const registrations = ['/', '/asso/'].map(path => ({
    scope: new URL(path, location.href).href,
    unregister: vi.fn(async () => true),
  }))
  vi.stubGlobal('navigator', { serviceWorker: { getRegistrations: async () => registrations } })
  await dropFiles()
  expect([...names]).toEqual(['entraide /asso/ shell', 'wiki'])
  expect(registrations.map(({ unregister }) => unregister.mock.calls.length)).toEqual([1, 0])
})
