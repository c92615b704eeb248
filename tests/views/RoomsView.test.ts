import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import type { Room } from '../../src/core/myrooms/room.ts'
import { useRoomsStore } from '../../src/stores/rooms.ts'
import { useSheetStore } from '../../src/stores/sheet.ts'
import { useStatusStore } from '../../src/stores/status.ts'
import RoomsView from '../../src/views/RoomsView.vue'
import {
  addressOf,
  all,
  followed,
  isChecked,
  names,
  nameOf,
  open,
  plain,
  press,
  settled,
  the,
  type,
  words,
} from '../components/page.ts'
import { device, room } from '../stores/myrooms.ts'

let page: Awaited<ReturnType<typeof open>>
beforeEach(() => {
  device()
  localStorage.setItem('entraide.memory', 'session')
})
afterEach(() => page.close())

async function show(...rooms: Room[]) {
  sessionStorage.setItem('entraide.rooms', JSON.stringify(rooms))
  page = await open(() => () => h(RoomsView), { path: '/fr/rooms/' })
  await settled()
}

const store = () => useRoomsStore()
const heard = () => plain(useStatusStore().sentence)
const unfold = (name: string) => press(the('button', `Plus : ${name}`))
const poll = room('p', {
  ...{ service: 'date', name: 'Sortie vélo', host: 'Chapril' },
  adminUrl: 'https://date.test/s3cr3t/admin',
})

it('lists each room with what it is, whose, and how long it is kept', async () => {
  const kept = { expiry: { days: 36_500, after: 'creation' } } as const
  await show(room('a', { service: 'pad', name: 'Réunion', ...kept }), poll)
  const [first, second] = all('article').map(each => plain(words(each)))
  expect(first).toMatch(/^Réunion Pad chez Infini ouvert ici le 14 nov\. 2023 en principe gardé jusqu’en/)
  expect(second).toContain('lien d’administration gardé')
  expect(names('article')).toEqual(['Réunion', 'Sortie vélo'])
})

it('says so where a room is probably gone, failed, or kept without its key', async () => {
  await show(room('a', { expiry: { days: 3, after: 'change' }, failed: true, keyless: true }))
  expect(words(the('article'))).toContain('sans doute expiré (règle annoncée)')
  expect(words(the('article'))).toContain('Ne s’est pas ouvert la dernière fois.')
  expect(words(the('article'))).toContain('Le lien est gardé sans sa clé')
})

it('opens a room by an ordinary link in a tab that cannot reach back, and notes when', async () => {
  await show(room('a', { name: 'Réunion' }))
  const link = the('link', 'Ouvrir : Réunion (nouvel onglet)')
  expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer'])
  await press(link)
  expect(followed).toEqual(['https://pad.infini.test/p/a'])
  expect(store().rooms[0]?.openedAt).toBeGreaterThan(1_700_000_000_000)
})

it('shares through the sheet', async () => {
  await show(room('a', { name: 'Réunion' }))
  await press(the('button', 'Partager : Réunion'))
  expect(useSheetStore().kept?.id).toBe('a')
})

it('forgets a room where it stands; the way back is in its place, has the focus, and waits', async () => {
  await show(room('a', { name: 'Un' }), room('b', { name: 'Deux' }), room('c', { name: 'Trois' }))
  await unfold('Deux')
  await press(the('button', 'Oublier : Deux'))
  expect(all('listitem').map(each => plain(words(each)).split(' ')[0])).toEqual(['Un', 'Oublié', 'Trois'])
  expect(heard()).toBe('Oublié : Deux.')
  expect(document.activeElement).toBe(the('button', 'Annuler l’oubli : Deux'))
  expect(store().rooms.map(({ id }) => id)).toEqual(['a', 'c'])
  vi.useFakeTimers()
  vi.advanceTimersByTime(600_000)
  vi.useRealTimers()
  await press(the('button', 'Annuler l’oubli : Deux'))
  expect(names('article')).toEqual(['Un', 'Deux', 'Trois'])
  expect(nameOf(document.activeElement ?? document.body)).toBe('Deux')
})

it('gives up the way back once something else is done', async () => {
  await show(room('a', { name: 'Un' }), room('b', { name: 'Deux' }))
  await unfold('Un')
  await press(the('button', 'Oublier : Un'))
  await press(the('link', 'Ouvrir : Deux (nouvel onglet)'))
  expect(all('button', /Annuler/)).toEqual([])
})

it('renames, notes and pins; each is heard, and the focus stays', async () => {
  await show(room('a', { name: 'Un', openedAt: 1_700_000_000_001 }), room('b', { name: 'Deux' }))
  await unfold('Deux')
  const name = the('textbox', 'Nom')
  await type('Conseil', name)
  name.dispatchEvent(new Event('change'))
  await settled()
  expect(store().rooms.find(({ id }) => id === 'b')?.name).toBe('Conseil')
  const box = the('checkbox', 'Épingler en tête de liste')
  box.focus()
  await press(box)
  expect(names('article')).toEqual(['Conseil', 'Un'])
  await vi.waitFor(() => expect(document.activeElement).toBe(the('checkbox', 'Épingler en tête de liste')))
  expect(isChecked(the('checkbox', 'Épingler en tête de liste'))).toBe(true)
})

it('keeps a note that is being written: another tab renames the room, or the page is put aside', async () => {
  await show(room('a', { name: 'Un' }))
  await unfold('Un')
  const note = the('textbox', 'Note') as HTMLTextAreaElement
  note.value = 'Ordre du jour'
  note.dispatchEvent(new Event('input'))
  store().change('a', { name: 'Deux' })
  await settled()
  expect(note.value).toBe('Ordre du jour')
  const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  hidden.mockRestore()
  expect(store().rooms).toEqual([room('a', { name: 'Deux', note: 'Ordre du jour' })])
})

it('keeps what is being typed while another tab forgets its room: one may keep both', async () => {
  await show(room('a', { name: 'Un' }), room('b', { name: 'Deux' }))
  await unfold('Un')
  const note = the('textbox', 'Note') as HTMLTextAreaElement
  note.focus()
  await type('Ordre du jour', note)
  store().forget('a')
  store().forget('b')
  await settled()
  expect([names('article'), note.isConnected, note.value]).toEqual([['Un'], true, 'Ordre du jour'])
  expect(document.activeElement).toBe(note)
  expect(words(the('alert'))).toContain('Ce salon vient d’être oublié dans un autre onglet.')
  expect(words()).toContain('Salons : 0.')
  await type('xyz', the('field', 'Chercher'))
  note.dispatchEvent(new Event('change'))
  await settled()
  expect([store().rooms, note.isConnected, heard()]).toEqual([[], true, 'Salons : 0.'])
  await type('', the('field', 'Chercher'))
  await press(the('button', 'Garder le salon et ce texte'))
  expect(store().rooms).toEqual([room('a', { name: 'Un', note: 'Ordre du jour' })])
  expect(all('alert')).toEqual([])
  // Sentences come a second apart.
  await vi.waitFor(() => expect(heard()).toBe('De nouveau dans la liste : Un.'), 3000)
})

it('lets go of it where it is forgotten here too, or everything is', async () => {
  await show(room('a', { name: 'Un' }), room('b', { name: 'Deux' }))
  for (const name of ['Un', 'Deux']) {
    await unfold(name)
    await type('secret', all('textbox', 'Note').at(-1) as HTMLTextAreaElement)
  }
  store().forget('a')
  store().forget('b')
  await settled()
  await press(the('button', 'Oublier : Un'))
  expect(names('article')).toEqual(['Deux'])
  await store().wipe()
  await settled()
  expect(all('textbox', 'Note')).toEqual([])
})

it('says of a proposed address that it may lead nowhere yet, until it was tried', async () => {
  await show({ ...poll, proposed: true })
  const says = 'Ce lien ne mène au sondage que si vous l’avez terminé chez Chapril.'
  expect(words(the('article'))).toContain(says)
  await press(the('link', 'Ouvrir : Sortie vélo (nouvel onglet)'))
  expect(words(the('article'))).not.toContain(says)
})

it('does not offer to open what goes once it is opened', async () => {
  await show(room('a', { name: 'Code', once: true }))
  expect(words(the('article'))).toContain('Ce lien ne sert qu’une fois')
  expect(names('link')).not.toContain('Ouvrir : Code (nouvel onglet)')
  expect(names('button')).toContain('Partager : Code')
})

it('counts those that are there, without the one just forgotten', async () => {
  await show(room('a', { name: 'Un' }), room('b', { name: 'Deux' }))
  await unfold('Un')
  await press(the('button', 'Oublier : Un'))
  expect(words()).toContain('Salons : 1.')
})

it('keeps its name where the field is left empty', async () => {
  await show(room('a', { name: 'Un' }))
  await unfold('Un')
  const field = the('textbox', 'Nom') as HTMLInputElement
  await type('  ', field)
  field.dispatchEvent(new Event('change'))
  expect([field.value, store().rooms[0]?.name]).toEqual(['Un', 'Un'])
})

it('holds an admin link masked, and never in what is shared', async () => {
  await show(poll)
  expect(document.body.innerHTML).not.toContain('s3cr3t')
  await unfold('Sortie vélo')
  expect(document.body.innerHTML).not.toContain('s3cr3t')
  await press(the('button', 'Afficher : Lien d’administration'))
  expect((the('textbox', 'Lien d’administration') as HTMLInputElement).value).toContain('s3cr3t')
  await press(the('button', 'Oublier ce lien'))
  expect(store().rooms[0]).not.toHaveProperty('adminUrl')
})

it('asks for the address of a room whose address is known later, and cannot share it before', async () => {
  await show(room('a', { name: 'Compte rendu', pending: true }))
  expect(all('button', /Partager/)).toEqual([])
  expect(names('link')).toContain('Ouvrir la page de création : Compte rendu (nouvel onglet)')
  const field = the('textbox', 'Adresse du salon')
  await type('https://pad.infini.test/x1', field)
  field.closest('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
  await settled()
  expect(store().rooms[0]).toMatchObject({ url: 'https://pad.infini.test/x1' })
  expect(store().rooms[0]).not.toHaveProperty('pending')
  expect(addressOf(the('link', 'Ouvrir : Compte rendu (nouvel onglet)'))).toBe('https://pad.infini.test/x1')
  await vi.waitFor(() => expect(nameOf(document.activeElement ?? document.body)).toBe('Compte rendu'))
})

it('finds by name, host, note and service, says how many, and says when there is none', async () => {
  await show(room('a', { name: 'Réunion', service: 'pad' }), poll)
  await type('reunion', the('field', 'Chercher'))
  expect(names('article')).toEqual(['Réunion'])
  expect(heard()).toBe('Salons : 1.')
  await type('xyz', the('field', 'Chercher'))
  expect(words()).toContain('Aucun salon ne correspond à cette recherche.')
})

it('helps whoever has no room yet', async () => {
  await show()
  expect(names('heading')).toContain('Aucun salon ici pour le moment')
  expect(addressOf(the('link', 'Ouvrir un outil'))).toBe('/fr/')
  expect(names('field')).toEqual(['Importer une liste'])
})

it('forgets all only once that is confirmed; the export comes first', async () => {
  await show(room('a'), room('b'))
  await press(the('button', 'Tout oublier…'))
  const dialog = the('dialog', 'Oublier tous les salons ?')
  expect([...dialog.querySelectorAll('button')].map(nameOf)).toEqual([
    'Tout exporter d’abord, secrets compris',
    'Tout oublier',
    'Tout garder',
  ])
  await press(the('button', 'Tout garder'))
  expect(store().rooms).toHaveLength(2)
  await press(the('button', 'Tout oublier…'))
  await press(the('button', 'Tout oublier'))
  expect(store().rooms).toEqual([])
  expect(document.activeElement).toBe(the('heading', 'Mes salons'))
})

it('takes back what was forgotten by itself, pinned, so that it stays', async () => {
  localStorage.setItem('entraide.months', '3')
  await show(room('a', { name: 'Vieux' }))
  expect(words()).toContain('faute d’avoir été ouverts')
  await press(the('button', 'Les reprendre'))
  expect(store().rooms).toMatchObject([{ id: 'a', pinned: true }])
  expect(all('button', 'Les reprendre')).toEqual([])
})

it.each([
  [true, 'Firefox gardera cette liste.'],
  [false, 'Firefox n’a rien promis. La liste reste ici pour le moment.'],
])(
  'lets Firefox ask to keep the list once that is explained, and says what it answers: %s',
  async (is, says) => {
    const persist = vi.fn(async () => is)
    vi.stubGlobal('navigator', {
      ...{ userAgent: 'Firefox/146.0', vendor: '', maxTouchPoints: 0 },
      storage: { persist, persisted: async () => false },
      permissions: { query: async () => ({ state: 'prompt' }) },
    })
    localStorage.removeItem('entraide.memory')
    await show()
    expect(all('button', 'Demander à Firefox de la garder')).toEqual([])
    store().add(room('a'))
    await settled()
    expect(persist).not.toHaveBeenCalled()
    await press(the('button', 'Demander à Firefox de la garder'))
    expect(persist).toHaveBeenCalledOnce()
    expect(heard()).toBe(says)
    expect(document.activeElement).toBe(the('heading', 'Mes salons'))
    expect(all('button', 'Demander à Firefox de la garder')).toEqual([])
  },
)
