import { ref } from 'vue'
import type { Change } from '../core/myrooms/changes.ts'
import type { Room } from '../core/myrooms/room.ts'
import { roomsBase, troubleOf, type Trouble } from './roomsbase.ts'
import { leavingNotes, writeTab } from './roomstab.ts'

/** Puts rooms on the device, in the order of what happened, and holds what the device has not taken; `saved` is called when it has. */
export function roomsShelf(saved: () => Promise<void>) {
  const base = roomsBase()
  const trouble = ref<Trouble>()
  const unsaved = new Map<string, Room | undefined>()
  const note = leavingNotes()
  let work: Promise<unknown> = Promise.resolve()

  /** What the device refuses is told, and gives nothing. */
  function inTurn<Result>(job: () => Promise<Result>): Promise<Result | undefined> {
    const result = work.then(job).then(
      done => {
        if (unsaved.size === 0) trouble.value = undefined
        return done
      },
      (error: unknown) => {
        trouble.value = troubleOf(error)
        return undefined
      },
    )
    work = result
    return result
  }

  /** What failed before is tried again with it. */
  function save(changes: readonly Change[]): Promise<void> {
    for (const [id, room] of changes) unsaved.set(id, room)
    noteUnsaved()
    return inTurn(flush)
  }

  async function flush(): Promise<void> {
    const changes = [...unsaved]
    if (changes.length === 0) return
    await base.write(changes)
    for (const [id, room] of changes) if (unsaved.get(id) === room) unsaved.delete(id)
    noteUnsaved()
    void saved()
  }

  /** The page may be left before the device has taken them. */
  const noteUnsaved = () => note([...unsaved.values()].flatMap(room => room ?? []))

  /** Nothing of what was not taken yet is any more. */
  function drop(): void {
    unsaved.clear()
    // Nor what other tabs had on its way.
    writeTab('leaving', [])
  }

  const read = () => inTurn(base.read)

  function clear(): Promise<void> {
    drop()
    return inTurn(async () => {
      await base.clear()
      void saved()
    })
  }

  /** Whether the device let go of everything. */
  async function remove(): Promise<boolean> {
    drop()
    const isGone = await inTurn(base.remove)
    trouble.value = undefined
    return isGone ?? false
  }

  return { trouble, unsaved, save, drop, read, clear, remove, close: base.close }
}
