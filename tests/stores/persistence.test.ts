import { expect, it, vi } from 'vitest'
import { persist, wouldAsk } from '../../src/stores/persistence.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0'
const browser = (userAgent: string, isKept: boolean, state: string) =>
  vi.stubGlobal('navigator', {
    userAgent,
    storage: { persisted: async () => isKept, persist: async () => state === 'granted' },
    permissions: { query: async () => ({ state }) },
  })

it.each([
  ['Firefox that was never asked', firefox, false, 'prompt', true],
  ['Firefox that was refused it', firefox, false, 'denied', false],
  ['Firefox that has promised', firefox, true, 'granted', false],
  ['Chromium, which decides alone', 'Chrome/141.0.0.0', false, 'prompt', false],
])('whether %s would ask', async (_, userAgent, isKept, state, asks) => {
  browser(userAgent, isKept, state)
  expect(await wouldAsk()).toBe(asks)
})

it('asks nothing of a Firefox that does not know the question', async () => {
  vi.stubGlobal('navigator', { userAgent: firefox })
  expect([await wouldAsk(), await persist()]).toEqual([false, false])
})
