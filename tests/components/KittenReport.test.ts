import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import KittenReport from '../../src/components/KittenReport.vue'
import { conditionOf } from '../../src/core/health/condition.ts'
import type { Health } from '../../src/core/health/health.ts'
import { file, health } from '../core/health/files.ts'
import { minute, start } from '../core/health/samples.ts'
import { instance, provider } from '../core/instances.ts'
import { open, the, words } from './page.ts'

const kitten = instance('a', 'etherpad', { provider: provider('a', { name: 'Infini', place: 'Brest' }) })
const now = start + 10 * minute

let close = () => {}
async function show(found: Health | undefined, avoided = false, other = kitten): Promise<string> {
  const condition = conditionOf('a', file(found ? { a: found } : {}), 'fresh', now)
  const props = { kitten: other, condition, health: found, avoided, now }
  const page = await open(() => () => h('ul', h(KittenReport, props)))
  close = page.close
  return words(the('listitem'))
}
beforeEach(() => void vi.setSystemTime(now))
afterEach(() => {
  close()
  vi.useRealTimers()
})

it.each<[string, Health | undefined, string]>([
  [
    'one that works',
    health('pass', { depth: 4 }),
    'Infini fonctionne Brest · Etherpad · vu : le logiciel au travail · vérifié il y a 10 minutes',
  ],
  [
    'one that is doubtful',
    health('warn', { reason: 'challenge', depth: 2 }),
    'Infini contrôle anti-robots à l’entrée Brest · Etherpad · vu : un serveur web · vérifié il y a 10 minutes',
  ],
  [
    'one that is down, and why',
    health('fail', { reason: 'http-5xx', depth: 2, since: start - 110 * minute }),
    'Infini en panne depuis 2 heures Brest · Etherpad · erreur du serveur · vu : un serveur web · vérifié il y a 10 minutes',
  ],
  [
    'one where something else answers, once',
    health('fail', { reason: 'parked', depth: 2, since: start - 110 * minute }),
    'Infini adresse en vente Brest · Etherpad · vu : un serveur web · vérifié il y a 10 minutes',
  ],
  [
    'one of which the last look is old',
    health('pass', { time: start - 110 * minute }),
    'Infini état inconnu, dernière vérification il y a 2 heures Brest · Etherpad · vu : le bon logiciel',
  ],
  [
    'one nobody has looked at',
    health('unknown', { time: 0, reason: 'not-probed', depth: 0 }),
    'Infini état inconnu Brest · Etherpad',
  ],
  ['one the file does not know', undefined, 'Infini état inconnu Brest · Etherpad'],
])('says of %s what is known', async (_, found, sentence) => {
  expect(await show(found)).toBe(sentence)
})

it('says that it did not answer on this device', async () => {
  expect(await show(health('pass'), true)).toMatch(
    /vérifié il y a 10 minutes · n’a pas répondu sur cet appareil$/,
  )
})

it('says that its place is not known, rather than nothing', async () => {
  expect(await show(undefined, false, instance('a', 'etherpad'))).toContain('lieu non indiqué · Etherpad')
})

it('shows a place in the direction it is written', async () => {
  await show(health('pass'))
  expect([...document.querySelectorAll('bdi')].map(each => each.textContent)).toContain('Brest')
})
