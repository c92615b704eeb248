import {
  arrivalCache,
  fileEntry,
  isFresh,
  most,
  noteEntry,
  type Loss,
  type Note,
} from '../core/arrival/entry.ts'

/**
 * What another application shares: kept for the page, which is then shown. Nothing of it leaves the device. `now` in
 * milliseconds since 1970.
 */
export async function receive(request: Request, now: number): Promise<Response> {
  try {
    const form = await request.formData()
    await alone(() => keep(form, now))
    return pageAt(request.url)
  } catch {
    // Half of it is of no use, and what was there before is not what was shared now.
    await caches.delete(arrivalCache).catch(() => false)
    return pageAt(request.url, 'lost')
  }
}

/** Erases what nobody came for in time. */
export const expire = (now: number): Promise<void> =>
  alone(async () => {
    const found = await caches.match(noteEntry, { cacheName: arrivalCache })
    const note = (await found?.json().catch(() => undefined)) as Partial<Note> | null | undefined
    if (!isFresh(note?.time, now)) await caches.delete(arrivalCache)
  }).catch(() => undefined)

/** A worker may start because something arrives: that is not what was left before. */
const alone = (work: () => Promise<void>): Promise<void> => navigator.locks.request(arrivalCache, work)

async function keep(form: FormData, now: number): Promise<void> {
  const all = [...form.values()].filter(isFile)
  const files = all.slice(0, most.files)
  const bodies = taken(files)
  const said = (name: string) => String(form.get(name) ?? '').slice(0, most.letters)
  const note: Note = {
    ...{ title: said('title'), text: said('text'), url: said('url') },
    time: now,
    files: files.map(({ name, type, size }) => ({ name, type, size })),
    skipped: all.length - files.length,
  }
  await caches.delete(arrivalCache)
  const cache = await caches.open(arrivalCache)
  for (const [at, file] of bodies) await cache.put(fileEntry(at), new Response(file))
  // Last: whoever finds it finds the files too.
  await cache.put(noteEntry, Response.json(note))
}

/** A form without a file has an empty one without a name. */
const isFile = (value: FormDataEntryValue): value is File => typeof value !== 'string' && value.name !== ''

/** Those that fit, each with its place: of the others only the names are kept. */
function taken(files: readonly File[]): [number, File][] {
  let room: number = most.bytes
  return [...files.entries()].filter(([, { size }]) => size <= room && ((room -= size), true))
}

/** The page itself, asked for anew; the browser shows it in place of the request that brought these things. */
const pageAt = (address: string, loss?: Loss): Response =>
  Response.redirect(address.replace(/[?#].*|$/, loss ? `#${loss}` : ''), 303)
