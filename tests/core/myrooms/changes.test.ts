import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { altered, applied, difference, joined, type Change } from '../../../src/core/myrooms/changes.ts'
import { room } from './samples.ts'

describe('a change of a part', () => {
  it('leaves the rest as it is, and takes away what is undefined', () => {
    const was = room({ id: 'a', note: 'x', pinned: true })
    const now = applied([was], [['a', undefined, { note: undefined, name: 'Un' }]])
    expect(now).toEqual([room({ id: 'a', name: 'Un', pinned: true })])
  })

  it('brings nothing back that was forgotten', () => {
    expect(applied([], [['a', undefined, { name: 'Un' }]])).toEqual([])
  })
})

const parts = fc.record(
  {
    name: fc.string(),
    note: fc.option(fc.string(), { nil: undefined }),
    pinned: fc.constantFrom(true as const, undefined),
    expiry: fc.constantFrom({ days: 3, after: 'change' as const }, undefined),
  },
  { requiredKeys: [] },
)

describe('what makes one room out of another', () => {
  it('does so, whatever differs, and is nothing where nothing does', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const [before, after] = [altered(room({ id: 'a' }), one), altered(room({ id: 'a' }), other)]
        expect(altered(before, difference(before, after))).toEqual(after)
        expect(difference(after, structuredClone(after))).toEqual({})
      }),
    )
  })
})

describe('two changes in one', () => {
  it('do what they do one after the other', () => {
    const change: fc.Arbitrary<Change> = fc.oneof(
      parts.map((part): Change => ['a', undefined, part]),
      parts.map((part): Change => ['a', altered(room({ id: 'a' }), part)]),
      fc.constant<Change>(['a', undefined]),
    )
    fc.assert(
      fc.property(change, change, fc.boolean(), (first, next, isThere) => {
        const rooms = isThere ? [room({ id: 'a', note: 'avant' })] : []
        expect(applied(rooms, [joined(first, next)])).toEqual(applied(rooms, [first, next]))
      }),
    )
  })
})
