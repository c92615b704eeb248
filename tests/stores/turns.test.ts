import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useTurnsStore } from '../../src/stores/turns.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('does one piece of work per task, in the order in which they came', () => {
  const { take } = useTurnsStore()
  const done: string[] = []
  for (const piece of ['a', 'b', 'c']) take(() => done.push(piece))
  expect(done).toEqual([])
  vi.advanceTimersToNextTimer()
  expect(done).toEqual(['a'])
  vi.advanceTimersToNextTimer()
  expect(done).toEqual(['a', 'b'])
  vi.runAllTimers()
  expect(done).toEqual(['a', 'b', 'c'])
  expect(vi.getTimerCount()).toBe(0)
})

it('takes work that comes while other work is done', () => {
  const { take } = useTurnsStore()
  const done: string[] = []
  take(() => take(() => done.push('later')))
  vi.runAllTimers()
  take(() => done.push('at last'))
  vi.runAllTimers()
  expect(done).toEqual(['later', 'at last'])
})
