import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { useStatusStore } from '../../src/stores/status.ts'

/** What a screen reader hears, and when, in milliseconds. */
let heard: [sentence: string, at: number][]
let status: ReturnType<typeof useStatusStore>

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  setActivePinia(createPinia())
  status = useStatusStore()
  heard = []
  watch(
    () => status.sentence,
    sentence => sentence && heard.push([sentence, Date.now()]),
    { flush: 'sync' },
  )
})
afterEach(() => vi.useRealTimers())

it('says a sentence at once', async () => {
  await status.say('Votre pad s’ouvre.')
  expect(heard).toEqual([['Votre pad s’ouvre.', 0]])
})

it('says the same thing twice when asked twice', async () => {
  await status.say('Nouveau nom.')
  await vi.advanceTimersByTimeAsync(1500)
  await status.say('Nouveau nom.')
  expect(heard).toEqual([
    ['Nouveau nom.', 0],
    ['Nouveau nom.', 1500],
  ])
})

it('lets a second pass between two sentences, and of those that wait says the last', async () => {
  await status.say('Un.')
  await vi.advanceTimersByTimeAsync(200)
  await status.say('Deux.')
  await status.say('Trois.')
  await vi.advanceTimersByTimeAsync(5000)
  expect(heard).toEqual([
    ['Un.', 0],
    ['Trois.', 1000],
  ])
})

it('of two sentences given at once says the later', async () => {
  await Promise.all([status.say('Un.'), status.say('Deux.')])
  await vi.advanceTimersByTimeAsync(5000)
  expect(heard).toEqual([['Deux.', 0]])
})
