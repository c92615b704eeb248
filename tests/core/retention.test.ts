import { expect, it } from 'vitest'
import { kept } from '../../src/core/retention.ts'
import { instance } from './instances.ts'

const pad = (days: number) => kept(instance('a', 'etherpad', { retention: { days, after: 'change' } }))

it.each([
  [365, 1, 'year'],
  [730, 2, 'year'],
  [180, 6, 'month'],
  [30, 1, 'month'],
  [14, 2, 'week'],
  [7, 1, 'week'],
  [1, 1, 'day'],
  [10, 10, 'day'],
  [366, 366, 'day'],
])('says %i days as %i %s', (days, amount, unit) => {
  expect(pad(days)).toEqual({ after: 'change', amount, unit })
})

it('keeps apart what is counted from creation and what from the last change', () => {
  const pictures = instance('a', 'lutim', { retention: { days: 7, after: 'creation' } })
  expect(kept(pictures)).toMatchObject({ after: 'creation' })
})

it('says nothing is kept where nothing can be, even when the list says otherwise', () => {
  expect(kept(instance('a', 'jitsi'))).toBe('nothing')
  expect(kept(instance('a', 'jitsi', { retention: { days: 7, after: 'change' } }))).toBe('nothing')
})

it('does not guess when nobody said', () => {
  expect(kept(instance('a', 'etherpad'))).toBe('unknown')
})
