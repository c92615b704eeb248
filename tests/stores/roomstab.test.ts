import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { applied, joined, type Change, type Part } from '../../src/core/myrooms/changes.ts'
import { leavingNotes } from '../../src/stores/roomstab.ts'
import { device, room } from './myrooms.ts'

beforeEach(device)

/** A tab whose device takes nothing any more: it only has time to note what is on its way. */
function closing() {
  const { note } = leavingNotes()
  let unsaved: Change | undefined
  return (part: Part): void => {
    unsaved = joined(unsaved, ['a', undefined, part])
    note([unsaved])
  }
}

const fields = ['name', 'note', 'deleteToken', 'openedAt'] as const
const edit = fc.record({
  tab: fc.constantFrom(0, 1),
  part: fc
    .tuple(fc.constantFrom(...fields), fc.integer({ min: 1, max: 9 }))
    .map(([field, value]): Part => ({ [field]: field === 'openedAt' ? value : String(value) })),
})

it('loses nothing of one room edited in two tabs that close together, but one of two writes of the same field', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), edits => {
      device()
      const tabs = [closing(), closing()]
      for (const { tab, part } of edits) tabs[tab]?.(part)
      const changes = leavingNotes().take()
      expect(leavingNotes().take(), 'whoever reads them').toEqual(changes)
      const [after] = applied([room('a')], changes)
      for (const field of fields) {
        const last = [0, 1].flatMap(
          tab => edits.findLast(each => each.tab === tab && field in each.part)?.part[field] ?? [],
        )
        expect(last.length === 0 ? [room('a')[field]] : last).toContain(after?.[field])
      }
    }),
  )
})

it('removes only what it has written itself or taken over, and that to the last', () => {
  const [one, other, next] = [leavingNotes(), leavingNotes(), leavingNotes()]
  one.note([['a', undefined, { name: 'Un' }]])
  other.note([['a', undefined, { note: 'deux' }]])
  one.note([])
  expect(JSON.parse(localStorage.getItem('entraide.leaving') ?? '')).toEqual([
    { id: 'a', part: { note: 'deux' } },
  ])
  expect(next.take()).toEqual([['a', undefined, { note: 'deux' }]])
  next.note([])
  expect(localStorage.getItem('entraide.leaving')).toBeNull()
})
