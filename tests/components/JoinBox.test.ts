import { afterEach, beforeEach, expect, it } from 'vitest'
import { h } from 'vue'
import JoinBox from '../../src/components/JoinBox.vue'
import { instance } from '../core/instances.ts'
import { device } from '../stores/myrooms.ts'
import { description, followed, open, press, the, type } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
beforeEach(async () => {
  device()
  page = await open(() => () => h(JoinBox), { instances: [instance('a', 'etherpad')] })
})
afterEach(() => page.close())

const field = () => the('textbox', 'Coller un lien ou une invitation')
const says = () => description(field())

it('says what to do to whoever opens nothing', async () => {
  expect(says()).toBe('')
  await press(the('button', 'Ouvrir'))
  expect(says()).toBe('Collez d’abord un lien ou une invitation.')
  expect([document.activeElement, field().getAttribute('aria-invalid')]).toEqual([field(), 'true'])
  await type('h', field())
  expect(says()).toBe('')
})

it('says of a text with several links which one it opens', async () => {
  const several = 'Ce texte contient plusieurs liens : c’est le premier qui s’ouvre.'
  await type('Pad : https://a.test/p/un, visio : https://visio.test/deux', field())
  expect(says()).toBe(`Un pad chez Chaton a, durée de conservation non indiquée. ${several}`)
  field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
  expect(followed).toEqual(['https://a.test/p/un'])
  await type('https://autre.test/x ou https://a.test/p/un', field())
  expect(says()).toContain(
    `autre.test, que ce site ne connaît pas. Vérifiez ce nom avant d’ouvrir. ${several}`,
  )
  await type('https://a.test/p/un (https://a.test/p/un)', field())
  expect(says()).not.toContain(several)
})
