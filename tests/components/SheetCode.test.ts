import jsQR from 'jsqr'
import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import SheetCode from '../../src/components/SheetCode.vue'
import { all, names, open, press, settled, the, words } from './page.ts'

const address = 'https://pad.test/p/reunion-ete-7kq4m-2xw9d'
let page: Awaited<ReturnType<typeof open>>
const show = async (link = address) => {
  page = await open(() => () => h(SheetCode, { address: link, name: 'Réunion d’été' }))
}
afterEach(() => page.close())

/** What a telephone reads in a drawing: its squares as pixels, six for each. */
function readCode(drawing: Element): string | undefined {
  const size = Number(drawing.getAttribute('viewBox')?.split(' ').at(-1))
  const across = size * 6
  const pixels = new Uint8ClampedArray(across * across * 4).fill(255)
  for (const [, x, y, length] of drawing.innerHTML.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * 6; row < Number(y) * 6 + 6; row++) {
      const begin = row * across + Number(x) * 6
      for (let i = begin; i < begin + Number(length) * 6; i++) pixels.set([0, 0, 0], i * 4)
    }
  return jsQR(pixels, across, across)?.data
}

it.each([
  ['the link of a room', address],
  ['the shortest', 'https://a.test/'],
  ['one with signs of all kinds', 'https://visio.test/R%C3%A9union?x=1&y=2#cl%C3%A9=é'],
  ['one of a thousand signs', `https://text.test/?${'0123456789abcdef'.repeat(60)}#key`],
])('draws a code that a reader turns back into the address: %s', async (_, link) => {
  await show(link)
  expect(readCode(the('img', 'Code QR du lien : Réunion d’été'))).toBe(link)
})

it('writes the address under the code, for those who cannot use it', async () => {
  await show()
  expect(words()).toContain(address)
  expect(names('button')).toEqual(['Plein écran', 'Imprimer'])
})

it('says so where an address is too long for any code', async () => {
  await show(`https://pad.test/${'x'.repeat(3000)}`)
  expect(all('img')).toEqual([])
  expect(words()).toContain('Ce lien est trop long pour un code QR.')
})

it('fills the page where the browser has no full screen, and goes back to its button', async () => {
  await show()
  const opener = the('button', 'Plein écran')
  await press(opener)
  const large = the('dialog', 'Réunion d’été')
  expect(words(large)).toContain(address)
  const drawing = large.querySelector('svg')
  expect(drawing && readCode(drawing)).toBe(address)
  await press(the('button', 'Fermer'))
  expect(all('dialog')).toEqual([])
  expect(document.activeElement).toBe(opener)
})

it('fills the screen where it can; leaving that leaves both', async () => {
  await show()
  const asked = vi.fn().mockResolvedValue(undefined)
  Object.assign(HTMLElement.prototype, { requestFullscreen: asked })
  const opener = the('button', 'Plein écran')
  await press(opener)
  expect(asked).toHaveBeenCalledOnce()
  document.dispatchEvent(new Event('fullscreenchange'))
  await settled()
  expect(all('dialog')).toEqual([])
  expect(document.activeElement).toBe(opener)
  Reflect.deleteProperty(HTMLElement.prototype, 'requestFullscreen')
})

it('prints the code, the name and the address, and nothing else', async () => {
  const printed: string[] = []
  vi.stubGlobal('print', () => {
    const paper = document.querySelector('body > .printed')
    printed.push(paper ? words(paper) : '', readCode(paper?.querySelector('svg') ?? document.body) ?? '')
    expect(document.documentElement.dataset).toHaveProperty('printing')
  })
  await show()
  await press(the('button', 'Imprimer'))
  expect(printed).toEqual([`Réunion d’été ${address}`, address])
  dispatchEvent(new Event('afterprint'))
  await settled()
  expect(document.querySelector('.printed')).toBeNull()
  expect(document.documentElement.dataset).not.toHaveProperty('printing')
})
