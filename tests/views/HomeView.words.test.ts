import { afterEach, expect, it } from 'vitest'
import { h } from 'vue'
import { portal } from '../../src/portal.ts'
import HomeView from '../../src/views/HomeView.vue'
import { all, nameOf, open } from '../components/page.ts'

let page: Awaited<ReturnType<typeof open>>

const notice = 'Un coup de main ? Le mardi, à la médiathèque.'
async function show(path: string) {
  portal.words = { fr: { heading: 'Les outils <b>libres</b> de la ville', notice } }
  page = await open(() => () => h(HomeView), { path, instances: [] })
  return document.body.textContent
}

afterEach(() => {
  page.close()
  delete portal.words
})

it('the operator’s words take the place of ours, as plain text, and what they left out stays ours', async () => {
  const text = await show('/fr/')
  expect(all('heading').map(nameOf)[0]).toBe('Les outils <b>libres</b> de la ville')
  expect(text).toContain(notice)
  expect(text).toContain('Chez un chaton, un petit hébergeur éthique')
})

it('a language without words of the operator’s says ours', async () => {
  const text = await show('/en/')
  expect(all('heading').map(nameOf)[0]).toMatch(/^Open/)
  expect(text).not.toContain(notice)
})
