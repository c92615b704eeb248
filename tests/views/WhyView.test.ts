import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import type { HealthFile } from '../../src/core/health/reading.ts'
import type { Instance } from '../../src/core/pool.ts'
import { portal } from '../../src/portal.ts'
import WhyView from '../../src/views/WhyView.vue'
import { addressOf, all, description, isChecked, names, open, press, the, words } from '../components/page.ts'
import { file, health } from '../core/health/files.ts'
import { minute, start } from '../core/health/samples.ts'
import { instance, provider } from '../core/instances.ts'

const kittens = [instance('a', 'etherpad'), instance('b', 'etherpad'), instance('call', 'jitsi')]
const known = file({ a: health('pass'), b: health('fail', { since: start - 90 * minute }) })

let page: Awaited<ReturnType<typeof open>>
const show = async (
  instances: readonly Instance[] | undefined = kittens,
  said?: HealthFile,
  path = '/fr/why/',
) => {
  page = await open(() => () => h(WhyView), { path, instances, ...(said && { health: said }) })
}
/** What is said of each kitten of one service. */
const states = (service: string) =>
  [...document.querySelectorAll(`#${service} li`)].map(item => words(item).split(' · ')[0])

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.setSystemTime(start + 10 * minute)
})
afterEach(() => {
  page.close()
  vi.useRealTimers()
})

describe('the state of each kitten', () => {
  it('is told under each service, which the cards lead to by its id', async () => {
    await show(kittens, known)
    expect(states('pad')).toEqual([
      'Chaton a fonctionne lieu non indiqué',
      'Chaton b en panne depuis 1 heure lieu non indiqué',
    ])
    expect(states('visio')).toEqual(['Chaton call état inconnu lieu non indiqué'])
    expect(words()).toContain('Dernière vérification : il y a 10 minutes.')
  })

  it('is told for every service of the portal, each with a heading', async () => {
    await show(kittens, known)
    expect(portal.services.filter(id => !document.getElementById(id))).toEqual([])
    expect(all('heading').filter(({ tagName }) => tagName === 'H3')).toHaveLength(portal.services.length)
    expect(names('heading')).toContain('Écrire à plusieurs')
  })

  it.each([
    ['no file', undefined],
    ['a file that is a day old', file({ a: health('pass') }, { time: start - 25 * 60 * minute })],
    ['a file that says that nobody looked', file({}, { time: 0 })],
  ])('is unknown with %s, and it is said that nobody has looked', async (_, said) => {
    await show(kittens, said)
    expect(states('pad')).toEqual(['a', 'b'].map(id => `Chaton ${id} état inconnu lieu non indiqué`))
    expect(words()).toContain('n’ont pas encore été vérifiés')
    expect(words()).not.toMatch(/1970|\d\d ans/)
  })

  it('includes what happened on this device', async () => {
    await show(kittens, known)
    page.health.report({ failed: ['a'] }, 'once')
    await vi.waitFor(() => expect(words()).toContain('n’a pas répondu sur cet appareil'))
  })
})

describe('the switch', () => {
  const box = () => the('checkbox', 'Vérifier aussi depuis ce navigateur, juste avant le clic')

  it('is on until the visitor turns it off, says what it does, and is kept on this device', async () => {
    await show()
    expect(isChecked(box())).toBe(true)
    expect(description(box())).toContain('Rien ne nous est envoyé.')
    await press(box())
    expect([isChecked(box()), page.health.mayAsk]).toEqual([false, false])
    page.close()
    sessionStorage.clear()
    await show()
    expect(isChecked(box())).toBe(false)
    await press(box())
    expect([isChecked(box()), page.health.mayAsk]).toEqual([true, true])
  })
})

it('says to hosts how to leave, with the lines that the probe reads', async () => {
  await show()
  expect(document.querySelector('pre')?.textContent).toMatch(/^\n?User-agent: Entraide-probe\nDisallow: \/$/)
  const contact = portal.operator.contact
  expect(all('link').map(addressOf)).toEqual(['/fr/', ...(contact ? [contact] : []), '/fr/etat/'])
})

it('explains itself before anything is known of the kittens', async () => {
  page = await open(() => () => h(WhyView), { path: '/fr/why/' })
  expect(words(the('heading', 'Comment un chaton est choisi'))).not.toBe('')
  expect(all('checkbox')).toEqual([])
  expect(document.querySelectorAll('section')).toHaveLength(0)
})

it('speaks the language of the page', async () => {
  await show(kittens, known, '/en/why/')
  expect(states('pad')[1]).toContain('down for 1 hour')
})

it('it is told whose kittens the portal offers first, and nothing where it prefers nobody', async () => {
  await show()
  expect(words()).not.toContain('propose d’abord')
  page.close()
  const own = provider('own', { name: 'La Ville', preferred: true })
  await show([instance('own', 'etherpad', { provider: own }), ...kittens])
  expect(words()).toContain('Ce site propose d’abord les outils de ces hébergeurs : La Ville.')
})
