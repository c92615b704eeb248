import { useSheetStore } from '../../src/stores/sheet.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import KittenHost from '../../src/components/KittenHost.vue'
import { useLaunch, type Launch } from '../../src/composables/useLaunch.ts'
import type { Health, Status } from '../../src/core/health/health.ts'
import type { HealthFile } from '../../src/core/health/reading.ts'
import type { ServiceId } from '../../src/core/services.ts'
import { useKittensStore } from '../../src/stores/kittens.ts'
import { file, health } from '../core/health/files.ts'
import { minute, start } from '../core/health/samples.ts'
import { instance } from '../core/instances.ts'
import { addressOf, all, open, plain, press, settled, the, words } from './page.ts'

const pads = ['a', 'b', 'c'].map(id => instance(id, 'etherpad'))
/** The sentences said to people who do not see the page change. */
const said: string[] = []
const change = vi.fn()
let page: Awaited<ReturnType<typeof open>>
let launch: Launch

async function show(known?: HealthFile, instances = pads, service: ServiceId = 'pad'): Promise<void> {
  page = await open(
    () => {
      launch = useLaunch(service)
      return () =>
        launch.instance &&
        h(KittenHost, {
          launch,
          instance: launch.instance,
          onChange: change,
          onSay: (sentence: string) => said.push(plain(sentence)),
        })
    },
    { instances, ...(known && { health: known }) },
  )
}
const each = (status: Status, more: Partial<Health> = {}) =>
  Object.fromEntries(pads.map(({ id }) => [id, health(status, more)]))

/** Whom the draw offers, in order, when all of them work. */
async function drawn(): Promise<string[]> {
  await show(file(each('pass')))
  const ids = launch.kittens.map(({ id }) => id)
  page.close()
  return ids
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  said.length = 0
  vi.setSystemTime(start)
})
afterEach(() => {
  page.close()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the kitten offered', () => {
  it.each<[string, HealthFile | undefined, string]>([
    ['works', file(each('pass')), 'fonctionne · Chez Chaton '],
    ['is doubtful', file(each('warn', { reason: 'challenge' })), 'contrôle anti-robots à l’entrée · Chez'],
    ['is unknown, nobody having looked', undefined, 'état inconnu · Chez'],
    [
      'is unknown for a while',
      file(each('pass', { time: start - 2 * 60 * minute }), { time: start - 2 * 60 * minute }),
      'état inconnu, dernière vérification il y a 2 heures · Chez',
    ],
    [
      'is down, like all',
      file(each('fail', { since: start - 90 * minute })),
      'en panne depuis 1 heure · Chez',
    ],
  ])('%s: it is said', async (_, known, sentence) => {
    await show(known)
    expect(words()).toContain(sentence)
  })

  it('is said to be asked, while it is', async () => {
    await show(file(each('pass')))
    page.health.asking.pad = true
    await settled()
    expect(words()).toContain('vérification… · Chez')
    page.health.asking.pad = false
    await settled()
    expect(words()).toContain('fonctionne · Chez')
  })

  it('is not to blame where there is no network', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await show(file(each('fail')))
    expect(words()).toContain('pas de réseau · Chez')
  })

  it('leads to why it is the one', async () => {
    await show()
    expect(addressOf(the('link', 'Pourquoi lui ? Écrire à plusieurs'))).toBe('/fr/why/#pad')
  })
})

describe('a kitten that is down', () => {
  it('is named by the one in its place', async () => {
    const [first = '', second] = await drawn()
    await show(file({ ...each('pass'), [first]: health('fail') }))
    expect(words()).toContain(
      `remplace Chaton ${first}, qui ne marche pas en ce moment · Chez Chaton ${second}`,
    )
    expect(said).toEqual([])
  })

  it('is stepped over before the eyes of who looks, and for the ears of who does not', async () => {
    await show(file(each('pass')))
    const [first, second] = launch.kittens.map(({ id }) => id)
    page.health.report({ failed: [first ?? ''] }, 'once')
    await settled()
    expect(words()).toContain(
      `remplace Chaton ${first}, qui ne marche pas en ce moment · Chez Chaton ${second}`,
    )
    expect(said).toEqual([`Chaton ${first} ne répond pas à temps : Chaton ${second} prend le relais.`])
  })

  it('is no news when the visitor has just chosen another', async () => {
    await show(file(each('pass')))
    useKittensStore().choose('pad', launch.kittens[2]?.id, 'once')
    await settled()
    expect(said).toEqual([])
    expect(words()).not.toContain('remplace')
  })
})

describe('little that works', () => {
  it('is said when few work, and not where nothing is known', async () => {
    await show(file(each('warn')))
    expect(words()).toContain('Peu de chatons fonctionnent en ce moment pour cet outil.')
    page.close()
    await show(file(each('unknown')))
    expect(words()).not.toContain('Peu de chatons')
  })

  it('is said when nobody works, with the next look', async () => {
    await show(file(each('fail')))
    const time = new Intl.DateTimeFormat('fr', { hour: 'numeric', minute: '2-digit' }).format(
      start + 5 * minute,
    )
    expect(words()).toContain(
      `Aucun chaton n’est utilisable en ce moment pour cet outil, à notre connaissance. Prochaine vérification à ${time}.`,
    )
    page.close()
    vi.setSystemTime(start + 10 * minute)
    await show(file(each('fail')))
    expect(words()).not.toContain('Prochaine vérification')
  })
})

describe('what may help meanwhile', () => {
  const calc = instance('calc', 'ethercalc')
  const sheet = () => all('link', 'Calculer à plusieurs').map(addressOf)

  it.each<[string, Status | undefined, string[]]>([
    ['works', 'pass', ['/fr/calc/']],
    ['is not known', undefined, ['/fr/calc/']],
    ['is down too', 'fail', []],
  ])('is offered unless it is known not to help: a kitten for it %s', async (_, status, ways) => {
    await show(file({ ...each('fail'), ...(status && { calc: health(status) }) }), [...pads, calc])
    expect(words()).toContain('Aucun chaton n’est utilisable')
    expect(sheet()).toEqual(ways)
    expect(words().includes('En attendant')).toBe(ways.length > 0)
  })

  it('is not offered where nobody serves it', async () => {
    await show(file(each('fail')))
    expect(words()).not.toContain('En attendant')
    expect(sheet()).toEqual([])
  })
})

describe('once opened', () => {
  it('says where, and brings the sheet of that very room back', async () => {
    await show(file(each('pass')), pads)
    launch.ask({ title: 'Fête' })
    await settled()
    launch.leave('opened')
    const sheet = useSheetStore()
    const left = sheet.leaving
    sheet.close()
    launch.ask({ title: 'Autre chose' })
    await settled()
    expect(words()).toContain(`Ouvert chez Chaton ${left?.instance.id}.`)
    await press(the('button', /^Le lien, le partage, un autre chaton/))
    expect(sheet.leaving).toEqual({ ...left, how: 'again' })
    expect(sheet.leaving?.title).toBe('Fête')
  })
})

it('passes on the wish for another kitten', async () => {
  await show()
  await press(the('button', 'Choisir un autre chaton pour : Écrire à plusieurs'))
  expect(change).toHaveBeenCalledOnce()
})
