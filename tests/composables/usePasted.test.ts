import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { usePasted } from '../../src/composables/usePasted.ts'
import { usePoolStore } from '../../src/stores/pool.ts'
import { instance } from '../core/instances.ts'
import { room } from '../stores/myrooms.ts'

const pending = room('a', { url: 'https://polls.test/', pending: true })
let pasted: ReturnType<typeof usePasted>

beforeEach(() => {
  setActivePinia(createPinia())
  usePoolStore().current = { instances: [instance('polls', 'framadate')] }
  pasted = usePasted()
})

it('takes a link of another host only from whoever insists', () => {
  const strange = 'https://ailleurs.test/fete'
  expect(pasted.read(strange, pending)).toBeUndefined()
  expect(pasted.problem.value).toBe('strange')
  expect(pasted.read('https://encore.test/', pending)).toBeUndefined()
  expect(pasted.read(strange, pending)).toBeUndefined()
  expect(pasted.read(strange, pending)?.url).toBe(strange)
  expect(pasted.problem.value).toBeUndefined()
})

it('takes one of the same host at once, and tells which one owns', () => {
  expect(pasted.read('https://polls.test/fete', pending)?.url).toBe('https://polls.test/fete')
  expect(pasted.problem.value).toBeUndefined()
  expect(pasted.read('https://polls.test/abcdefghijklmnopqrstuvwx/admin', pending)?.admin).toBe(true)
  expect(pasted.problem.value).toBe('owner')
  expect(pasted.read('bonjour', pending)).toBeUndefined()
  expect(pasted.problem.value).toBe('not-a-link')
})
