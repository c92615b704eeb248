import { expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { useRoomList } from '../../src/composables/useRoomList.ts'
import type { Room } from '../../src/core/myrooms/room.ts'
import { room } from '../stores/myrooms.ts'

function listOf(...given: Room[]) {
  const rooms = shallowRef<readonly Room[]>(given)
  const list = useRoomList(() => rooms.value, String)
  list.arrange()
  return { rooms, list, ids: () => list.shown.map(({ id }) => id) }
}

it('puts those at hand first', () => {
  const { ids } = listOf(room('a', { openedAt: 1_700_000_000_001 }), room('b', { pinned: true }), room('c'))
  expect(ids()).toEqual(['b', 'a', 'c'])
})

it('leaves every room in its place while somebody works on it, and shows new ones first', () => {
  const { rooms, ids, list } = listOf(room('a', { openedAt: 1_700_000_000_001 }), room('b'))
  rooms.value = [room('a'), room('b', { openedAt: 1_800_000_000_000, name: 'Renommé' }), room('c')]
  expect(ids()).toEqual(['c', 'a', 'b'])
  list.arrange()
  expect(ids()).toEqual(['b', 'a', 'c'])
})

it('orders anew for another search', async () => {
  const { rooms, ids, list } = listOf(room('a', { openedAt: 1_700_000_000_001 }), room('b'))
  rooms.value = [room('a'), room('b', { openedAt: 1_800_000_000_000 })]
  list.search.text = 'salon'
  await nextTick()
  expect(ids()).toEqual(['b', 'a'])
  list.search.text = 'Salon b'
  await nextTick()
  expect(ids()).toEqual(['b'])
})

it('shows fifty at a time, and says which comes first of the next', () => {
  const many = Array.from({ length: 120 }, (_, i) => room(`r${i}`, { createdAt: 1_700_000_000_000 - i }))
  const { list, ids } = listOf(...many)
  expect([ids().length, list.total]).toEqual([50, 120])
  expect(list.more()?.id).toBe('r50')
  expect(ids()).toHaveLength(100)
  list.more()
  expect(ids()).toHaveLength(120)
  expect(list.more()).toBeUndefined()
})

it('offers to look only for services there is something of, each once', () => {
  const { list } = listOf(room('a', { service: 'pad' }), room('b', { service: 'pad' }), room('c'))
  expect(list.services).toEqual(['pad'])
})
