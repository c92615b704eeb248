import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { healthOf } from '../../src/core/health/memory.ts'
import type { HealthFile } from '../../src/core/health/reading.ts'
import { historyOf } from '../../src/core/past/history.ts'
import { noted, writeRuns, type Run } from '../../src/core/past/runs.ts'
import type { ServiceId } from '../../src/core/services.ts'
import HealthView from '../../src/views/HealthView.vue'
import { addressOf, all, names, open, plain, settled, the, words } from '../components/page.ts'
import { file } from '../core/health/files.ts'
import { minute, start } from '../core/health/samples.ts'
import { instance } from '../core/instances.ts'
import { remembered, type Past } from '../core/past/pasts.ts'

const pasts: Record<string, Past> = {
  a: 'good',
  b: 'week',
  c: 'new',
  d: 'unknown',
  e: 'walled',
  call: 'patchy',
}
const instances = Object.keys(pasts).map(id => instance(id, id === 'call' ? 'jitsi' : 'etherpad'))
const memories = new Map(instances.map(({ id }) => [id, remembered(pasts[id] ?? 'unknown', start)]))
const said = file(Object.fromEntries([...memories].map(([id, memory]) => [id, healthOf(memory, start)])))
const run: Run = { time: start, looked: 5, of: 6, reasons: [], refused: false }

/** What the probe has written down, as it travels. */
function serve(more: Readonly<Record<string, string>> = {}, ...runs: readonly Run[]): void {
  const all = (runs.length > 0 ? runs : [run]).reduce<ReturnType<typeof noted> | undefined>(noted, undefined)
  vi.stubGlobal('fetch', async (address: string) => {
    const name = address.replace(/^\/history\/|\.json$/g, '')
    const history = () => historyOf(name as ServiceId, { instances }, memories, start)
    return new Response(more[name] ?? JSON.stringify(name === 'runs' && all ? writeRuns(all) : history()))
  })
}

let page: Awaited<ReturnType<typeof open>>
async function show(health: HealthFile | undefined = said, path = '/fr/etat/'): Promise<void> {
  page = await open(() => () => h(HealthView), { path, instances, ...(health && { health }) })
  await vi.waitFor(() => expect(all('heading', 'Chaton e')).toHaveLength(1))
  await vi.waitFor(() => expect(all('heading', 'Chaton call')).toHaveLength(1))
  await settled()
}
/** Everything that is said of one kitten. */
const told = (name: string): string => words(the('heading', name).closest('li') ?? document.body)
const strip = (name: string): string =>
  the('heading', name).closest('li')?.querySelector('[role=img]')?.getAttribute('aria-label') ?? ''

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.setSystemTime(start + 3 * minute)
})
afterEach(() => {
  page.close()
  vi.useRealTimers()
})

describe('each kitten', () => {
  beforeEach(() => serve())

  it('is told with its software, its address, its state, since when, and how often it was there', async () => {
    await show()
    expect(told('Chaton a')).toMatch(/Etherpad · a\.test .*fonctionne depuis le .*vérifié le/)
    expect(told('Chaton a')).toContain('Disponible à 100 % des vérifications, sur 90 jours.')
    expect(told('Chaton b')).toMatch(/en panne depuis 3 heures certificat invalide · depuis le/)
    expect(told('Chaton e')).toContain('contrôle anti-robots à l’entrée')
    expect(all('link', 'a.test (nouvel onglet)').map(addressOf)).toEqual(['https://a.test/'])
  })

  it('gets no rate from three days, nor from none', async () => {
    await show()
    expect(told('Chaton c')).toContain('Trop peu de vérifications pour donner un taux : 3 jours.')
    expect(told('Chaton d')).toContain('état inconnu')
    expect(told('Chaton d')).toContain('Rien de mesuré pour l’instant.')
  })

  it('has a picture of its days that says in words what it shows', async () => {
    await show()
    expect(plain(strip('Chaton b'))).toBe(
      'Sur 90 jours, jours vérifiés : 90. Toujours disponible : 81 ; indisponible par moments : 2 ; indisponible : 7 ; sans certitude : 0.',
    )
    expect(plain(strip('Chaton c'))).toContain('jours vérifiés : 3. Toujours disponible : 3')
    expect(document.querySelector('[style]')).toBeNull()
  })

  it('has a table of its days, the newest first, once it is asked for', async () => {
    await show()
    const details = the('heading', 'Chaton b').closest('li')?.querySelector('details')
    expect(all('rowheader')).toEqual([])
    if (details) details.open = true
    details?.dispatchEvent(new Event('toggle'))
    await settled()
    expect(names('columnheader')).toEqual(['Jours', 'Constat', 'Vérifications réussies', 'Réponse (médiane)'])
    expect(names('rowheader')).toEqual([
      '25 nov. 2026',
      '6–24 nov. 2026',
      '30 oct. – 5 nov. 2026',
      '29 oct. 2026',
      '28 août – 28 oct. 2026',
    ])
    expect(names('cell').slice(6, 9)).toEqual([
      'indisponible',
      'Vérifications réussies 0 sur 2 016 (0 %)',
      '',
    ])
  })

  it('stands below its tool, in the order of the names, with how many work', async () => {
    await show()
    const pads = [...document.querySelectorAll('#pad h3')].map(heading => words(heading))
    expect(pads).toEqual(['a', 'b', 'c', 'd', 'e'].map(id => `Chaton ${id}`))
    expect(words(document.querySelector('#pad') ?? document.body)).toContain('Fonctionnent : 2 sur 5')
    expect(words(document.querySelector('#date') ?? document.body)).toContain('Aucun chaton ne propose')
  })

  it('is told in the language of the page', async () => {
    page = await open(() => () => h(HealthView), { path: '/en/etat/', instances, health: said })
    await vi.waitFor(() =>
      expect(told('Chaton a')).toContain('Available at 100% of all checks, over 90 days.'),
    )
  })
})

describe('the last run', () => {
  const ofRun = () => words(document.querySelector('[aria-labelledby=run]') ?? document.body)

  it('is told: when, how many were looked at, how many work', async () => {
    serve()
    await show()
    expect(ofRun()).toMatch(/Dernier passage, et état publié \(health\.json\) il y a 3 minutes/)
    expect(ofRun()).toContain('Adresses vérifiées 5 sur 6')
    expect(ofRun()).toContain('Fonctionnent : 3, douteuses : 1, en panne : 1, inconnues : 1')
    expect(ofRun()).toContain('Aucun passage mis de côté depuis le')
  })

  it('that the guard refused is told with the reason, and that the state is from before', async () => {
    serve({}, run, { ...run, time: start + 2 * minute, reasons: ['mass-flip'], refused: true })
    await show()
    expect(ofRun()).toContain('Ce passage a été mis de côté, et ce que nous savions avant reste affiché')
    expect(ofRun()).toContain(
      'la plupart des chatons qui fonctionnaient auraient été dits en panne d’un coup',
    )
    expect(ofRun()).toMatch(/Dernier passage de notre programme il y a 1 minute|il y a 1 minute/)
    expect(ofRun()).toMatch(/État publié \(health\.json\) il y a 3 minutes/)
    expect(ofRun()).toMatch(/Passages mis de côté depuis le .* : 1/)
  })

  it('that doubted itself says so where only health.json tells', async () => {
    serve({ runs: '{' })
    await show({ ...said, notes: ['canary-failed', 'carried-over'] })
    expect(ofRun()).toContain('un site témoin, choisi parce qu’il répond toujours, ne répondait pas')
    expect(words()).toContain('Un fichier de l’histoire est abîmé')
  })

  it.each([
    ['old', 2 * 60, 'trop anciens pour être crus'],
    ['dead', 26 * 60, 'ont plus d’un jour'],
    ['from the future', -9, 'une date à venir'],
  ])('of a file that is %s is believed by nobody', async (_, minutes, sentence) => {
    serve()
    vi.setSystemTime(start + minutes * minute)
    await show()
    expect(ofRun()).toContain(sentence)
    expect(told('Chaton a')).toContain('état inconnu')
    expect(words()).not.toContain('Fonctionnent :')
  })

  it('is missing where nobody has looked: no history is asked for', async () => {
    const asked = vi.fn()
    vi.stubGlobal('fetch', asked)
    await show(file({}, { time: 0 }))
    expect(ofRun()).toContain('Personne n’a encore vérifié ces chatons.')
    expect(ofRun()).toContain('date inconnue')
    expect([asked.mock.calls.length, document.querySelectorAll('[role=img]').length]).toEqual([0, 0])
  })
})

it('lists who hosts what, with links, before anything is known of them', async () => {
  page = await open(() => () => h(HealthView), { path: '/fr/etat/' })
  page.pool.builtIn = { instances }
  await settled()
  expect(names('heading')).toContain('Écrire à plusieurs')
  expect(all('link', /^Chaton a/).map(addressOf)).toEqual(['https://a.test/'])
  expect(all('link', 'health.json').map(addressOf)).toEqual(['/health.json'])
  expect(words()).toContain('a besoin de JavaScript')
})
