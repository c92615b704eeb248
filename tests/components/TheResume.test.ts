import { afterEach, beforeEach, expect, it } from 'vitest'
import { h } from 'vue'
import TheResume from '../../src/components/TheResume.vue'
import { useRoomsStore } from '../../src/stores/rooms.ts'
import { device, room } from '../stores/myrooms.ts'
import { followed, names, open, press, settled, the } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
beforeEach(() => {
  device()
  localStorage.setItem('entraide.memory', 'session')
})
afterEach(() => page.close())

it('leads back to the room opened last, not to what is pinned', async () => {
  const rooms = [
    room('p', { name: 'Épinglé', pinned: true, openedAt: 1_700_000_000_001 }),
    room('a', { name: 'Le dernier', openedAt: 1_700_000_000_002, proposed: true }),
  ]
  sessionStorage.setItem('entraide.rooms', JSON.stringify(rooms))
  page = await open(() => () => h(TheResume))
  await settled()
  expect(names('link')).toEqual(['Le dernier · Infini (nouvel onglet)', 'Tous mes salons (2)'])
  await press(the('link', /^Le dernier/))
  expect(followed).toEqual([room('a').url])
  expect(useRoomsStore().rooms[1]).not.toHaveProperty('proposed')
})
