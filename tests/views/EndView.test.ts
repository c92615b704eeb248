import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { useDraftsStore } from '../../src/stores/drafts.ts'
import EndView from '../../src/views/EndView.vue'
import { addressOf, names, open, press, the, words } from '../components/page.ts'
import { device, put, room, stored } from '../stores/myrooms.ts'
import { forbid } from '../stores/refusing.ts'

let page: Awaited<ReturnType<typeof open>>
const show = async (path = '/fr/end/') => {
  page = await open(() => () => h(EndView), { path })
}

beforeEach(async () => {
  device()
  await put(room('a'))
  for (const name of ['theme', 'rooms', 'seed', 'shared']) localStorage.setItem(`entraide.${name}`, 'yes')
})
afterEach(() => {
  page.close()
  vi.restoreAllMocks()
})

const ended = () => vi.waitFor(() => expect(names('heading')).toEqual(['Votre session est terminée']))

it('only offers to end the session on a computer of one’s own', async () => {
  await show()
  expect(names('heading')).toEqual(['Terminer votre session'])
  expect([(await stored()).length, localStorage.getItem('entraide.theme')]).toEqual([1, 'yes'])
  expect(addressOf(the('link', 'Revenir à l’accueil'))).toBe('/fr/')
  await press(the('button', 'Tout effacer'))
  await ended()
  expect([await stored(), Object.keys(localStorage), sessionStorage.length]).toEqual([
    [],
    ['entraide.shared'],
    0,
  ])
})

it('ends it at once on a shared computer, says so where the focus is, and leads on to a shared home', async () => {
  document.documentElement.dataset['shared'] = 'yes'
  await show()
  useDraftsStore().drafts.pad.title = 'Réunion'
  await ended()
  expect([await stored(), Object.keys(localStorage), sessionStorage.length]).toEqual([
    [],
    ['entraide.shared'],
    0,
  ])
  expect(document.activeElement).toBe(the('heading', 'Votre session est terminée'))
  expect(addressOf(the('link', 'Revenir à l’accueil'))).toBe('/fr/?poste=partage')
})

it('says that the browser’s history is not erased', async () => {
  await show('/en/end/')
  expect(words()).toContain('history is not ours to clear')
})

it('says so where the browser does not let go of everything', async () => {
  await show()
  const no = () => {
    throw new DOMException('refused', 'UnknownError')
  }
  vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(no)
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(no)
  await press(the('button', 'Tout effacer'))
  await vi.waitFor(() => expect(words()).toContain('refuse de tout effacer'))
})

it('ends where the browser keeps nothing at all', async () => {
  forbid('localStorage')
  vi.stubGlobal('indexedDB', undefined)
  await show()
  await press(the('button', 'Tout effacer'))
  await ended()
})
