import { openDB, deleteDB, type DBSchema, type IDBPDatabase } from 'idb'
import { altered, type Change } from '../core/myrooms/changes.ts'
import type { Room } from '../core/myrooms/room.ts'
import { isRecord } from '../core/poolfile.ts'

/** Why rooms are not on the device. `newer`: a later version of the portal has written there; it is left as it is. */
export type Trouble = 'full' | 'denied' | 'newer'

interface Schema extends DBSchema {
  /** What is read may have been written by anybody. */
  rooms: { key: string; value: Room }
}

/** What it is called on the device. */
export const baseName = 'entraide'

/** How each version is made of the one before. A step that was published never changes: the next one is added. */
const steps: readonly ((base: IDBPDatabase<Schema>) => void)[] = [
  base => void base.createObjectStore('rooms', { keyPath: 'id' }),
]

/** The device's database of rooms. Whatever it refuses is thrown: `troubleOf` says why. */
export function roomsBase() {
  let opened: Promise<IDBPDatabase<Schema>> | undefined

  function open(): Promise<IDBPDatabase<Schema>> {
    opened ??= connect(close)
    opened.catch(() => (opened = undefined))
    return opened
  }

  /** Lets others change or delete it; the next access opens it again. */
  function close(): void {
    const last = opened
    opened = undefined
    last?.then(
      base => base.close(),
      () => {},
    )
  }

  const read = async (): Promise<unknown[]> => (await open()).getAll('rooms')

  /**
   * What is forgotten goes first, apart: it makes room where the device is full. Says whether each part has found its room:
   * another tab may have forgotten it.
   */
  async function write(changes: readonly Change[]): Promise<boolean> {
    const base = await open()
    const gone = changes.filter(([, room, part]) => !room && !part)
    const rest = changes.filter(([, room, part]) => room ?? part)
    if (gone.length > 0) {
      const { store, done } = base.transaction('rooms', 'readwrite')
      await Promise.all([...gone.map(([id]) => store.delete(id)), done])
    }
    if (rest.length === 0) return true
    const { store, done } = base.transaction('rooms', 'readwrite')
    const put = async ([id, room, part]: Change): Promise<boolean> => {
      const was = part && (await store.get(id))
      const now = part ? was && altered(was, part) : room
      if (now) await store.put(now)
      return now !== undefined
    }
    const [found] = await Promise.all([Promise.all(rest.map(put)), done])
    return found.every(Boolean)
  }

  const clear = async (): Promise<void> => (await open()).clear('rooms')

  /** Removes all of it, a later version's too, and says whether it did. Empties it first: other tabs may hold it open. */
  async function remove(): Promise<boolean> {
    const isEmpty = await empty()
    close()
    return new Promise<boolean>((resolve, reject) => {
      deleteDB(baseName, { blocked: () => resolve(isEmpty) }).then(() => resolve(true), reject)
    }).catch(() => isEmpty)
  }

  async function empty(): Promise<boolean> {
    const base = await open().catch(troubleOf)
    // Where no database is to be had, nothing is in it.
    if (typeof base === 'string') return base === 'denied'
    return base.clear('rooms').then(
      () => true,
      () => false,
    )
  }

  return { read, write, clear, remove, close }
}

function connect(close: () => void): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    let isLate = false
    openDB<Schema>(baseName, steps.length, {
      upgrade: (base, from) => {
        for (const step of steps.slice(from)) step(base)
      },
      // A tab of another version does not let go: what is on the screen stays there until it does.
      blocked() {
        isLate = true
        reject(new DOMException('Another tab holds an older version', 'InvalidStateError'))
      },
      blocking: close,
      terminated: close,
    }).then(base => (isLate ? base.close() : resolve(base)), reject)
  })
}

/** By the name that browsers give what they throw. */
export function troubleOf(error: unknown): Trouble {
  const name = isRecord(error) ? error['name'] : undefined
  if (name === 'QuotaExceededError') return 'full'
  return name === 'VersionError' ? 'newer' : 'denied'
}
