import { afterEach, expect, it, vi } from 'vitest'
import { arrivalCache, fileEntry, keptFor, most, noteEntry, readNote } from '../../src/core/arrival/entry.ts'
import { expire, receive } from '../../src/worker/arrival.ts'
import { fakeCaches } from './caches.ts'

afterEach(() => vi.unstubAllGlobals())

const address = 'https://entraide.test/fr/partager/'
const now = 1_700_000_000_000

function sharing(words: Record<string, string>, files: readonly File[] = []): Request {
  const form = new FormData()
  for (const [name, value] of Object.entries(words)) form.set(name, value)
  for (const file of files) form.append('files', file)
  return new Request(`${address}?x=1`, { method: 'POST', body: form })
}
const text = (name: string, content = name) => new File([content], name, { type: 'text/plain' })
/** A file that says it is large, without being so. */
const heavy = (name: string, size: number) => Object.defineProperty(text(name), 'size', { value: size })
const formOf = (files: readonly File[]) => {
  const form = { get: () => null, values: () => files.values() }
  return Object.assign(new Request(address, { method: 'POST', body: 'x' }), { formData: async () => form })
}
const leadsTo = ({ status, headers }: Response) => [status, headers.get('location')]
const found = async (entry: string) => caches.match(entry, { cacheName: arrivalCache })
const note = async () => readNote(await (await found(noteEntry))?.json(), now)

it('keeps what is shared, and shows the page at its own address', async () => {
  const device = fakeCaches()
  const files = [text('a.txt'), new File(['<svg/>'], 'b.svg', { type: 'image/svg+xml' })]
  const answer = await receive(
    sharing({ title: 'Une page', url: 'https://a.example/', more: 'x' }, files),
    now,
  )
  expect(leadsTo(answer)).toEqual([303, address])
  expect(await note()).toEqual({
    ...{ title: 'Une page', text: '', url: 'https://a.example/', time: now, skipped: 0 },
    files: [
      { name: 'a.txt', type: 'text/plain', size: 5 },
      { name: 'b.svg', type: 'image/svg+xml', size: 6 },
    ],
  })
  expect(await (await found(fileEntry(1)))?.text()).toBe('<svg/>')
  expect(device.names()).toEqual([arrivalCache])
})

it('keeps what came last, and nothing of what came before', async () => {
  const device = fakeCaches()
  await receive(sharing({}, [text('a.txt'), text('b.txt')]), now)
  await receive(sharing({ text: 'Bonjour' }), now)
  expect((await note())?.text).toBe('Bonjour')
  expect(device.entries()).toEqual([noteEntry])
})

it('takes so many files and no more, and says how many it left', async () => {
  fakeCaches()
  await receive(formOf(Array.from({ length: most.files + 3 }, (_, at) => text(`${at}.txt`))), now)
  expect([(await note())?.files.length, (await note())?.skipped]).toEqual([most.files, 3])
})

it('takes so many bytes and no more, but every name: a smaller file still fits behind one that did not', async () => {
  const device = fakeCaches()
  await receive(formOf([heavy('a', most.bytes - 10), heavy('b', 11), heavy('c', 10)]), now)
  expect((await note())?.files.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect(device.entries()).toEqual([fileEntry(0), fileEntry(2), noteEntry])
})

it('counts no file where the form has an empty one', async () => {
  fakeCaches()
  await receive(sharing({ text: 'a' }, [new File([], '')]), now)
  expect(await note()).toMatchObject({ files: [], skipped: 0 })
})

it.each([
  ['the device is full', 1],
  ['nothing fits at all', 0],
])('says that it was lost where %s, and leaves no half of it', async (_, room) => {
  const device = fakeCaches(room)
  expect(leadsTo(await receive(sharing({}, [text('a.txt')]), now))).toEqual([303, `${address}#lost`])
  expect(device.names()).toEqual([])
})

it('says the same of what is no form, and where there are no caches', async () => {
  fakeCaches()
  const request = new Request(address, {
    method: 'POST',
    body: 'x',
    headers: { 'content-type': 'multipart/form-data' },
  })
  expect(leadsTo(await receive(request, now))).toEqual([303, `${address}#lost`])
  const refuse = () => Promise.reject(new DOMException('denied', 'SecurityError'))
  vi.stubGlobal('caches', { delete: refuse, open: refuse })
  expect(leadsTo(await receive(sharing({ text: 'a' }), now))).toEqual([303, `${address}#lost`])
})

it('erases what is ten minutes old, what a clock that went back makes older, and what cannot be read', async () => {
  for (const later of [keptFor, -keptFor]) {
    const device = fakeCaches()
    await receive(sharing({ text: 'a' }, [text('a.txt')]), now)
    await expire(now + later * 0.9)
    expect(device.names()).toEqual([arrivalCache])
    await expire(now + later)
    expect(device.names()).toEqual([])
  }
  const device = fakeCaches()
  await (await caches.open(arrivalCache)).put(noteEntry, new Response('{'))
  await expire(now)
  expect(device.names()).toEqual([])
})

it('does not take what arrives as the worker starts for what was left before', async () => {
  const device = fakeCaches()
  await receive(sharing({ text: 'avant' }), now - keptFor)
  await Promise.all([expire(now), receive(sharing({ text: 'après' }, [text('a.txt')]), now), expire(now)])
  expect((await note())?.text).toBe('après')
  expect(device.entries()).toEqual([fileEntry(0), noteEntry])
})

it('reads no note that it did not write', () => {
  const bad = [null, 1, 'x', [], {}, { time: '1' }, { time: NaN }, { time: Infinity }]
  expect(bad.map(each => readNote(each, now))).toEqual(bad.map(() => undefined))
  const odd = {
    time: now,
    title: 1,
    text: {},
    files: [{ name: 'a' }, null, { name: 'b', type: '', size: 1 }],
    skipped: 'x',
  }
  expect(readNote(odd, now)).toEqual({
    ...{ time: now, title: '', text: '', url: '', skipped: 0 },
    files: [{ name: 'b', type: '', size: 1 }],
  })
})
