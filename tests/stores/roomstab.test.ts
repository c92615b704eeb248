import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applied, joined, type Change, type Part } from '../../src/core/myrooms/changes.ts'
import { leavingNotes } from '../../src/stores/roomstab.ts'
import { closeTabs, device, names, put, read, room, untilStored } from './myrooms.ts'

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

describe('what is forgotten', () => {
  /** The page is gone before the device has answered; then comes another. */
  const never = vi.fn(() => new Promise(() => undefined) as unknown as IDBRequest<undefined>)
  const slow = () => {
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(never)
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(never)
  }
  const back = async () => {
    closeTabs()
    vi.restoreAllMocks()
    return names(await read())
  }
  const left = async () => {
    await vi.waitFor(() => expect(never).toHaveBeenCalled())
    never.mockClear()
    return await back()
  }
  afterEach(closeTabs)

  it('stays forgotten where the page is left before the device has taken it', async () => {
    await put(room('a'), room('b'))
    const store = await read()
    slow()
    store.forget('a')
    expect(await left()).toEqual(['Salon b'])
    await untilStored(1)
  })

  it('stays forgotten where it was all of it, and what came after is there', async () => {
    await put(room('a'), room('b'))
    const store = await read()
    slow()
    void store.forgetAll()
    store.add(room('c'))
    expect(await left()).toEqual(['Salon c'])
    await untilStored(1)
    await vi.waitFor(() => expect(localStorage.getItem('entraide.leaving')).toBeNull())
  })

  it('is gone from the device where nothing is to be kept any more, also from the next page on', async () => {
    await put(room('a'))
    const [store, other] = [await read(), await read()]
    slow()
    void store.want({ level: 'nothing' })
    await vi.waitFor(() => expect(other.level).toBe('nothing'))
    expect(await left()).toEqual([])
    await untilStored(0)
  })

  it('is not forgotten again at the next visit where the device has refused', async () => {
    await put(room('a'))
    const store = await read()
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
      throw new DOMException('refused', 'UnknownError')
    })
    await store.forgetAll()
    expect(await back()).toEqual(['Salon a'])
  })
})
