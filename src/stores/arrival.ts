import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Addressed } from '../core/arrival/address.ts'
import { isNakedText, type Said } from '../core/arrival/arrival.ts'
import { arrivalCache, fileEntry, keptFor, noteEntry, readNote, type Note } from '../core/arrival/entry.ts'
import { useDeviceStore } from './device.ts'

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
  const way = ref<Addressed['behind'] | 'sheet' | 'page'>('page')
  /** Whether something was made of it: whoever comes back finds nothing twice. */
  const used = ref(false)

  let end: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(end))

  function show(note: Note, how: typeof way.value, found: readonly File[] = []): void {
    said.value = { title: note.title, text: note.text, url: note.url }
    files.value = found
    skipped.value = note.skipped + note.files.length - found.length
    way.value = how
    used.value = false
    clearTimeout(end)
    end = setTimeout(wipe, note.time + keptFor - Date.now())
  }

  /** What came with the address. The tab alone keeps it. */
  function take({ said: given, behind }: Addressed): void {
    const note = { ...given, time: Date.now(), files: [], skipped: 0 }
    passing.write('arrival', JSON.stringify({ ...note, behind }))
    show(note, behind)
  }

  /** What is there, whichever came last. */
  async function find(): Promise<void> {
    if (said.value !== nothing || files.value.length > 0) return
    const now = Date.now()
    const left = await noteIn()
    const [own, shared] = [readNote(parsed(passing.read('arrival')), now), readNote(left, now)]
    if (own && own.time >= (shared?.time ?? 0)) return show(own, behindOf(passing.read('arrival')))
    // Where nothing is said, something may be arriving.
    if (!shared) return left === undefined ? undefined : wipe()
    const found = (await Promise.all(shared.files.map(fileIn))).filter(file => file !== undefined)
    const [only] = found
    const isText = only && found.length === 1 && shared.text === '' && isNakedText(only)
    if (isText) show({ ...shared, text: await only.text(), files: [] }, 'sheet')
    else show(shared, 'sheet', found)
  }

  /** What somebody wrote or pasted here instead; the device does not get to see it. */
  function write(text: string): void {
    said.value = { ...nothing, text }
    used.value = false
  }

  /** It leaves the device; what the page shows stays. */
  async function wipe(): Promise<void> {
    clearTimeout(end)
    passing.write('arrival', undefined)
    // Where there are no caches, or none may be had, nothing is in one.
    await globalThis.caches?.delete(arrivalCache).catch(() => false)
  }

  const use = (): Promise<void> => ((used.value = true), wipe())

  function erase(): Promise<void> {
    said.value = nothing
    files.value = []
    skipped.value = 0
    way.value = 'page'
    used.value = false
    return wipe()
  }

  return { said, files, skipped, way, used, take, find, write, use, erase }
})

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
}

const behindOf = (text: string | undefined): Addressed['behind'] =>
  /"behind":"query"}$/.test(text ?? '') ? 'query' : 'hash'

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
