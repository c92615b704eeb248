import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import TheMemory from '../../src/components/TheMemory.vue'
import { useMemoryStore } from '../../src/stores/memory.ts'
import { useRoomsStore } from '../../src/stores/rooms.ts'
import { useStatusStore } from '../../src/stores/status.ts'
import { device, put, room, stored } from '../stores/myrooms.ts'
import { refuse } from '../stores/refusing.ts'
import { all, isChecked, open, press, the, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
const show = async () => {
  page = await open(() => () => h(TheMemory), { path: '/fr/settings/' })
}
const nothing = () => the('radio', 'Ne rien garder')
const asked = () => vi.waitFor(() => expect(words(the('alert'))).toContain('seront oubliés'))

beforeEach(device)
afterEach(() => page.close())

it('asks before it forgets rooms for good, and keeps them where the answer is no', async () => {
  await put(room('a'), room('b'))
  await show()
  await press(nothing())
  await asked()
  expect(words(the('alert'))).toContain('(2)')
  await press(the('button', 'Continuer à les garder'))
  expect([all('alert').length, isChecked(nothing()), (await stored()).length]).toEqual([0, false, 2])
  expect(useMemoryStore().wanted.level).toBe('keep')
})

it('forgets them where the answer is yes', async () => {
  await put(room('a'))
  await show()
  await press(nothing())
  await asked()
  await press(the('button', 'Ne rien garder, les oublier'))
  await vi.waitFor(async () => expect(await stored()).toEqual([]))
  expect([useMemoryStore().wanted.level, isChecked(nothing())]).toEqual(['nothing', true])
})

it('asks nothing where there is nothing to lose', async () => {
  await show()
  await press(nothing())
  await vi.waitFor(() => expect(useRoomsStore().level).toBe('nothing'))
  expect(all('alert')).toEqual([])
})

it('does not say that a choice is kept where the device has no space to note it', async () => {
  await show()
  refuse('localStorage', 'setItem')
  await press(nothing())
  await vi.waitFor(() => expect(useStatusStore().sentence).toContain('refuse de le garder'))
  expect(useMemoryStore().wanted.level).toBe('nothing')
  vi.unstubAllGlobals()
})
