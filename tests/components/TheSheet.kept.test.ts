import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h, ref } from 'vue'
import TheSheet from '../../src/components/TheSheet.vue'
import { useLaunch, type Launch } from '../../src/composables/useLaunch.ts'
import { useRoomsStore } from '../../src/stores/rooms.ts'
import { instance } from '../core/instances.ts'
import { device, names, put, room } from '../stores/myrooms.ts'
import { all, isChecked, open, press, settled, the } from './page.ts'

// What becomes of rooms in the list of the device, whatever the sheet shows.

let page: Awaited<ReturnType<typeof open>>
let launch: Launch
const come = ref(false)

async function show(): Promise<void> {
  page = await open(
    () => {
      launch = useLaunch('pad')
      return () => (come.value ? h(TheSheet) : undefined)
    },
    { instances: [instance('a', 'etherpad')] },
  )
}

async function leave(how: Parameters<Launch['leave']>[0], title: string): Promise<void> {
  launch.ask({ title })
  await settled()
  launch.leave(how)
}

beforeEach(device)
afterEach(async () => {
  // What is on its way to the device would reach the next test's.
  await useRoomsStore().forgetAll()
  page.close()
  come.value = false
})

it('keeps all that was opened before it had come, and shows the last', async () => {
  await show()
  await leave('opened', 'Un')
  await leave('aside', 'Deux')
  await leave('opened', 'Trois')
  launch.comeBack()
  come.value = true
  await settled()
  expect(isChecked(the('checkbox'))).toBe(true)
  await vi.waitFor(() => expect(names(useRoomsStore())).toEqual(['Deux', 'Trois', 'Un']))
  expect((document.querySelector('#sheet-link') as HTMLInputElement).value).toContain('/p/trois')
})

it('loses nothing of a room kept before that is unticked and ticked again', async () => {
  await show()
  launch.ask({ title: 'Fête', hard: false })
  await settled()
  const url = launch.target?.share ?? ''
  const earlier = room('before', { name: 'Fête', url, note: 'Code 1234', pinned: true })
  await put(earlier)
  come.value = true
  await settled()
  launch.leave('opened')
  await useRoomsStore().load()
  await settled()
  await press(the('checkbox'))
  expect(useRoomsStore().rooms).toEqual([])
  await press(the('checkbox'))
  expect(useRoomsStore().rooms).toMatchObject([earlier])
})

it('is gone once everything was forgotten, wherever that was', async () => {
  come.value = true
  await show()
  await leave('opened', 'Un')
  await settled()
  expect(all('dialog')).toHaveLength(1)
  const other = new BroadcastChannel('entraide.rooms')
  other.postMessage('forgotten')
  await vi.waitFor(() => expect(all('dialog')).toEqual([]))
  other.close()
})
