import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { applied, difference, type Change, type Part } from '../core/myrooms/changes.ts'
import { outdated } from '../core/myrooms/forgetting.ts'
import { merge as join, type Merged } from '../core/myrooms/merge.ts'
import type { Room } from '../core/myrooms/room.ts'
import { keyless, withKeysOf } from '../core/myrooms/secrets.ts'
import { useDeviceStore } from './device.ts'
import { useMemoryStore, type Wanted } from './memory.ts'
import { persisting } from './persistence.ts'
import { roomsShelf } from './roomsshelf.ts'
import { readable, readTab, writeTab } from './roomstab.ts'
import { talk, type Said } from './talk.ts'

/**
 * The rooms somebody opened here or pasted. Everything acts at once on what is seen, then on the device, as far as its
 * owner wants it kept there; what the device refuses stays on the page, and `trouble` says why.
 */
export const useRoomsStore = defineStore('rooms', () => {
  const memory = useMemoryStore()
  const { lasting } = useDeviceStore()
  const rooms = shallowRef<readonly Room[]>([])
  /** How many records on the device cannot be read. They are left as they are. */
  const damaged = ref(0)
  /** What was forgotten by itself as this page read the list: `restore` brings it back. */
  const faded = shallowRef<readonly Room[]>([])
  /** What the tab's own storage said last. */
  const refused = ref<ReturnType<typeof writeTab>>()
  const shelf = roomsShelf(told)
  const trouble = computed(() => (memory.wanted.level === 'keep' ? shelf.trouble.value : refused.value))
  const tabs = import.meta.env.SSR ? undefined : talk(hear)
  onScopeDispose(() => tabs?.end())
  onScopeDispose(shelf.close)

  // What this tab alone holds is here at once: nothing that comes can be written over it.
  const left = shelf.take()
  if (memory.wanted.level === 'nothing') shelf.drop()
  else set([...readable(readTab('rooms')).map(whole), ...left])

  /** What was read before everything was forgotten is not believed, nor is what was typed then. */
  const era = ref(0)
  let loading: Promise<void> | undefined
  /** Reads what the device holds, once. */
  const load = (): Promise<void> => (loading ??= look())

  /** What the device holds now, under what it has not taken yet. */
  async function look(): Promise<void> {
    if (memory.wanted.level !== 'keep') return
    const begun = era.value
    const records = await shelf.read()
    if (!records || begun !== era.value) return void count()
    const found = readable(records)
    damaged.value = records.length - found.length
    rooms.value = withKeysOf(applied(found, [...shelf.unsaved.values()]), rooms.value)
    count()
  }

  function fade(): void {
    const old = outdated(rooms.value, memory.wanted.months, Date.now())
    if (old.length === 0) return
    faded.value = old
    set(old.map(({ id }) => [id, undefined]))
  }

  /** The room as it is kept; nothing where it is none. */
  function add(room: Room): Room | undefined {
    const [read] = readable([room])
    if (read) set([[read.id, read]])
    return read
  }

  function change(id: string, part: Part): Room | undefined {
    const room = rooms.value.find(each => each.id === id)
    // Another address comes with its key, or has none.
    return room && add({ ...room, ...(part.url !== undefined && { keyless: undefined }), ...part } as Room)
  }

  const forget = (id: string): void => set([[id, undefined]])

  /** Takes in another list; what is here stays. */
  function merge(theirs: readonly Room[]): Merged {
    const merged = join(rooms.value, theirs, () => crypto.randomUUID())
    set([...merged.added, ...merged.changed.map(({ after }) => after)].map(whole))
    return merged
  }

  function set(changes: readonly Change[]): void {
    const before = new Map(rooms.value.map(room => [room.id, room]))
    rooms.value = applied(rooms.value, changes)
    keep(changes, before)
  }

  /** Of those that were there `before`, only what is other now: another tab may be changing the rest. */
  function keep(changes: readonly Change[], before?: ReadonlyMap<string, Room>): void {
    const written = changes.map(([id, room, part]): Change => {
      if (part) return [id, room, part]
      const was = room && before?.get(id)
      return was ? [id, undefined, difference(kept(was), kept(room))] : [id, room && kept(room)]
    })
    if (memory.wanted.level === 'keep') {
      // Whoever opens another page before the device has them finds their place there.
      if (lasting.read('rooms') === undefined) count()
      void shelf.save(written)
    }
    if (memory.wanted.level === 'session') refused.value = writeTab('rooms', rooms.value.map(kept))
  }

  function kept(room: Room): Room {
    return memory.wanted.keys ? room : keyless(room)
  }

  /** All of them, those that cannot be read too. */
  async function forgetAll(): Promise<void> {
    empty()
    await shelf.clear()
  }

  function empty(): void {
    era.value++
    rooms.value = []
    faded.value = []
    damaged.value = 0
    writeTab('rooms', [])
    shelf.drop()
    count()
  }

  /** As on a device that was never here, in all tabs. Whether it let go of everything. */
  async function wipe(): Promise<boolean> {
    reset()
    tabs?.say('forgotten')
    const isGone = await shelf.remove()
    // Whoever has read it meanwhile must not have it either.
    tabs?.say('forgotten')
    return isGone
  }

  function reset(): void {
    empty()
    memory.forget()
  }

  /** Changes what is kept, and moves what is there. */
  async function want(part: Partial<Wanted>): Promise<void> {
    await load()
    const last = memory.wanted.level
    const next = { ...memory.wanted, ...part }
    tabs?.say(next)
    const read = move(next)
    // What a later version has written is not ours to remove on the way, nor what has no other place to go.
    const isPlaced = shelf.trouble.value !== 'newer' && refused.value === undefined
    if (last === 'keep' && next.level !== 'keep' && isPlaced) await shelf.clear()
    await read
  }

  /** In every tab: each holds some of it. */
  async function move(next: Wanted): Promise<void> {
    const last = memory.wanted
    memory.want(next)
    refused.value = undefined
    if (next.level !== 'session') writeTab('rooms', [])
    if (next.level !== 'keep') shelf.drop()
    count()
    if (next.level === 'keep' && last.level === 'keep' && last.keys === next.keys) return
    keep(rooms.value.map(whole))
    await look()
  }

  /** What tabs hear of each other. */
  function hear(said: Said): void {
    if (said === 'forgotten') reset()
    else if (said !== 'changed') void move(said)
    else if (loading) void look()
  }

  const stay = persisting()
  /** Once the device has taken something: until all is read, nobody knows how much there is, nor what others forgot. */
  async function told(isWhole: boolean): Promise<void> {
    tabs?.say('changed')
    await load()
    if (!isWhole) await look()
    if (count() > 0) await stay()
  }

  /** For src/theme.ts: whether the home page has a place for rooms, before anything is read. */
  function count(): number {
    const amount = memory.wanted.level === 'keep' ? rooms.value.length : 0
    lasting.write('rooms', amount > 0 ? String(amount) : undefined)
    return amount
  }

  return {
    ...{ rooms, damaged, faded, era, trouble, wanted: computed(() => memory.wanted) },
    level: computed(() => memory.wanted.level),
    ...{ load, fade, add, change, forget, restore: add, merge, forgetAll, wipe, want },
  }
})

const whole = (room: Room): Change => [room.id, room]
