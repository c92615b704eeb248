import { afterEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import ServiceCard from '../../src/components/ServiceCard.vue'
import { useLaunch } from '../../src/composables/useLaunch.ts'
import { useSheetStore } from '../../src/stores/sheet.ts'
import { instance } from '../core/instances.ts'
import { addressOf, enter, followed, nameOf, names, open, plain, press, the, type } from './page.ts'

/** The sentences said to people who do not see the page change. */
const said: string[] = []
const change = vi.fn()
let page: Awaited<ReturnType<typeof open>>

const show = async ({ alone = false, ready = true } = {}) => {
  page = await open(
    () => {
      const launch = useLaunch('pad')
      return () =>
        h(ServiceCard, {
          launch,
          page: '/fr/pad/',
          alone,
          onSay: (sentence: string) => said.push(plain(sentence)),
          onChange: change,
        })
    },
    ready ? { instances: [instance('a', 'etherpad')] } : {},
  )
}

afterEach(() => {
  page.close()
  vi.clearAllMocks()
  said.length = 0
})

const link = () => the('link', 'Créer un pad (nouvel onglet)')
const title = () => the('textbox', 'Nom du pad (facultatif)')

describe('on the home page', () => {
  it('is called by what it does, and its heading leads to the page about it', async () => {
    await show()
    expect(nameOf(the('article'))).toBe('Écrire à plusieurs')
    expect(the('heading', 'Écrire à plusieurs').tagName).toBe('H2')
    expect(addressOf(the('link', 'Écrire à plusieurs'))).toBe('/fr/pad/')
  })
})

describe('on the page about the service', () => {
  it('carries the page’s first heading, which leads nowhere', async () => {
    await show({ alone: true })
    expect(the('heading', 'Écrire à plusieurs').tagName).toBe('H1')
    expect(names('link')).not.toContain('Écrire à plusieurs')
  })
})

describe('opening', () => {
  it('gives the room to the sheet', async () => {
    await show()
    await press(link())
    expect(useSheetStore().leaving).toMatchObject({ how: 'opened', opening: { address: addressOf(link()) } })
  })

  it('goes through the same link with Enter in the title field', async () => {
    await show()
    await type('Fête', title())
    await enter(title())
    expect(followed).toEqual([addressOf(link())])
    expect(followed[0]).toMatch(/^https:\/\/a\.test\/p\/fete-/)
  })

  it('gives it nothing while there is no kitten', async () => {
    await show({ ready: false })
    await enter(title())
    expect(useSheetStore().leaving).toBeUndefined()
    expect(followed).toEqual(['/fr/pad/'])
  })
})

describe('another name', () => {
  it('changes the link, keeps the title, and is announced', async () => {
    await show()
    await type('Fête', title())
    const before = addressOf(link())
    await press(the('button', 'Tirer un autre nom pour : Écrire à plusieurs'))
    const name = new URL(addressOf(link())).pathname.split('/').at(-1)
    expect(addressOf(link())).not.toBe(before)
    expect(name).toMatch(/^fete-/)
    expect(said).toEqual([`Nouveau nom : ${name}`])
  })
})

it('passes on the wish for another kitten', async () => {
  await show()
  await press(the('button', 'Choisir un autre chaton pour : Écrire à plusieurs'))
  expect(change).toHaveBeenCalledOnce()
})
