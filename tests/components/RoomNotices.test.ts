import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import RoomNotices from '../../src/components/RoomNotices.vue'
import { room } from '../stores/myrooms.ts'
import { addressOf, all, description, open, plain, press, the, words } from './page.ts'

type Given = InstanceType<typeof RoomNotices>['$props']

let page: Awaited<ReturnType<typeof open>>
const show = async (given: Partial<Given> = {}) => {
  const usual = {
    level: 'keep',
    trouble: undefined,
    damaged: 0,
    faded: [],
    forgetful: false,
    asks: false,
  } as const
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
  ['keep', true, true],
  ['session', true, false],
  ['keep', false, false],
] as const)('warns where Safari forgets a list that is kept: %s, %s', async (level, forgetful, warns) => {
  await show({ level, forgetful })
  expect(words().includes('Safari peut effacer')).toBe(warns)
  expect(all('link').map(addressOf).includes('/fr/settings/#install')).toBe(warns)
})

it('says why Firefox is going to ask before it does, and asks at a click', async () => {
  const stay = vi.fn()
  await show({ asks: true, onStay: stay })
  const button = the('button', 'Demander à Firefox de la garder')
  expect(description(button)).toContain('il vous posera la question')
  expect(stay).not.toHaveBeenCalled()
  await press(button)
  expect(stay).toHaveBeenCalledOnce()
})

it('does not ask Firefox for what is not kept', async () => {
  await show({ asks: true, level: 'session' })
  expect(all('button')).toEqual([])
})

it('names what was forgotten by itself, and offers it back', async () => {
  const back = vi.fn()
  await show({ faded: [room('a', { name: 'Un' }), room('b', { name: 'Deux' })], onBack: back })
  expect(plain(words())).toContain('Un, Deux.')
  await press(the('button', 'Les reprendre'))
  expect(back).toHaveBeenCalledOnce()
})
