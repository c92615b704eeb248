import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import TheUpdate from '../../src/components/TheUpdate.vue'
import { useStatusStore } from '../../src/stores/status.ts'
import { useWorkerStore } from '../../src/stores/worker.ts'
import { all, open, press, settled, the, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
afterEach(() => page.close())

const show = async (path = '/fr/') => {
  page = await open(() => () => [h('input', { type: 'text', id: 'name' }), h('dialog'), h(TheUpdate)], {
    path,
  })
  return useWorkerStore()
}
const field = () => document.querySelector('input') as HTMLInputElement
const dialogue = () => document.querySelector('dialog') as HTMLDialogElement
const notice = () =>
  all('button', 'Plus tard')
    .map(button => words(button.closest('section') as Element))
    .join()
/** Once what is watched has been told. */
const told = async () => {
  await new Promise(resolve => setTimeout(resolve))
  await settled()
}

it('says nothing until a newer version is there, then says so without taking the focus', async () => {
  const worker = await show()
  expect(notice()).toBe('')
  worker.waiting = true
  await settled()
  expect(notice()).toBe('Une nouvelle version est prête. Mettre à jour Plus tard')
  expect(document.activeElement).toBe(document.body)
  expect(useStatusStore().sentence).toBe('Une nouvelle version est prête.')
})

it('waits while somebody writes, or has a dialogue open', async () => {
  const worker = await show()
  field().focus()
  worker.waiting = true
  await settled()
  expect(notice()).toBe('')
  field().blur()
  await told()
  expect(notice()).not.toBe('')
  dialogue().setAttribute('open', '')
  await told()
  expect(notice()).toBe('')
  dialogue().removeAttribute('open')
  await told()
  expect(notice()).not.toBe('')
})

it('waits while a pasted link would be lost', async () => {
  const worker = await show()
  field().inputMode = 'url'
  field().value = 'https://pad.test/p/reunion'
  worker.waiting = true
  await settled()
  expect(notice()).toBe('')
  field().value = ''
  field().dispatchEvent(new Event('focusout', { bubbles: true }))
  await told()
  expect(notice()).not.toBe('')
})

it('updates when asked, and goes away when told to', async () => {
  const worker = await show()
  const update = vi.spyOn(worker, 'update').mockReturnValue()
  worker.waiting = true
  await settled()
  await press(the('button', 'Mettre à jour'))
  expect(update).toHaveBeenCalledOnce()
  await press(the('button', 'Plus tard'))
  expect(notice()).toBe('')
})

it('where an update did not come, says what else to do instead of trying for ever', async () => {
  const worker = await show()
  Object.assign(worker, { waiting: true, stuck: true })
  await settled()
  expect(notice()).toMatch(/fermez toutes les pages de ce site, puis rouvrez-le/)
  expect(all('button', 'Mettre à jour')).toEqual([])
})
