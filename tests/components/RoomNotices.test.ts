import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import RoomNotices from '../../src/components/RoomNotices.vue'
import { room } from '../stores/myrooms.ts'
import { addressOf, all, open, plain, press, the, words } from './page.ts'

type Given = InstanceType<typeof RoomNotices>['$props']

let page: Awaited<ReturnType<typeof open>>
const show = async (given: Partial<Given> = {}) => {
  const usual = { level: 'keep', trouble: undefined, damaged: 0, faded: [] } as const
  page = await open(() => () => h(RoomNotices, { ...usual, ...given }))
}
afterEach(() => page.close())

it.each([
  ['keep', 'Cette liste reste dans ce navigateur.'],
  ['session', 'Cette liste s’efface quand vous fermez cet onglet.'],
  ['nothing', 'cette liste s’efface quand vous quittez ou rechargez cette page.'],
] as const)('says how long a list is kept: %s, and where that is chosen', async (level, says) => {
  await show({ level })
  expect(plain(words())).toContain(says)
  expect(addressOf(the('link', 'Choisir ce qui est gardé'))).toBe('/fr/settings/')
  expect(all('alert')).toEqual([])
})

it.each([
  ['full', 'n’a plus de place'],
  ['denied', 'refuse de garder la liste'],
  ['newer', 'Une version plus récente'],
] as const)('warns at once where the device does not take what changes: %s', async (trouble, says) => {
  await show({ trouble })
  expect(words(the('alert'))).toContain(says)
})

it('says how many entries cannot be read, and that they are left as they are', async () => {
  await show({ damaged: 3 })
  expect(plain(words())).toContain('Fiches illisibles, laissées telles quelles : 3.')
})

it.each([
  ['Apple Computer, Inc.', 'keep', true],
  ['Apple Computer, Inc.', 'session', false],
  ['Google Inc.', 'keep', false],
  ['', 'keep', false],
] as const)('warns Safari alone that it forgets: %s, %s', async (vendor, level, warns) => {
  vi.stubGlobal('navigator', { vendor })
  await show({ level })
  expect(words().includes('Safari')).toBe(warns)
})

it('names what was forgotten by itself, and offers it back', async () => {
  const back = vi.fn()
  await show({ faded: [room('a', { name: 'Un' }), room('b', { name: 'Deux' })], onBack: back })
  expect(plain(words())).toContain('Un, Deux.')
  await press(the('button', 'Les reprendre'))
  expect(back).toHaveBeenCalledOnce()
})
