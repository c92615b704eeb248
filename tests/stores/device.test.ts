import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useDeviceStore } from '../../src/stores/device.ts'
import { forbid } from './refusing.ts'

/** The store as a page just opened has it. */
const opened = () => {
  setActivePinia(createPinia())
  return useDeviceStore()
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.useFakeTimers({ now: 1_800_000_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('draws 128 bits once, and finds them again on the next page', () => {
  const { seed } = opened()
  expect(seed).toMatch(/^[0-9a-f]{32}$/)
  expect(opened().seed).toBe(seed)
})

it('draws another seed for another device', () => {
  const { seed } = opened()
  localStorage.clear()
  expect(opened().seed).not.toBe(seed)
})

it('lets a visit last while the tab does', () => {
  const { visit } = opened()
  expect(visit).toBe(1_800_000_000_000)
  vi.setSystemTime(1_800_000_900_000)
  expect(opened().visit).toBe(visit)
  sessionStorage.clear()
  expect(opened().visit).toBe(1_800_000_900_000)
})

it('begins a visit anew when the time kept is not one', () => {
  sessionStorage.setItem('entraide.visit', 'yesterday')
  expect(opened().visit).toBe(1_800_000_000_000)
})

it('works where nothing can be kept', () => {
  forbid('localStorage')
  forbid('sessionStorage')
  const device = opened()
  expect(device.seed).toMatch(/^[0-9a-f]{32}$/)
  expect(device.visit).toBe(1_800_000_000_000)
})
