import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import KittenChooser from '../../src/components/KittenChooser.vue'
import type { HealthFile } from '../../src/core/health/reading.ts'
import type { Span } from '../../src/stores/kittens.ts'
import { file, health } from '../core/health/files.ts'
import { instance, provider } from '../core/instances.ts'
import { all, enter, isChecked, nameOf, names, open, press, the, words } from './page.ts'

const choose = vi.fn()
const closed = vi.fn()
let page: Awaited<ReturnType<typeof open>>

const kittens = [
  instance('a', 'lufi', {
    provider: provider('a', { place: 'Brest', chaton: true }),
    maxSize: 2e9,
    retention: { days: 7, after: 'creation' },
  }),
  instance('b', 'send', { provider: provider('b', { country: 'DE' }) }),
]

const show = async (own?: string, span: Span = 'once', said?: HealthFile) => {
  page = await open(
    () => () => h(KittenChooser, { service: 'drop', kittens, own, span, onChoose: choose, onClose: closed }),
    { instances: kittens, ...(said && { health: said }) },
  )
}

beforeEach(() => vi.clearAllMocks())
afterEach(() => page.close())

const any = () => the('radio', /^Laisser choisir/)
const first = () => the('radio', /^Chaton a/)

describe('opening', () => {
  it('is a dialogue called by the service it chooses for, read from its heading on', async () => {
    await show()
    expect(nameOf(the('dialog'))).toBe('Envoyer des fichiers : quel chaton ?')
    expect(document.activeElement).toBe(the('heading'))
  })

  it('lists every kitten in the order given, after the one that leaves the choice to the portal', async () => {
    await show()
    expect(names('radio').map(name => name.split(' ').slice(0, 2).join(' '))).toEqual([
      'Laisser choisir',
      'Chaton a',
      'Chaton b',
    ])
  })

  it('says where each is, what it runs, its rules and what is not known', async () => {
    await show()
    expect(nameOf(first())).toBe(
      'Chaton a état inconnu · Brest · Lufi · gardé 1 semaine · 2 Go au plus · membre des CHATONS',
    )
    expect(names('radio')[2]).toBe(
      'Chaton b état inconnu · Allemagne · Send · durée de conservation non indiquée',
    )
  })

  it('says how each is, as far as it is known', async () => {
    const [now, since] = [Date.now(), Date.now() - 3 * 3_600_000]
    const [a, b] = [health('pass', { time: now }), health('fail', { time: now, since })]
    await show(undefined, 'once', file({ a, b }, { time: now }))
    expect(nameOf(first())).toContain('Chaton a fonctionne · Brest')
    expect(names('radio')[2]).toContain('Chaton b en panne depuis 3 heures · Allemagne')
  })

  it('shows what holds now: the portal’s choice, or the visitor’s own and for how long', async () => {
    await show()
    expect(isChecked(any())).toBe(true)
    expect(all('radio', 'pour cette fois')).toEqual([])
    page.close()
    await show('a', 'always')
    expect(isChecked(first())).toBe(true)
    expect(isChecked(the('radio', 'toujours, sur cet appareil'))).toBe(true)
  })
})

describe('choosing', () => {
  it('changes nothing before the button is pressed', async () => {
    await show()
    await press(first())
    expect(choose).not.toHaveBeenCalled()
  })

  it('takes a kitten for this time', async () => {
    await show()
    await press(first())
    await enter(the('button', 'Choisir'))
    expect(choose).toHaveBeenCalledExactlyOnceWith('a', 'once')
    expect(all('dialog')).toEqual([])
    expect(closed).toHaveBeenCalledOnce()
  })

  it('takes a kitten for always', async () => {
    await show()
    await press(first())
    await press(the('radio', 'toujours, sur cet appareil'))
    await enter(the('button', 'Choisir'))
    expect(choose).toHaveBeenCalledExactlyOnceWith('a', 'always')
  })

  it('gives the choice back to the portal', async () => {
    await show('a', 'always')
    await press(any())
    expect(words()).not.toContain('Garder ce choix')
    await enter(the('button', 'Choisir'))
    expect(choose.mock.lastCall?.[0]).toBeUndefined()
  })
})

describe('leaving', () => {
  it('without choosing closes and changes nothing', async () => {
    await show('a')
    await press(any())
    await press(the('button', 'Annuler'))
    expect(closed).toHaveBeenCalledOnce()
    expect(choose).not.toHaveBeenCalled()
    expect(all('dialog')).toEqual([])
  })
})

it('shows a place in the direction it is written', async () => {
  await show()
  expect([...document.querySelectorAll('bdi')].map(each => each.textContent)).toContain('Brest')
})
