import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import KittenState from '../../src/components/KittenState.vue'
import type { Condition } from '../../src/core/health/condition.ts'
import type { Reason } from '../../src/core/health/health.ts'
import { minute, start } from '../core/health/samples.ts'
import { open, words } from './page.ts'

const day = 24 * 60 * minute
const ago = (length: number) => start - length

type During = 'asking' | 'offline' | undefined
const states: [Condition, During, string, string?][] = [
  [{ what: 'works', at: ago(minute) }, undefined, 'fonctionne'],
  [{ what: 'doubtful', at: start, reason: 'full' }, undefined, 'plein'],
  [{ what: 'down', at: start, reason: 'dns', since: ago(2 * day) }, undefined, 'en panne depuis 2 jours'],
  [{ what: 'unknown' }, undefined, 'état inconnu'],
  [{ what: 'works', at: start }, undefined, 'remplace Infini, qui ne marche pas en ce moment', 'Infini'],
  [{ what: 'works', at: start }, 'asking', 'vérification…', 'Infini'],
  [{ what: 'works', at: start }, 'offline', 'pas de réseau'],
]

let close = () => {}
async function show(condition: Condition, during?: During, replaces?: string, path = '/fr/'): Promise<void> {
  const page = await open(() => () => h(KittenState, { condition, now: start, during, replaces }), { path })
  close = page.close
}
beforeEach(() => void vi.setSystemTime(start))
afterEach(() => {
  close()
  vi.useRealTimers()
})

it.each(states)('says of %j, %s: %s', async (condition, during, sentence, replaces) => {
  await show(condition, during, replaces)
  expect(words()).toBe(sentence)
})

it.each<[Reason, string]>([
  ['connect', 'en panne depuis 2 heures'],
  ['http-5xx', 'en panne depuis 2 heures'],
  ['reported', 'en panne depuis 2 heures'],
  ['full', 'plein'],
  ['login-required', 'demande un compte'],
  ['maintenance', 'en maintenance'],
  ['other-product', 'un autre logiciel répond'],
  ['parked', 'adresse en vente'],
])('does not say that something is down which answers: %s', async (reason, sentence) => {
  await show({ what: 'down', at: start, reason, since: ago(120 * minute) })
  expect(words()).toBe(sentence)
})

it.each<[number, string]>([
  [40 * minute, 'état inconnu, dernière vérification il y a 40 minutes'],
  [119 * minute, 'état inconnu, dernière vérification il y a 1 heure'],
  [25 * 60 * minute, 'état inconnu, dernière vérification hier'],
  // A clock that is a little slow does not look into the future.
  [-3 * minute, 'état inconnu, dernière vérification il y a 1 minute'],
])('says how long ago somebody looked who looked %i ms ago', async (length, sentence) => {
  await show({ what: 'unknown', at: ago(length) })
  expect(words()).toBe(sentence)
})

it('does not say that something has been down for no time', async () => {
  await show({ what: 'down', at: start, reason: 'dns', since: start })
  expect(words()).toBe('en panne depuis 1 minute')
})

it('has another picture for each state, which those who hear the page need not hear', async () => {
  const pictures: string[] = []
  for (const [condition, during, , replaces] of states) {
    await show(condition, during, replaces)
    const picture = document.querySelector('svg')
    expect(picture?.getAttribute('aria-hidden')).toBe('true')
    // The rest of the picture is filled or dashed by its class.
    const style = document.querySelector('.works, .unknown')?.className ?? ''
    pictures.push(`${picture?.querySelector('path')?.getAttribute('d')} ${style}`)
    close()
  }
  close = () => {}
  expect(new Set(pictures).size).toBe(states.length)
})

it('speaks the language of the page', async () => {
  await show(
    { what: 'down', at: start, reason: 'tls', since: ago(90 * minute) },
    undefined,
    undefined,
    '/en/',
  )
  expect(words()).toBe('down for 1 hour')
})
