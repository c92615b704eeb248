import { afterEach, expect, it } from 'vitest'
import { h } from 'vue'
import KittenDrawing from '../../src/components/KittenDrawing.vue'
import { open, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
afterEach(() => page.close())

async function drawn(pose: 'sitting' | 'asleep'): Promise<Element | null> {
  page = await open(() => () => h(KittenDrawing, { pose }))
  return document.querySelector('use')
}

it('takes the sitting kitten from the page itself', async () => {
  expect((await drawn('sitting'))?.getAttribute('href')).toBe('#kitten-sitting')
})

it('takes another from the file of kittens, on this site', async () => {
  expect((await drawn('asleep'))?.getAttribute('href')).toMatch(/^\/assets\/kittens-\w+\.svg#kitten-asleep$/)
})

it('says nothing: the words beside it do', async () => {
  const use = await drawn('sitting')
  expect(words()).toBe('')
  expect(use?.parentElement?.getAttribute('aria-hidden')).toBe('true')
})
