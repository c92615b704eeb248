import { afterEach, beforeEach, expect, it } from 'vitest'
import { h, ref } from 'vue'
import RoomEntry from '../../src/components/RoomEntry.vue'
import type { Room } from '../../src/core/myrooms/room.ts'
import { room } from '../stores/myrooms.ts'
import { open, press, settled, the, type } from './page.ts'

const kept = ref<Room>(room('a', { note: 'Avant' }))
let opened = 0
let page: Awaited<ReturnType<typeof open>>
beforeEach(async () => {
  kept.value = room('a', { note: 'Avant' })
  opened = 0
  page = await open(() => () => h(RoomEntry, { room: kept.value, now: 0, onOpen: () => opened++ }))
})
afterEach(() => page.close())

it.each([
  [1, 'the middle button opens it', 1],
  [2, 'the right one only asks for a menu', 0],
])('is opened by button %i as browsers do: %s', (button, _, times) => {
  the('link', /Salon a/).dispatchEvent(new MouseEvent('auxclick', { button, bubbles: true }))
  expect(opened).toBe(times)
})

const note = () => document.querySelector('textarea') as HTMLTextAreaElement

it('keeps what is being typed in a note, whatever another tab writes there', async () => {
  await press(the('button', 'Plus : Salon a'))
  await type('Long texte que je tape', note())
  kept.value = room('a', { note: 'Autre', name: 'Autre nom' })
  await settled()
  expect([note().value, (document.querySelector('input[type=text]') as HTMLInputElement).value]).toEqual([
    'Long texte que je tape',
    'Autre nom',
  ])
})

it('shows what another tab has written where nothing is being typed', async () => {
  await press(the('button', 'Plus : Salon a'))
  kept.value = room('a', { note: 'Autre' })
  await settled()
  expect(note().value).toBe('Autre')
})

it('shows a note as it is kept once it was given away', async () => {
  await press(the('button', 'Plus : Salon a'))
  await type('Code 1234 ', note())
  note().dispatchEvent(new Event('change'))
  kept.value = room('a', { note: 'Code 1234' })
  await settled()
  expect(note().value).toBe('Code 1234')
})
