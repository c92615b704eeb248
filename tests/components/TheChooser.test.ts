import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import TheChooser from '../../src/components/TheChooser.vue'
import { useChooserStore } from '../../src/stores/chooser.ts'
import { useStatusStore } from '../../src/stores/status.ts'
import { instance } from '../core/instances.ts'
import { all, open, press, the } from './page.ts'

const instances = ['a', 'b'].map(id => instance(id, 'etherpad'))
let page: Awaited<ReturnType<typeof open>>
const shown = () => vi.waitFor(() => expect(all('dialog')).toHaveLength(1))

beforeEach(async () => {
  localStorage.clear()
  page = await open(() => () => h(TheChooser), { instances })
})
afterEach(() => page.close())

it('is not there until a card asks for it', async () => {
  expect(all('dialog')).toHaveLength(0)
  useChooserStore().open('pad')
  await shown()
})

it('says which kitten was chosen, and goes', async () => {
  useChooserStore().open('pad')
  await shown()
  await press(the('radio', /Chaton b/))
  await press(the('button', 'Choisir'))
  expect(useStatusStore().sentence).toMatch(/chez Chaton b/)
  await vi.waitFor(() => expect(all('dialog')).toHaveLength(0))
})

it('goes with the page it was opened on', async () => {
  useChooserStore().open('pad')
  await shown()
  await page.router.push('/en/')
  await vi.waitFor(() => expect(all('dialog')).toHaveLength(0))
})
