import { describe, expect, it } from 'vitest'
import {
  clear,
  isPenalised,
  penalise,
  readPenalties,
  type Penalties,
} from '../../../src/core/health/penalties.ts'
import { favour } from '../../../src/core/health/wishes.ts'
import { instance, provider } from '../instances.ts'
import { minute, start } from './samples.ts'

const hour = 60 * minute

/** How many minutes the last of so many failures in a row counts. */
function length(failures: number): number {
  let penalties: Penalties = {}
  for (let i = 0; i < failures; i++) penalties = penalise(penalties, 'a', start)
  let minutes = 0
  while (isPenalised(penalties, 'a', start + minutes * minute)) minutes++
  return minutes
}

describe('penalise', () => {
  it.each([
    [1, 10],
    [2, 20],
    [3, 40],
    [8, 1280],
    [9, 1440],
    [40, 1440],
  ])('counts failure number %i for %i minutes', (failures, minutes) => {
    expect(length(failures)).toBe(minutes)
  })

  it('begins again once a penalty has faded for a day, and drops it then', () => {
    const twice = penalise(penalise({}, 'a', start), 'a', start)
    const soon = penalise(twice, 'a', start + hour)
    expect(isPenalised(soon, 'a', start + hour + 39 * minute)).toBe(true)
    const late = penalise(twice, 'b', start + 25 * hour)
    expect(Object.keys(late)).toEqual(['b'])
  })

  it('is cleared by success, for those who succeeded alone', () => {
    const both = penalise(penalise({}, 'a', start), 'b', start)
    expect(Object.keys(clear(both, ['a']))).toEqual(['b'])
    expect(isPenalised(clear(both, ['a']), 'a', start)).toBe(false)
  })

  it('does not hold against anybody what a clock got wrong', () => {
    expect(isPenalised(penalise({}, 'a', start + hour), 'a', start)).toBe(false)
  })
})

it.each([null, 7, 'x', [], { a: null }, { a: { failures: -1, at: 1 } }, { a: { failures: 1, at: 'x' } }])(
  'reads no penalty from %j',
  value => {
    expect(readPenalties(value)).toEqual({})
  },
)

it('reads back the penalties the device kept', () => {
  const kept = penalise({}, '__proto__', start)
  expect(isPenalised(readPenalties(JSON.parse(JSON.stringify(kept))), '__proto__', start)).toBe(true)
})

describe('favour', () => {
  const french = instance('a', 'etherpad', { provider: provider('a', { country: 'FR' }), languages: ['fr'] })
  const silent = instance('b', 'etherpad', { provider: provider('b', { country: 'FR' }) })
  it.each([
    ['nobody without wishes', french, {}, 1],
    ['who speaks the language', french, { language: 'fr-CA' }, 2],
    ['not who speaks another', french, { language: 'de', country: 'FR' }, 1],
    ['who is in the country, languages unknown', silent, { language: 'de', country: 'FR' }, 2],
    ['the preferred more', silent, { preferred: new Set(['b']) }, 4],
    ['the preferred that is near most', french, { language: 'fr', preferred: new Set(['a']) }, 8],
    ['never the banned', french, { language: 'fr', preferred: new Set(['a']), banned: new Set(['a']) }, 0],
  ])('favours %s', (_, each, wishes, expected) => {
    expect(favour(each, wishes)).toBe(expected)
  })
})
