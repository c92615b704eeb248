import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import TheOffer from '../../src/components/TheOffer.vue'
import type { Room } from '../../src/core/myrooms/room.ts'
import { useInstallStore } from '../../src/stores/install.ts'
import { useRoomsStore } from '../../src/stores/rooms.ts'
import { useStatusStore } from '../../src/stores/status.ts'
import { device, room } from '../stores/myrooms.ts'
import { agents, installable } from './installable.ts'
import { addressOf, all, names, open, press, settled, the } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
const gone = vi.fn()
beforeEach(() => {
  device()
  delete document.documentElement.dataset['rooms']
  gone.mockClear()
})
/** Not before what it has on its way is on the device: it would come to the next page. */
async function leave(): Promise<void> {
  await vi.waitFor(() => expect(localStorage.getItem('entraide.leaving')).toBeNull())
  page.close()
}
afterEach(leave)

async function show(agent: keyof typeof agents, ...rooms: Room[]): Promise<void> {
  vi.stubGlobal('navigator', agents[agent])
  page = await open(() => () => h(TheOffer, { onGone: gone }), { path: '/fr/rooms/' })
  for (const each of rooms) useRoomsStore().add(each)
  await settled()
}

const title = 'Garder ces salons sous la main'
const two = [room('a'), room('b')] as const
const again = () => Object.assign(document.documentElement.dataset, { rooms: '1' })

it('comes with the second room, and says how where the browser cannot ask', async () => {
  await show('iphone', two[0])
  expect(all('heading')).toEqual([])
  useRoomsStore().add(two[1])
  await settled()
  expect(names('heading')).toEqual([title])
  expect(addressOf(the('link', 'Voir comment l’installer'))).toBe('/fr/settings/#install')
  expect(names('button')).toEqual(['Plus tard', 'Ne plus proposer'])
})

it('comes with the first room at the next visit, but not to whoever has just imported it', async () => {
  await show('iphone', two[0])
  expect(all('heading')).toEqual([])
  await leave()
  again()
  await show('iphone', two[0])
  expect(names('heading')).toEqual([title])
})

it.each([
  ['Plus tard', /^\d+$/],
  ['Ne plus proposer', /^never$/],
])('goes at “%s”, which the device remembers, and leaves the focus to the page', async (name, kept) => {
  await show('iphone', ...two)
  await press(the('button', name))
  expect(all('heading')).toEqual([])
  expect(localStorage.getItem('entraide.install')).toMatch(kept)
  expect(gone).toHaveBeenCalledOnce()
  expect(useStatusStore().sentence).not.toBe('')
})

it('asks at a click where the browser can; a no is a “later”', async () => {
  await show('chromium', ...two)
  useInstallStore().listen()
  useInstallStore().tell('fr')
  await settled()
  expect(all('heading')).toEqual([])
  const { event, prompt } = installable('dismissed')
  dispatchEvent(event)
  await settled()
  await press(the('button', 'Installer l’appli'))
  expect(prompt).toHaveBeenCalledOnce()
  expect(useStatusStore().sentence).toBe('Rien n’a été installé.')
  expect(all('heading')).toEqual([])
  expect(localStorage.getItem('entraide.install')).toMatch(/^\d+$/)
})

it.each<[string, () => unknown]>([
  ['the app itself', () => vi.stubGlobal('matchMedia', () => ({ matches: true }))],
  ['a computer of many people', () => Object.assign(document.documentElement.dataset, { shared: 'yes' })],
  ['a list that is not kept', () => localStorage.setItem('entraide.memory', 'session')],
])('does not come in %s', async (_, begin) => {
  begin()
  await show('iphone', ...two)
  expect(all('heading')).toEqual([])
})

it('waits while something more pressing is shown', async () => {
  await show('iphone', ...two)
  useInstallStore().busy = true
  await settled()
  expect(all('heading')).toEqual([])
})
