import { describe, expect, it } from 'vitest'
import { manifestOf, shortened } from '../../src/site/manifest.ts'
import { screenshots } from '../../src/site/screenshots.ts'
import { quick, type ServiceId } from '../../src/core/services.ts'
import { sentencesIn } from '../../src/prerender.ts'

interface Manifest {
  [key: string]: unknown
  shortcuts: { name: string; url: string }[]
  screenshots: { src: string; label: string }[]
  icons: { src: string }[]
  share_target: { action: string }
}

type Given = Parameters<typeof manifestOf>[0]

const usual: Given = {
  base: '/',
  portal: { name: 'Entraide', services: ['pad', 'visio', 'date', 'text'] },
  language: { tag: 'fr', direction: 'ltr' },
  t: await sentencesIn('fr'),
  screenshots,
}
const made = (part: Partial<Given> = {}): Manifest =>
  JSON.parse(JSON.stringify(manifestOf({ ...usual, ...part })))
const offering = (...services: [ServiceId, ...ServiceId[]]) => ({ portal: { name: 'Entraide', services } })

describe('manifestOf', () => {
  it('is the same app in every language, each with its own start and words', async () => {
    const french = made()
    const english = made({ language: { tag: 'en', direction: 'ltr' }, t: await sentencesIn('en') })
    const arabic = made({ language: { tag: 'ar', direction: 'rtl' } })
    expect([french, english, arabic].map(({ id, scope }) => [id, scope])).toEqual(Array(3).fill(['/', '/']))
    expect([french, english].map(each => each['start_url'])).toEqual(['/fr/', '/en/'])
    expect([french, english, arabic].map(({ lang, dir }) => `${lang} ${dir}`)).toEqual([
      'fr ltr',
      'en ltr',
      'ar rtl',
    ])
    expect(french['description']).not.toBe(english['description'])
    expect(french.screenshots.map(({ label }) => label)).not.toEqual(
      english.screenshots.map(({ label }) => label),
    )
  })

  it('stays below the path where the portal is served', () => {
    const { id, scope, start_url, share_target, ...more } = made({ base: '/outils/' })
    expect([id, scope, start_url, share_target.action]).toEqual([
      '/outils/',
      '/outils/',
      '/outils/fr/',
      '/outils/fr/partager/',
    ])
    const addresses = [...more.icons, ...more.screenshots].map(({ src }) => src)
    for (const address of [...addresses, ...more.shortcuts.map(({ url }) => url)])
      expect(address).toMatch(/^\/outils\//)
  })

  it.each<[string, [ServiceId, ...ServiceId[]], string[]]>([
    ['all', ['pad', 'visio', 'date'], ['Créer un pad', 'Ouvrir une visio', 'Créer un sondage', 'Mes salons']],
    ['some', ['date', 'link'], ['Créer un sondage', 'Mes salons']],
    ['in its order', ['visio', 'calc', 'pad'], ['Ouvrir une visio', 'Créer un pad', 'Mes salons']],
    ['none', ['text'], ['Mes salons']],
  ])('has shortcuts to what the portal shows of the quick services: %s', (_, services, names) => {
    expect(made(offering(...services)).shortcuts.map(({ name }) => name)).toEqual(names)
  })

  it('leads from a shortcut to the card of its service, and to the rooms', () => {
    expect(made().shortcuts.map(({ url }) => url)).toEqual([
      ...quick.map(service => `/fr/?service=${service}`),
      '/fr/rooms/',
    ])
  })

  it('takes the name of the portal', () => {
    const { name, short_name } = made({ portal: { ...usual.portal, name: 'Entraide des CHATONS' } })
    expect([name, short_name]).toEqual(['Entraide des CHATONS', 'Entraide'])
  })

  it('names no screenshot that nobody took', () => {
    expect(made({ screenshots: [] }).screenshots).toEqual([])
  })

  it('receives text, links and files of any kind, in a form that a server never has to read', () => {
    expect(made().share_target).toMatchObject({
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { title: 'title', text: 'text', url: 'url', files: [{ name: 'files' }] },
    })
  })

  it('does not ask for the window in which somebody may be writing', () => {
    expect(JSON.stringify(made()['launch_handler'] ?? {})).not.toContain('navigate-existing')
  })
})

it.each([
  ['Entraide', 'Entraide'],
  ['Entraide des CHATONS', 'Entraide'],
  ['Coup de main', 'Coup de main'],
  ['Coup de main numérique', 'Coup de main'],
  ['Le coin des outils libres', 'Le coin'],
  ['Bibliothèque-de-Bretagne', 'Bibliothèque-de-Bretagne'],
])('%s is %s under an icon', (name, short) => {
  expect(shortened(name)).toBe(short)
})
