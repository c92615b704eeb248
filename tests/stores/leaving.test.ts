import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useSheetStore, type Leaving } from '../../src/stores/sheet.ts'
import { instance } from '../core/instances.ts'
import { known } from './known.ts'
import { closeTabs, device, names, read, tab } from './myrooms.ts'
import { refuse } from './refusing.ts'

beforeEach(device)
afterEach(() => {
  closeTabs()
  delete document.documentElement.dataset['shared']
  vi.unstubAllGlobals()
})

const from = (id: string, more: Partial<Leaving> = {}): Leaving => ({
  ...{ id, service: 'pad', title: `Salon ${id}`, time: 1_700_000_000_000, how: 'opened', earlier: [] },
  instance: instance('a', 'etherpad'),
  opening: { address: `https://a.test/p/${id}?lang=fr`, name: id, share: `https://a.test/p/${id}` },
  ...{ at: () => undefined, note: () => undefined },
  ...more,
})

/** A page whose sheet has not come. */
function page() {
  const pinia = createPinia()
  setActivePinia(pinia)
  known(undefined, pinia)
  return useSheetStore()
}

it('keeps what left a page before its sheet had come, for the page that comes next', async () => {
  const sheet = page()
  sheet.leave(from('a'))
  sheet.leave(from('b', { how: 'aside' }))
  sheet.leave(from('c', { how: 'made', made: { url: 'https://a.test/p/made' } }))
  sheet.leave(from('d', { how: 'shown' }))
  const next = await read()
  expect(names(next)).toEqual(['Salon a', 'Salon b', 'Salon c'])
  expect(next.rooms.map(({ url }) => url)).toEqual(['a', 'b', 'made'].map(name => `https://a.test/p/${name}`))
  await vi.waitFor(() => expect(localStorage.getItem('entraide.leaving')).toBeNull())
})

it('leaves no note behind where what keeps rooms was there already', async () => {
  const store = await read()
  page().leave(from('a'))
  expect(localStorage.getItem('entraide.leaving')).toContain('/p/a')
  store.add({ id: 'a', host: 'A', name: 'Salon a', url: 'https://a.test/p/a', createdAt: 1 })
  await vi.waitFor(() => expect(localStorage.getItem('entraide.leaving')).toBeNull())
})

const bin = 'https://a.test/?0123456789abcdef#Key'
it.each([
  ['until the tab closes', 'session', { made: { url: bin } }, false],
  ['where keys are kept', 'keep', { made: { url: bin } }, true],
] as const)('is kept %s as its owner wants it', (_, level, more, keys) => {
  localStorage.setItem('entraide.memory', level)
  if (keys) localStorage.setItem('entraide.keys', 'yes')
  page().leave(from('a', more))
  expect(localStorage.getItem('entraide.leaving') !== null).toBe(level === 'keep')
  expect(JSON.stringify({ ...sessionStorage, ...localStorage }).includes('#Key')).toBe(keys)
  expect(tab().rooms).toMatchObject([keys ? { url: bin } : { url: bin.replace('#Key', ''), keyless: true }])
})

it.each(['chosen', 'shared'])('notes nothing where nothing is to be kept: %s', why => {
  if (why === 'shared') document.documentElement.dataset['shared'] = 'yes'
  else localStorage.setItem('entraide.memory', 'nothing')
  page().leave(from('a'))
  expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain('/p/a')
})

it('lets a room leave where the browser refuses the note', () => {
  const sheet = page()
  refuse('localStorage', 'setItem')
  sheet.leave(from('a'))
  expect([sheet.leaving?.id, sheet.early.map(({ id }) => id)]).toEqual(['a', ['a']])
})
