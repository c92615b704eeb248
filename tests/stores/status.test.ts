import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { watch } from 'vue'
import { useStatusStore } from '../../src/stores/status.ts'

beforeEach(() => setActivePinia(createPinia()))

it('says the sentence last given', async () => {
  const status = useStatusStore()
  await status.say('Votre pad s’ouvre.')
  await status.say('Nouveau nom.')
  expect(status.sentence).toBe('Nouveau nom.')
})

it('says the same thing twice when asked twice', async () => {
  const status = useStatusStore()
  const heard: string[] = []
  watch(
    () => status.sentence,
    sentence => heard.push(sentence),
    { flush: 'sync' },
  )
  await status.say('Nouveau nom.')
  await status.say('Nouveau nom.')
  expect(heard.filter(Boolean)).toEqual(['Nouveau nom.', 'Nouveau nom.'])
})

it('ends with the later of two sentences said at once', async () => {
  const status = useStatusStore()
  await Promise.all([status.say('Un.'), status.say('Deux.')])
  expect(status.sentence).toBe('Deux.')
})
