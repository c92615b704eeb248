import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import TheChooser from '../../src/components/TheChooser.vue'
import type { Instance } from '../../src/core/pool.ts'
import { writePool } from '../../src/core/poolfile.ts'
import { services } from '../../src/core/services.ts'
import { useStatusStore } from '../../src/stores/status.ts'
import HomeView from '../../src/views/HomeView.vue'
import {
  addressOf,
  all,
  enter,
  nameOf,
  names,
  open,
  plain,
  press,
  the,
  type,
  words,
} from '../components/page.ts'
import { instance } from '../core/instances.ts'

const pads = [instance('a', 'etherpad'), instance('b', 'etherpad')]
const everything: Instance[] = [
  ...pads,
  ...(['jitsi', 'framadate', 'ethercalc', 'lufi', 'lutim', 'wbo', 'lstu', 'privatebin'] as const).map(id =>
    instance(id, id),
  ),
]

let page: Awaited<ReturnType<typeof open>>
let status: ReturnType<typeof useStatusStore>

const show = async (instances?: readonly Instance[], path = '/fr/') => {
  const view = () => {
    status = useStatusStore()
    return () => [h(HomeView), h(TheChooser)]
  }
  page = await open(view, { path, ...(instances && { instances }) })
}
const pad = () => the('link', 'Créer un pad (nouvel onglet)')
const changePad = () => the('button', 'Choisir un autre chaton pour : Écrire à plusieurs')
const host = () => new URL(addressOf(pad())).host

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  page.close()
  vi.unstubAllGlobals()
})

describe('the nine tools', () => {
  it('are a list, each with its own heading, under one heading of the page', async () => {
    await show(everything)
    expect(all('list').map(nameOf)).toContain('Les outils')
    expect(all('article')).toHaveLength(services.length)
    expect(all('heading').filter(({ tagName }) => tagName === 'H1')).toHaveLength(1)
  })

  it('each open at a kitten, in one click', async () => {
    await show(everything)
    const links = all('link', /\(nouvel onglet\)$/).map(addressOf)
    expect(links).toHaveLength(services.length)
    for (const link of links) expect(link).toMatch(/^https:\/\/\w+\.test\//)
  })

  it('lead to their own pages while no kitten is known', async () => {
    await show()
    // Not in another tab, so they do not say so.
    expect(all('link', /nouvel onglet/)).toEqual([])
    const creating = all('article').map(card => addressOf(card.querySelector<HTMLElement>('form a') ?? card))
    expect(creating).toEqual(services.map(service => `/fr/${service}/`))
  })

  it('give no two things one name for those who hear the page', async () => {
    await show(everything)
    const heard = names('button')
    expect(new Set(heard).size).toBe(heard.length)
  })

  it('speak the language of the page', async () => {
    await show(everything, '/en/')
    expect(addressOf(all('link', /pad/i)[0] ?? document.body)).toContain('lang=en')
  })
})

describe('a list that could not be read', () => {
  it('is told, and trying again is enough', async () => {
    await show()
    page.pool.problem = 'unreachable'
    await vi.waitFor(() => the('alert'))
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify(writePool({ instances: everything }))))
    await press(the('button', 'Réessayer'))
    await vi.waitFor(() => expect(all('alert')).toEqual([]))
    expect(host()).toMatch(/^[ab]\.test$/)
  })
})

describe('another kitten', () => {
  const other = () => (host() === 'a.test' ? 'b' : 'a')
  const chooseOther = async () => {
    const chosen = other()
    await press(changePad())
    await press(the('radio', new RegExp(`^Chaton ${chosen}`)))
    await enter(the('button', 'Choisir'))
    return chosen
  }

  it('is chosen in one dialogue, and the link leads there', async () => {
    await show(everything)
    const chosen = await chooseOther()
    expect(host()).toBe(`${chosen}.test`)
    expect(all('dialog')).toEqual([])
    expect(plain(status.sentence)).toBe(`Écrire à plusieurs : chez Chaton ${chosen}.`)
  })

  it('gets the same room', async () => {
    await show(pads)
    await type('Fête', the('textbox', 'Nom du pad (facultatif)'))
    const { pathname } = new URL(addressOf(pad()))
    await chooseOther()
    expect(new URL(addressOf(pad())).pathname).toBe(pathname)
  })

  it('is shown as chosen when the dialogue opens again', async () => {
    await show(pads)
    const chosen = await chooseOther()
    await press(changePad())
    expect(the('radio', new RegExp(`^Chaton ${chosen}`))).toHaveProperty('checked', true)
    expect(words(the('dialog'))).toContain('pour cette fois')
  })

  it('is given back to chance', async () => {
    await show(pads)
    const drawn = host()
    await chooseOther()
    await press(changePad())
    await press(the('radio', /^Laisser choisir/))
    await enter(the('button', 'Choisir'))
    expect(host()).toBe(drawn)
  })

  it('is not chosen by looking and leaving', async () => {
    await show(pads)
    const drawn = host()
    const chosen = other()
    await press(changePad())
    await press(the('radio', new RegExp(`^Chaton ${chosen}`)))
    await press(the('button', 'Annuler'))
    expect(host()).toBe(drawn)
    expect(all('dialog')).toEqual([])
  })
})
