import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import PoolNotice from '../../src/components/PoolNotice.vue'
import type { PoolProblem } from '../../src/core/poolfile.ts'
import { open, press, the, words } from './page.ts'

const retry = vi.fn()
let page: Awaited<ReturnType<typeof open>>

const show = async (problem: PoolProblem | 'unreachable', path = '/fr/') => {
  page = await open(() => () => h(PoolNotice, { problem, onRetry: retry }), { path })
}

afterEach(() => page.close())

it.each<[PoolProblem | 'unreachable', string]>([
  ['unreachable', 'Vérifiez le réseau'],
  ['corrupt', 'abîmé'],
  ['format', 'Rechargez la page'],
  ['empty', 'ne contient aucun chaton'],
])('says of "%s" what it is and what can be done', async (problem, sentence) => {
  await show(problem)
  expect(words(the('alert'))).toContain(sentence)
  expect(words(the('alert'))).toContain('En attendant')
})

it('has its heading, and offers to try again', async () => {
  await show('unreachable')
  expect(words(the('heading'))).toBe('La liste des chatons n’a pas pu être lue')
  await press(the('button', 'Réessayer'))
  expect(retry).toHaveBeenCalledOnce()
})
