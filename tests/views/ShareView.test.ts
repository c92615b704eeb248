import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { arrivalCache, noteEntry } from '../../src/core/arrival/entry.ts'
import type { Instance } from '../../src/core/pool.ts'
import { useArrivalStore } from '../../src/stores/arrival.ts'
import { useSheetStore } from '../../src/stores/sheet.ts'
import ShareView from '../../src/views/ShareView.vue'
import {
  addressOf,
  all,
  description,
  followed,
  names,
  open,
  press,
  settled,
  the,
  words,
} from '../components/page.ts'
import { instance } from '../core/instances.ts'
import { device } from '../stores/myrooms.ts'
import { fakeCaches } from '../worker/caches.ts'

const pad = instance('pad', 'etherpad')
const own = [
  pad,
  instance('short', 'lstu'),
  instance('bin', 'privatebin'),
  instance('pics', 'lutim'),
  instance('box', 'lufi'),
]
const agreed = [
  instance('short', 'lstu', { handovers: ['link'] }),
  instance('bin', 'privatebin', { handovers: ['text'] }),
  instance('pics', 'lutim', { handovers: ['picture'] }),
]

let page: Awaited<ReturnType<typeof open>>
let store: ReturnType<typeof useArrivalStore>
const copied: string[] = []

async function show(
  after = '',
  instances: readonly Instance[] = own,
  files: readonly File[] = [],
): Promise<void> {
  page = await open(
    () => {
      store = useArrivalStore()
      store.files = files
      return () => h(ShareView)
    },
    { path: `/fr/partager/${after}`, instances },
  )
  await settled()
}
const offers = () => all('article').map(article => words(article.querySelector('h2') ?? article))
const field = () => document.querySelector<HTMLTextAreaElement>('#arrival')
const link = (name: RegExp) => the('link', name)
const photo = (name: string) => new File(['dots'], name, { type: 'image/jpeg' })

beforeEach(() => {
  device()
  fakeCaches()
  copied.length = 0
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async text => void copied.push(text))
  vi.spyOn(navigator.clipboard, 'readText').mockResolvedValue('Le code : 4271')
})
afterEach(() => page.close())

it('says what it is for where nothing arrived, and how to send something here', async () => {
  await show()
  expect(names('heading')).toEqual([
    'Partager vers Entraide',
    'Sur Android',
    'Sur iPhone et iPad',
    'Avec une simple adresse',
  ])
  expect([...document.querySelectorAll('code')].map(words)[0]).toMatch(/^http.*\/fr\/partager\/#text=$/)
  expect(offers()).toEqual([])
})

describe('a link', () => {
  it.each(['?title=Une+page&url=https%3A%2F%2Fa.example%2F', '#text=Une%20page%20https://a.example/'])(
    'is read from %s, and taken out of the address',
    async after => {
      await show(after)
      expect(names('heading')[0]).toBe('Que faire de ce lien ?')
      expect(field()?.value).toMatch(/^Une page\shttps:\/\/a\.example\/$/)
      expect(page.router.currentRoute.value.fullPath).toBe('/fr/partager/')
      expect(words().includes('notre serveur l’a donc lue')).toBe(after.startsWith('?'))
    },
  )

  it('is not said to have reached the server where the service worker gave the page', async () => {
    const loading = { workerStart: 12 } as unknown as PerformanceEntry
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([loading])
    await show('?url=https://a.example/')
    expect(words()).toContain('Rien n’a quitté cet appareil.')
  })

  it('goes to a shortener, into an encrypted text, or is opened with a warning', async () => {
    await show('#url=https://a.example/x')
    expect(offers()).toEqual(['Raccourcir un lien', 'Transmettre un secret'])
    expect(words()).toContain('Ce lien mène chez a.example, que ce site ne connaît pas.')
    expect(addressOf(link(/^Ouvrir quand même/))).toBe('https://a.example/x')
  })

  it('that leads to a room is opened first, as one that is known, and kept', async () => {
    await show('#url=https://pad.test/p/reunion')
    expect(offers()).toEqual(['Transmettre un secret'])
    expect(words()).toContain('Un pad chez Chaton pad')
    await press(link(/^Ouvrir/))
    expect(followed).toEqual(['https://pad.test/p/reunion'])
    await vi.waitFor(() => expect(localStorage.getItem('entraide.rooms')).toBe('1'))
  })

  it('is copied by the click that opens the shortener’s own page, and leaves the device', async () => {
    await show('#title=Une%20page&url=https://a.example/x')
    expect(words()).toContain('Votre clic copie, puis ouvre la page de Chaton short')
    expect(copied).toEqual([])
    await press(link(/^Raccourcir un lien \(/))
    expect([copied, followed.length]).toEqual([['https://a.example/x'], 1])
    expect(new URL(followed[0] ?? '').host).toBe('short.test')
    expect(words()).toContain('C’est copié')
    expect(sessionStorage.getItem('entraide.arrival')).toBeNull()
    expect(useSheetStore().leaving?.how).toBe('opened')
  })

  it('is there to be copied by hand where the clipboard refuses', async () => {
    await show('#url=https://a.example/x')
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no'))
    await press(link(/^Raccourcir un lien \(/))
    expect(words()).toContain('Ce navigateur refuse de copier.')
    const byHand = the('textbox', 'Texte à copier')
    expect(byHand).toHaveProperty('value', 'https://a.example/x')
    expect(document.activeElement).toBe(byHand)
  })

  it('fills in the form where the host agreed; nothing is copied, and nothing asked before it is closed', async () => {
    await show('#url=https://a.example/x', agreed)
    await press(link(/^Raccourcir un lien \(dans cette page/))
    await settled()
    expect(document.querySelector('#hand-link')).toHaveProperty('value', 'https://a.example/x')
    await press(the('button', 'Fermer'))
    expect([all('dialog'), copied, followed]).toEqual([[], [], []])
    expect(sessionStorage.getItem('entraide.arrival')).not.toBeNull()
  })
})

describe('a text', () => {
  it('fills in the form of an encrypted text, as it was changed here', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('no')))
    await show('#text=Le%20code', agreed)
    const area = field() ?? expect.fail()
    area.value = ' Le code : 4271 '
    area.dispatchEvent(new Event('input', { bubbles: true }))
    await settled()
    expect([names('heading')[0], field()?.value]).toEqual(['Que faire de ce texte ?', ' Le code : 4271 '])
    await press(link(/^Chiffrer un texte/))
    await settled()
    expect(document.querySelector('#secret-text')).toHaveProperty('value', 'Le code : 4271')
  })

  it('is pasted by a button', async () => {
    await show()
    await press(the('button', 'Coller'))
    expect([field()?.value, offers()]).toEqual(['Le code : 4271', ['Transmettre un secret']])
    expect(names('button')).not.toContain('Coller')
  })

  it.each([
    ['there is none to paste', async () => ' ', 'Il n’y a pas de texte à coller.'],
    [
      'the browser refuses',
      () => Promise.reject(new DOMException('no')),
      'Ce navigateur ne nous laisse pas coller.',
    ],
  ])('where %s, that is said', async (_, readText, sentence) => {
    await show()
    vi.spyOn(navigator.clipboard, 'readText').mockImplementation(readText)
    await press(the('button', 'Coller'))
    expect(words()).toContain(sentence)
  })

  it('that was being written stays where another one arrives', async () => {
    await show()
    await press(the('button', 'Coller'))
    await page.router.push('/fr/partager/#text=Bonjour')
    await settled()
    expect([field()?.value, the('textbox', 'Ce que vous aviez écrit ici')]).toMatchObject([
      'Bonjour',
      { value: 'Le code : 4271', readOnly: true },
    ])
    await press(the('button', 'Reprendre ce texte'))
    expect([field()?.value, the('textbox', 'Ce que vous aviez écrit ici')]).toMatchObject([
      'Le code : 4271',
      { value: 'Bonjour' },
    ])
  })

  it('is erased in one press', async () => {
    await show('#text=Le%20code')
    await press(the('button', 'Effacer'))
    expect([names('heading')[0], sessionStorage.getItem('entraide.arrival')]).toEqual([
      'Partager vers Entraide',
      null,
    ])
    expect(document.activeElement).toBe(the('heading', 'Partager vers Entraide'))
  })
})

describe('files', () => {
  it('one of several pictures is taken into the form', async () => {
    await show('', agreed, [photo('a.jpg'), photo('b.jpg')])
    expect(offers()).toEqual(['Montrer des images', 'Envoyer des fichiers'])
    await press(the('radio', /^b\.jpg/))
    await press(link(/^Déposer des images/))
    await vi.waitFor(() => expect(words(the('dialog'))).toContain('image'))
    await press(the('button', 'Fermer'))
    expect(all('dialog')).toEqual([])
    expect(the('radio', /^b\.jpg/)).toHaveProperty('checked', true)
  })

  it('have to be chosen again on the page of a host, which says their names', async () => {
    await show('', own, [new File(['%PDF'], 'compte-rendu.pdf')])
    expect(offers()).toEqual(['Envoyer des fichiers'])
    expect(words()).toContain('Sur la page de Chaton box, choisissez de nouveau : compte-rendu.pdf')
    await press(link(/^Déposer des fichiers/))
    expect([copied, followed.map(each => new URL(each).host)]).toEqual([[], ['box.test']])
    expect(words()).toContain('compte-rendu.pdf')
  })
})

it('a film too large to be kept is to be chosen again there, like any other file', async () => {
  const film = { name: 'film.mp4', type: 'video/mp4', size: 150_000_000 }
  const note = { time: Date.now(), files: [film], skipped: 0 }
  await (await caches.open(arrivalCache)).put(noteEntry, Response.json(note))
  await show()
  expect([names('heading')[0], offers()]).toEqual(['Que faire de ce fichier ?', ['Envoyer des fichiers']])
  expect(words()).toContain('choisissez de nouveau : film.mp4')
  expect(words()).toContain('Fichiers laissés de côté : 1.')
})

it.each([
  ['again', 'Recommencez le partage'],
  ['lost', 'Partagez moins de fichiers'],
])('what was lost (%s) is said once, and nothing older is shown instead', async (loss, sentence) => {
  sessionStorage.setItem('entraide.arrival', JSON.stringify({ time: Date.now(), text: 'avant' }))
  await show(`#${loss}`)
  expect(words(the('alert'))).toContain(sentence)
  expect([offers(), page.router.currentRoute.value.fullPath]).toEqual([[], '/fr/partager/'])
  expect(field()?.labels?.length && description(field() ?? document.body)).toBeDefined()
})

it('shows to whoever comes back what was not used, and nothing that was', async () => {
  await show('#text=Le%20code')
  await page.router.push('/fr/partager/?x=1')
  await settled()
  expect(names('heading')[0]).toBe('Que faire de ce texte ?')
  await press(link(/^Chiffrer un texte/))
  await page.router.push('/fr/partager/?x=2')
  await settled()
  expect([names('heading')[0], store.said.text]).toEqual(['Partager vers Entraide', ''])
})

it('whatever is shared, it stays words: no element is made of it, and no link leads elsewhere than to the web', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'javascript:alert(1)',
      '"><img src=x onerror=alert(1)>',
      '{{ alert(1) }}',
      'data:text/html,x https://a.example/"><b>',
    ),
  )
  await show()
  const tags = () => new Set([...document.body.querySelectorAll('*')].map(({ tagName }) => tagName))
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (text, url) => {
      store.files = []
      store.take({ said: { title: text, text: url, url }, behind: 'hash' })
      await settled()
      for (const each of all('link'))
        expect(new URL(addressOf(each), 'https://here.test').protocol).toMatch(/^https?:$/)
      for (const tag of ['IMG', 'SCRIPT', 'IFRAME', 'B']) expect(tags()).not.toContain(tag)
    }),
    { numRuns: 60 },
  )
})
