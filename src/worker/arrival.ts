import type { Shared } from '../core/arrival/arrival.ts'
import {
  arrivalCache,
  fileEntry,
  most,
  noteEntry,
  readNote,
  type Loss,
  type Note,
} from '../core/arrival/entry.ts'

/**
 * What another application shares: kept for the page, which is then shown. Nothing of it leaves the device. `now` in
 * milliseconds since 1970.
 */
export async function receive(request: Request, now: number): Promise<Response> {
  try {
    await keep(await request.formData(), now)
    return pageAt(request.url)
  } catch {
    // Half of it is of no use, and what was there before is not what was shared now.
    await caches.delete(arrivalCache).catch(() => undefined)
    return pageAt(request.url, 'lost')
  }
}

/** Erases what nobody came for in time. */
export async function expire(now: number): Promise<void> {
  const found = await caches.match(noteEntry, { cacheName: arrivalCache })
  const note: unknown = await found?.json().catch(() => undefined)
  if (!readNote(note, now)) await caches.delete(arrivalCache)
}

async function keep(form: FormData, now: number): Promise<void> {
  const all = [...form.values()].filter(isFile)
  const files = taken(all)
  const said = (name: string) => textOf(form.get(name))
  const note: Note = {
    ...{ title: said('title'), text: said('text'), url: said('url') },
    time: now,
    files: files.map(({ name, type, size }): Shared => ({ name, type, size })),
    skipped: all.length - files.length,
  }
  await caches.delete(arrivalCache)
  const cache = await caches.open(arrivalCache)
  for (const [at, file] of files.entries()) await cache.put(fileEntry(at), new Response(file))
  // Last: whoever finds it finds the files too.
  await cache.put(noteEntry, Response.json(note))
}

/** A form without a file has an empty one without a name. */
const isFile = (value: FormDataEntryValue): value is File =>
  typeof value !== 'string' && (value.size > 0 || value.name !== '')

const textOf = (value: FormDataEntryValue | null): string =>
  typeof value === 'string' ? value.slice(0, most.letters) : ''

/** The first that fit. */
function taken(files: readonly File[]): File[] {
  let left: number = most.bytes
  return files.slice(0, most.files).filter(({ size }) => {
    const fits = size <= left
    if (fits) left -= size
    return fits
  })
}

/** The page itself, asked for anew; the browser shows it in place of the request that brought these things. */
function pageAt(address: string, loss?: Loss): Response {
  const url = new URL(address)
  url.search = ''
  url.hash = loss ?? ''
  return Response.redirect(url.href, 303)
}
