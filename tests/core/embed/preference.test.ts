import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arranging, noticeOf, type Preference } from '../../../src/core/embed/preference.ts'
import { tiers } from '../../../src/core/selection.ts'
import { instance, provider } from '../instances.ts'

const pads = ['a', 'b', 'c', 'd'].map(id => instance(id, 'etherpad'))
const prefer = (...kittens: string[]): Preference => ({ kittens, only: false })
const only = (...kittens: string[]): Preference => ({ kittens, only: true })

/** The order in which four kittens are offered that were drawn a, b, c, d; those named are down. */
const order = (preference: Preference, down = ''): string =>
  arranging(preference)(pads, ({ id }) => ({ tier: down.includes(id) ? tiers.fail : 0, weight: 1 }))
    .map(({ id }) => id)
    .join('')

describe('the order in which a link has kittens offered', () => {
  it.each([
    [prefer('c'), '', 'cabd', 'theirs first'],
    [prefer('d', 'c'), '', 'cdab', 'theirs in the order drawn, not in the order named'],
    [prefer('c'), 'c', 'abcd', 'not while it is down'],
    [prefer('c', 'd'), 'c', 'dabc', 'the other of theirs before anybody else'],
    [prefer('c'), 'abcd', 'cabd', 'down, where everybody is'],
    [prefer('nobody'), '', 'abcd', 'as drawn, where they serve something else'],
    [prefer(), '', 'abcd', 'as drawn, where it asks for nobody'],
    [only('c'), '', 'c', 'one alone'],
    [only('d', 'b', 'nobody'), '', 'bd', 'those alone that serve this'],
    [only('c'), 'c', 'c', 'alone, though it is down'],
    [only('nobody'), '', 'abcd', 'everybody, where none of them serves this'],
  ])('%o with "%s" down is %s: %s', (preference, down, expected) => {
    expect(order(preference, down)).toBe(expected)
  })

  it('leaves out nobody and offers nobody twice unless it asks for some alone, and always offers somebody', () => {
    const ids = fc.subarray(['a', 'b', 'c', 'd', 'nobody'])
    fc.assert(
      fc.property(ids, fc.boolean(), ids, (kittens, alone, down) => {
        const offered = order({ kittens, only: alone }, down.join(''))
        expect(offered).not.toBe('')
        expect(new Set(offered).size).toBe(offered.length)
        if (!alone) expect(offered).toHaveLength(4)
      }),
    )
  })
})

describe('what visitors are told of a link', () => {
  const twice = [...pads, instance('second', 'etherpad', { provider: provider('b') })]

  it.each([
    [prefer(), undefined],
    [prefer('nobody'), undefined],
    [prefer('b', 'nobody'), { outcome: 'first', names: ['Chaton b'] }],
    [only('c', 'a'), { outcome: 'alone', names: ['Chaton a', 'Chaton c'] }],
    [only('nobody'), { outcome: 'others', names: [] }],
  ])('%o is %o', (preference, notice) => expect(noticeOf(twice, preference)).toEqual(notice))

  it('tells whom the portal itself prefers, unless the link says whom it wants', () => {
    const ours = [instance('own', 'etherpad', { provider: provider('own', { preferred: true }) }), ...pads]
    expect(noticeOf(ours, prefer())).toEqual({ outcome: 'ours', names: ['Chaton own'] })
    expect(noticeOf(ours, prefer('b'))).toEqual({ outcome: 'first', names: ['Chaton b'] })
    expect(noticeOf(ours, only('nobody'))).toEqual({ outcome: 'others', names: [] })
  })

  it('names a host of two kittens once, and says nothing of others where there are none', () => {
    expect(noticeOf(twice, prefer('b'))?.names).toEqual(['Chaton b'])
    expect(noticeOf([], only('nobody'))).toBeUndefined()
  })
})
