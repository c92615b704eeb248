import fc from 'fast-check'
import { expect, it } from 'vitest'
import { find, latest, ordered } from '../../../src/core/myrooms/finding.ts'
import { lists, room } from './samples.ts'

const wordsOf = (service: string) => (service === 'visio' ? 'Se voir à distance' : 'Écrire à plusieurs')
const all = [
  room({ id: 'a', service: 'pad', name: 'Réunion de parents', createdAt: 1 }),
  room({
    id: 'b',
    service: 'visio',
    host: 'Colibris',
    name: 'Bureau',
    note: 'mardi, Œuvre commune',
    createdAt: 2,
  }),
  room({ id: 'c', name: 'Sortie vélo', createdAt: 3, openedAt: 9 }),
]
const found = (text: string, service?: 'pad' | 'visio') =>
  find(all, { text, ...(service && { service }) }, wordsOf).map(({ id }) => id)

it.each([
  ['', ['c', 'b', 'a']],
  ['  ', ['c', 'b', 'a']],
  ['reunion', ['a']],
  ['RÉUNION parents', ['a']],
  ['parents réunion', ['a']],
  ['re\u0301union', ['a']],
  ['colibris', ['b']],
  ['oeuvre', ['b']],
  ['distance', ['b']],
  ['ecrire', ['a']],
  ['infini velo', ['c']],
  ['velo colibris', []],
  ['.*', []],
])('%j finds %j', (text, ids) => expect(found(text)).toEqual(ids))

it('looks within one service where asked', () => {
  expect([found('', 'visio'), found('réunion', 'visio')]).toEqual([['b'], []])
})

it('shows pinned rooms first, then those opened last; one that was never opened was opened when it was made', () => {
  const pinned = room({ id: 'd', createdAt: 0, pinned: true })
  expect(ordered([...all, pinned]).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a'])
})

it('finds nothing that is not there, and everything by its own name', () => {
  fc.assert(
    fc.property(lists, fc.string(), (list, text) => {
      for (const each of find(list, { text }, wordsOf)) expect(list).toContain(each)
      for (const each of list) expect(find(list, { text: each.name }, wordsOf)).toContain(each)
      expect(ordered(list)).toHaveLength(list.length)
    }),
  )
})

it('goes on with the one opened last that opens as it is', () => {
  const open = room({ id: 'a', openedAt: 2 })
  const others = (['failed', 'pending', 'keyless', 'once'] as const).map((mark, i) =>
    room({ id: `x${i}`, openedAt: Date.UTC(2030, 0), [mark]: true }),
  )
  expect(latest([room({ id: 'p', pinned: true, createdAt: 1 }), ...others, open])).toBe(open)
  expect(latest(others)).toBeUndefined()
})
