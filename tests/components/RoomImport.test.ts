import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import RoomImport from '../../src/components/RoomImport.vue'
import { writeRooms } from '../../src/core/myrooms/exchange.ts'
import { room } from '../stores/myrooms.ts'
import { all, description, nameOf, open, plain, press, settled, the, words } from './page.ts'

const told = { merge: vi.fn(), say: vi.fn() }
const mine = [room('a'), room('b')]
let page: Awaited<ReturnType<typeof open>>

beforeEach(async () => {
  vi.clearAllMocks()
  page = await open(() => () => h(RoomImport, { rooms: mine, onMerge: told.merge, onSay: told.say }))
})
afterEach(() => page.close())

const field = () => the('field', 'Importer une liste')

async function choose(text: string, name = 'liste.json'): Promise<void> {
  const file = new File([text], name, { type: 'application/json' })
  Object.defineProperty(field(), 'files', { value: [file], configurable: true })
  field().dispatchEvent(new Event('change', { bubbles: true }))
  await settled()
}

it('shows what a file would bring, and changes nothing before that is confirmed', async () => {
  const theirs = [room('a'), room('b', { note: 'À lire' }), room('c'), room('d')]
  await choose(writeRooms(theirs, 0, { secrets: true }))
  expect(document.activeElement).toBe(the('heading', 'Dans liste.json'))
  expect(plain(words())).toMatch(
    /Nouveaux : 2\. Salon c, Salon d Complétés : 1\. Salon b Déjà ici, inchangés : 1\./,
  )
  expect(told.merge).not.toHaveBeenCalled()
  await press(the('button', 'Importer'))
  expect(told.merge.mock.calls[0]?.[0]).toEqual(theirs)
  expect(plain(String(told.say.mock.calls[0]))).toBe('Liste importée. Nouveaux : 2. Complétés : 1.')
  expect(document.activeElement).toBe(field())
  expect(all('button')).toEqual([])
})

it('no longer says what came of one file once another is refused, and which of both exports comes back', async () => {
  await choose(writeRooms([room('c')], 0))
  await press(the('button', 'Importer'))
  expect(plain(words())).toContain('Liste importée.')
  await choose('Nom;Lien\r\n', 'salons.CSV')
  expect(plain(words())).not.toContain('Liste importée.')
  expect(plain(words())).toContain('choisissez celui que donne « Exporter la liste » (JSON).')
  await choose('{', 'salons.csv.json')
  expect(plain(words())).toContain('ou il est abîmé')
})

it('lets go of a file that is not wanted after all', async () => {
  await choose(writeRooms([room('c')], 0))
  await press(the('button', 'Ne rien importer'))
  expect(told.merge).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(field())
})

it('says how many entries it cannot read, and names a few of many', async () => {
  const many = Array.from({ length: 9 }, (_, i) => room(`r${i}`))
  const file = JSON.parse(writeRooms(many, 0)) as { rooms: unknown[] }
  file.rooms.push({ id: 'x', url: 'javascript:alert(1)' }, null)
  await choose(JSON.stringify(file))
  expect(plain(words())).toContain('Salon r4, et d’autres')
  expect(plain(words())).toContain('Illisibles, laissés de côté : 2.')
})

it.each([
  ['nonsense', '{', 'Ce fichier n’est pas une liste de salons, ou il est abîmé.'],
  ['another program’s', '{"format":"bookmarks"}', 'Ce fichier n’est pas une liste de salons de ce site.'],
  ['a later version’s', '{"format":"entraide-rooms","version":2}', 'une version plus récente de ce site'],
  ['an empty one', '{"format":"entraide-rooms","version":1,"rooms":[]}', 'ne contient aucun salon'],
])('refuses %s politely, beside its field, and changes nothing', async (_, text, says) => {
  await choose(text)
  const ids = field().getAttribute('aria-describedby')?.split(' ') ?? []
  expect(plain(document.getElementById(ids.at(-1) ?? '')?.textContent ?? '')).toContain(says)
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(all('button')).toEqual([])
  await choose(writeRooms([room('c')], 0))
  expect(field().hasAttribute('aria-invalid')).toBe(false)
  expect(nameOf(the('button', 'Importer'))).toBe('Importer')
  expect(description(field())).toBeDefined()
})

it('does not even read a file that is too large', async () => {
  const file = new File(['{}'], 'gros.json')
  Object.defineProperty(file, 'size', { value: 300_000_000 })
  const read = vi.spyOn(file, 'text')
  Object.defineProperty(field(), 'files', { value: [file], configurable: true })
  field().dispatchEvent(new Event('change', { bubbles: true }))
  await settled()
  expect(read).not.toHaveBeenCalled()
  expect(words()).toContain('Ce fichier est trop grand')
})
