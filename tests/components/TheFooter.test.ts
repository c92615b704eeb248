import { afterEach, expect, it } from 'vitest'
import { h } from 'vue'
import TheFooter from '../../src/components/TheFooter.vue'
import { portal } from '../../src/portal.ts'
import { addressOf, open, the, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
const show = async (path = '/fr/') => {
  page = await open(() => () => h(TheFooter), { path })
}

afterEach(() => page.close())

it('says who runs the site, and that it is the collective’s only when it is', async () => {
  await show()
  expect(words()).toContain(`tenu par ${portal.operator.name}`)
  expect(words().includes('Ce n’est pas le site du Collectif CHATONS')).toBe(!portal.collective)
})

it('says what is not done with visits', async () => {
  await show()
  expect(words()).toContain('Ni cookie, ni mesure d’audience')
})

it('offers the source code, as its licence asks', async () => {
  await show()
  expect(addressOf(the('link', 'Code source'))).toBe(portal.source)
})

it('leads to how a kitten is chosen', async () => {
  await show()
  expect(addressOf(the('link', 'Comment un chaton est choisi'))).toBe('/fr/why/')
})

it('speaks the language of the page', async () => {
  await show('/en/')
  expect(words()).not.toContain('tenu par')
})
