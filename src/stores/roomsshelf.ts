import { ref } from 'vue'
import { joined, type Change } from '../core/myrooms/changes.ts'
import { roomsBase, troubleOf, type Trouble } from './roomsbase.ts'
import { dropNotes, isClearingLeft, leavingNotes, noteClearing } from './roomstab.ts'

/**
 * Puts rooms on the device, in the order of what happened, and holds what the device has not taken; `saved` is called when
 * it has: `isWhole`, unless some of them were not there any more, or what is there was not to be read.
 */
export function roomsShelf(saved: (isWhole: boolean) => Promise<void>) {
  const base = roomsBase()
  const trouble = ref<Trouble>()
  const unsaved = new Map<string, Change>()
  const notes = leavingNotes()
  let work: Promise<unknown> = Promise.resolve()

  /** What the device refuses is told, and gives nothing. */
  function inTurn<Result>(job: () => Promise<Result>): Promise<Result | undefined> {
    const result = work
      .then(() => inTime(job()))
      .then(
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
  async function save(changes: readonly Change[]): Promise<void> {
    for (const change of changes) unsaved.set(change[0], joined(unsaved.get(change[0]), change))
    if (unsaved.size === 0) return
    // Too much to be noted: until the device has it, who closes the page is asked.
    if (noteUnsaved()) addEventListener('beforeunload', ask)
    const saving = inTurn(flush)
    await saving
    if (work === saving) removeEventListener('beforeunload', ask)
  }

  async function flush(): Promise<void> {
    const changes = [...unsaved.values()]
    if (changes.length === 0) return
    const isWhole = await base.write(changes)
    for (const change of changes) if (unsaved.get(change[0]) === change) unsaved.delete(change[0])
    noteUnsaved()
    void saved(isWhole && !isUnread)
  }

  /** The page may be left before the device has taken them. */
  const noteUnsaved = () => notes.note([...unsaved.values()])

  /** Nothing of what was not taken yet is any more. */
  function drop(): void {
    unsaved.clear()
    // Nor what other tabs had on its way.
    dropNotes()
  }

  /** Whether the device did not say what it holds when it was asked last. */
  let isUnread = false
  async function read(): Promise<unknown[] | undefined> {
    const records = await inTurn(base.read)
    isUnread = !records
    return records
  }

  /** What was on its way when a page was left; forgetting everything goes on. */
  function take(): Change[] {
    const changes = notes.take()
    if (isClearingLeft()) void clear()
    return changes
  }

  async function clear(): Promise<void> {
    drop()
    noteClearing(true)
    await inTurn(async () => {
      await base.clear()
      void saved(true)
    })
    noteClearing(false)
  }

  /** Whether the device let go of everything. */
  async function remove(): Promise<boolean> {
    drop()
    const isGone = await inTurn(base.remove)
    noteClearing(false)
    trouble.value = undefined
    return isGone ?? false
  }

  return { trouble, unsaved, take, save, drop, read, clear, remove, close: base.close }
}

/** How long the device may take, in ms: some never answer, and nobody is to wait for that. What comes later still counts. */
const patience = 5000

function inTime<Result>(done: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('The device does not answer', 'TimeoutError')), patience)
  })
  return Promise.race([done, late]).finally(() => clearTimeout(timer))
}

const ask = (event: Event): void => event.preventDefault()
