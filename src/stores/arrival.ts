import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Addressed } from '../core/arrival/address.ts'
import { isNakedText, type Said } from '../core/arrival/arrival.ts'
import {
  arrivalCache,
  fileEntry,
  isFresh,
  keptFor,
  noteEntry,
  readNote,
  type Note,
} from '../core/arrival/entry.ts'
import { useDeviceStore } from './device.ts'

const ways = ['query', 'hash', 'sheet', 'page'] as const
type Way = (typeof ways)[number]

const nothing: Said = { title: '', text: '', url: '' }

/**
 * What another application shared with this one: found where the service worker left it, or taken from the page's
 * address. It stays on the device for ten minutes at most, so that a page that is loaded again still has it.
 */
export const useArrivalStore = defineStore('arrival', () => {
  const { passing } = useDeviceStore()
  const said = shallowRef(nothing)
  const files = shallowRef<readonly File[]>([])
  /** How many files were too many, or too large. */
  const skipped = ref(0)
  /** How it came. `page`: it was typed or pasted here. */
  const way = ref<Way>('page')
  /** Whether something was made of it: whoever comes back finds nothing twice. */
  const used = ref(false)
  /** What was written here before something else arrived: that must not cost anybody their words. */
  const before = ref('')
  /** Files that are known by their names alone. */
  const unkept = shallowRef<readonly string[]>([])
  /** When somebody wrote here last; 0 where what is shown stands as it came. */
  let written = 0

  let end: ReturnType<typeof setTimeout> | undefined
  // Another application may send this very page elsewhere, or a newer build begin it anew.
  if (!import.meta.env.SSR) addEventListener('pagehide', carry)
  onScopeDispose(() => (clearTimeout(end), removeEventListener('pagehide', carry)))

  function show(note: Note, how: Way, found: readonly File[] = []): void {
    said.value = { title: note.title, text: note.text, url: note.url }
    files.value = found
    skipped.value = note.skipped + note.files.length - found.length
    way.value = how
    used.value = false
    written = 0
    clearTimeout(end)
    end = setTimeout(wipe, note.time + keptFor - Date.now())
  }

  /** What came with the address. The tab alone keeps it. */
  function take({ said: given, behind }: Addressed): void {
    const own = ownNote()
    before.value = written ? said.value.text : own?.written ? own.text : before.value
    const note = { ...given, time: Date.now(), files: [], skipped: 0 }
    passing.write('arrival', JSON.stringify({ ...note, behind }))
    unkept.value = files.value = []
    show(note, behind)
  }

  /** What was written here stays in this tab, so that the next page has it. */
  function carry(): void {
    if (used.value || !isFresh(written, Date.now())) return
    const note = { ...said.value, time: written, files: [], skipped: 0 }
    passing.write('arrival', JSON.stringify({ ...note, behind: way.value, written: true }))
  }

  /** What is there, whichever came last; what was written here is never simply replaced. */
  async function find(): Promise<void> {
    if (said.value !== nothing || files.value.length > 0) return
    const left = await noteIn()
    const [own, shared] = [ownNote(), readNote(left, Date.now())]
    if (shared && shared.time > (own?.time ?? 0)) {
      before.value = own?.written ? own.text : ''
      return showShared(shared)
    }
    if (own) {
      if (own.written && shared) await showShared(shared)
      else show(own, own.behind)
      if (own.written) rewrite(own.text, own.time)
    } else if (left !== undefined) await wipe()
    // Where nothing is said, something may be arriving.
  }

  async function showShared(shared: Note): Promise<void> {
    const bodies = await Promise.all(shared.files.map(fileIn))
    const found = bodies.filter(file => file !== undefined)
    const [only] = found
    const isText = only && shared.files.length === 1 && shared.text === '' && isNakedText(only)
    if (isText) return show({ ...shared, text: await only.text(), files: [] }, 'sheet')
    unkept.value = shared.files.filter((_, at) => !bodies[at]).map(({ name }) => name)
    show(shared, 'sheet', found)
  }

  /** What somebody wrote or pasted here instead. */
  const write = (text: string): void => rewrite(text, Date.now())

  function rewrite(text: string, time: number): void {
    said.value = { ...nothing, text }
    used.value = false
    written = time
  }

  /** What was written before takes the place of what came, and the other way round. */
  function swap(): void {
    const { title, text, url } = said.value
    const shown = [title, text, url].filter(Boolean).join('\n')
    write(before.value)
    before.value = shown
  }

  /** What this tab holds. */
  function ownNote(): (Note & { behind: Way; written: boolean }) | undefined {
    const found = parsed(passing.read('arrival')) as { behind?: unknown; written?: unknown } | null
    const note = readNote(found, Date.now())
    const behind = ways.find(each => each === found?.behind) ?? 'hash'
    return note && { ...note, behind, written: found?.written === true }
  }

  /** It leaves the device; what the page shows stays. */
  async function wipe(): Promise<void> {
    clearTimeout(end)
    passing.write('arrival', undefined)
    // Where there are no caches, or none may be had, nothing is in one.
    await globalThis.caches?.delete(arrivalCache).catch(() => false)
  }

  const use = (): Promise<void> => ((used.value = true), wipe())

  /** Something did not arrive: what was there before is not what was shared, but what was written here stays. */
  async function lose(): Promise<void> {
    const own = ownNote()
    const words = written ? said.value.text : own?.written ? own.text : ''
    await erase()
    if (words) write(words)
  }

  function erase(): Promise<void> {
    said.value = nothing
    unkept.value = files.value = []
    before.value = ''
    written = skipped.value = 0
    way.value = 'page'
    used.value = false
    return wipe()
  }

  return { said, files, unkept, skipped, way, used, before, take, find, write, swap, use, lose, erase }
})

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
}

async function noteIn(): Promise<unknown> {
  try {
    return await (await caches.match(noteEntry, { cacheName: arrivalCache }))?.json()
  } catch {
    return undefined
  }
}

async function fileIn({ name, type }: { name: string; type: string }, at: number): Promise<File | undefined> {
  try {
    const found = await caches.match(fileEntry(at), { cacheName: arrivalCache })
    return found && new File([await found.blob()], name, { type })
  } catch {
    return undefined
  }
}
