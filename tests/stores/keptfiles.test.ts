import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useDeviceStore } from '../../src/stores/device.ts'
import { dropFiles } from '../../src/stores/keptfiles.ts'

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

/** A worker that fills a cache until it is told to stop; `deaf`: it never says that it has. */
const worker = (names: Set<string>, deaf = false) => ({
  postMessage({ type }: { type: string }, [port]: MessagePort[]) {
    names.add('entraide / files')
    if (type === 'FORGET' && !deaf) port?.postMessage(type)
  },
})

function device({ deaf = false } = {}) {
  const names = new Set(['entraide / shell', 'entraide / pages-1', 'entraide /asso/ shell', 'wiki'])
  vi.stubGlobal('caches', {
    keys: async () => [...names],
    delete: async (name: string) => names.delete(name),
  })
  const registrations = ['/', '/asso/'].map(path => ({
    ...{
      scope: new URL(path, location.href).href,
      installing: worker(names, deaf),
      waiting: null,
      active: null,
    },
    unregister: vi.fn(async () => true),
  }))
  vi.stubGlobal('navigator', { serviceWorker: { getRegistrations: async () => registrations } })
  return { names, unregistered: () => registrations.map(each => each.unregister.mock.calls.length) }
}

it.each([{ deaf: false }, { deaf: true }])(
  'lets go of this portal’s files and worker, which was at filling them, and of none that another on this host keeps (%o)',
  async how => {
    const { names, unregistered } = device(how)
    expect(useDeviceStore().dropped).toBe(false)
    await dropFiles()
    expect([...names]).toEqual(['entraide /asso/ shell', 'wiki'])
    expect(unregistered()).toEqual([1, 0])
    expect(useDeviceStore().dropped).toBe(true)
  },
)

it('lets go of files where nothing can be asked about workers', async () => {
  const { names } = device()
  vi.stubGlobal('navigator', {})
  await dropFiles()
  expect(names).toEqual(new Set(['entraide /asso/ shell', 'wiki']))
})
