import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedEnd, perhapsExpired } from '../../../src/core/myrooms/expiry.ts'
import { outdated, spans } from '../../../src/core/myrooms/forgetting.ts'
import { lists, room } from './samples.ts'

const now = Date.UTC(2026, 10, 26)

describe('a room is forgotten by itself', () => {
  it.each([
    ['after three months without opening it', room({ createdAt: Date.UTC(2026, 7, 20) }), true],
    ['not before', room({ createdAt: Date.UTC(2026, 8, 1) }), false],
    ['not if it was opened since', room({ createdAt: 0, openedAt: Date.UTC(2026, 10, 1) }), false],
    ['not if it is pinned', room({ createdAt: 0, pinned: true }), false],
    ['not if it is from the future', room({ createdAt: Date.UTC(2031, 0, 1) }), false],
    ['not if it was opened in the future', room({ createdAt: 0, openedAt: Date.UTC(2031, 0, 1) }), false],
  ])('%s', (_, each, is) => expect(outdated([each], 3, now)).toEqual(is ? [each] : []))

  it('never, where nobody asked for it', () => {
    expect(outdated([room({ createdAt: 0 })], 0, now)).toEqual([])
  })

  it('never sooner because the clock goes back, and never if it is pinned', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom(...spans), fc.nat(), fc.nat(), (list, months, time, back) => {
        const later = outdated(list, months, time * 1000)
        for (const each of outdated(list, months, time * 1000 - back)) expect(later).toContain(each)
        expect(later.some(({ pinned }) => pinned)).toBe(false)
      }),
    )
  })
})

describe('the end a host announces', () => {
  const day = (month: number, date: number) => Date.UTC(2026, month, date)
  const made = { createdAt: day(0, 1), openedAt: day(1, 1) }

  it.each([
    ['counts from the creation', { days: 30, after: 'creation' }, made, day(0, 31)],
    ['counts from the last opening known', { days: 28, after: 'change' }, made, day(2, 1)],
    [
      'counts from the creation where it was never opened',
      { days: 30, after: 'change' },
      { createdAt: day(0, 1) },
      day(0, 31),
    ],
    [
      'does not count from before the creation',
      { days: 30, after: 'change' },
      { createdAt: day(0, 1), openedAt: 0 },
      day(0, 31),
    ],
    ['is unknown where none was announced', undefined, made, undefined],
  ] as const)('%s', (_, expiry, times, end) => {
    const each = room({ ...times, ...(expiry && { expiry }) })
    expect(expectedEnd(each)).toBe(end)
    if (end === undefined) expect(perhapsExpired(each, now)).toBe(false)
    else expect([perhapsExpired(each, end), perhapsExpired(each, end + 1)]).toEqual([false, true])
  })
})
