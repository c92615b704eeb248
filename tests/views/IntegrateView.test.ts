import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { usePoolStore } from '../../src/stores/pool.ts'
import { useStatusStore } from '../../src/stores/status.ts'
import IntegrateView from '../../src/views/IntegrateView.vue'
import {
  addressOf,
  all,
  description,
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
import { instance } from '../core/instances.ts'

const instances = [instance('rose', 'etherpad'), instance('thym', 'etherpad'), instance('lavande', 'jitsi')]

let page: Awaited<ReturnType<typeof open>>
async function show(query = '', language = 'fr'): Promise<void> {
  page = await open(() => () => h(IntegrateView), { path: `/${language}/integrer/${query}`, instances })
  // Its parts come late, and are made ready for tests when they are first asked for.
  await vi.waitFor(() => the('heading', /code à copier|code to copy/), 10_000)
}
const copied: string[] = []
beforeEach(() => {
  copied.length = 0
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async text => void copied.push(text))
})
afterEach(() => page.close())

const address = () => page.router.currentRoute.value.fullPath
const addressIs = (query: string) => vi.waitFor(() => expect(address()).toBe(`/fr/integrer/${query}`), 3000)
const code = (name: string | RegExp) => (the('field', name) as HTMLTextAreaElement).value
const boxes = () => all('checkbox').map(box => [nameOf(box), isChecked(box)])
const frame = () => document.querySelector('iframe')
const ticked = () => boxes().flatMap(([name, is]) => (is ? [name] : []))

it('has five groups of choices, a preview, the code, the data and the poster, each under its heading', async () => {
  await show()
  expect(names('heading')).toEqual([
    'Mettre Entraide sur votre site',
    'Quels outils ?',
    'Chez quels chatons ?',
    'Quelle apparence ?',
    'Quelle langue ?',
    'De quelle façon ?',
    'Aperçu',
    'Le code à copier',
    'Ce que deviennent les données de votre public',
    'Une affiche à imprimer',
  ])
  expect(names('field').filter(name => name === '')).toEqual([])
  expect(address()).toBe('/fr/integrer/')
})

describe('the tools', () => {
  it('that are offered are those ticked, in the order the buttons give them', async () => {
    await show()
    for (const name of ['Créer un tableur', 'Chiffrer un texte', 'Raccourcir un lien'])
      await press(the('checkbox', name))
    const up = the('button', 'Monter : Ouvrir une visio')
    await press(up)
    expect(document.activeElement).toBe(the('button', 'Monter : Ouvrir une visio'))
    expect(plain(useStatusStore().sentence)).toBe('Ouvrir une visio : place 1.')
    expect(ticked().slice(0, 2)).toEqual(['Ouvrir une visio', 'Créer un pad'])
    await addressIs('?services=visio,pad,date,drop,pictures,postit')
    expect(code('Liens en liste').match(/>[^<]+<\/a>/g)?.[0]).toBe('>Ouvrir une visio</a>')
  })

  it('pass those that are not offered in one step, and stop at the ends', async () => {
    await show('?services=pad,date')
    await press(the('checkbox', 'Ouvrir une visio'))
    await press(the('button', 'Monter : Ouvrir une visio'))
    await press(the('button', 'Monter : Ouvrir une visio'))
    await press(the('button', 'Monter : Ouvrir une visio'))
    expect(ticked()).toEqual(['Ouvrir une visio', 'Créer un pad', 'Créer un sondage'])
    expect(the('button', 'Monter : Ouvrir une visio').getAttribute('aria-disabled')).toBe('true')
  })

  it('are all offered where none is ticked, which is said', async () => {
    await show('?services=pad')
    await press(the('checkbox', 'Créer un pad'))
    expect(words()).toContain('Rien n’est coché : tous les outils seront proposés.')
    await addressIs('')
  })
})

describe('the kittens', () => {
  it('to choose among are those that serve what is offered; what happens when they are down is said', async () => {
    await show('?services=pad')
    const first = the('radio', 'Ces chatons d’abord')
    expect(description(first)).toBe('S’ils sont tous en panne, un autre prend le relais.')
    await press(first)
    expect(names('checkbox').slice(-2)).toEqual(['Chaton rose', 'Chaton thym'])
    expect(words()).toContain('Aucun chaton n’est coché')
    await press(the('checkbox', 'Chaton thym'))
    await addressIs('?services=pad&prefer=thym')
    expect(code('Liens en liste')).toContain('/fr/ouvrir/pad/?prefer=thym"')
    await press(the('radio', 'Ces chatons seulement'))
    await addressIs('?services=pad&only=thym')
  })

  it('that do not offer one of the tools are told, where nobody else may', async () => {
    await show('?services=pad,visio&only=thym')
    expect(words()).toContain('Aucun des chatons cochés ne propose : Ouvrir une visio.')
    expect(words()).toContain('votre public en sera averti')
    await press(the('radio', 'Ces chatons d’abord'))
    expect(words()).toContain('Ouvrir une visio. Pour ces outils, le portail choisira un autre chaton.')
    expect(description(the('checkbox', 'Chaton thym'))).toBe('Créer un pad')
    await press(the('checkbox', 'Chaton lavande'))
    expect(words()).not.toContain('Aucun des chatons cochés')
  })

  it('are found by a part of their name, and forgotten where the list does not know them', async () => {
    await show('?prefer=thym,gone')
    await type('LAV', the('textbox', 'Chercher un chaton'))
    expect(names('checkbox').slice(-2)).toEqual(['Chaton lavande', 'Chaton thym'])
    expect(code('Liens en liste')).toContain('?prefer=thym"')
  })

  it('of an address are kept while the list is not there', async () => {
    page = await open(() => () => h(IntegrateView), { path: '/fr/integrer/?prefer=thym' })
    await vi.waitFor(() => the('heading', 'Le code à copier'), 10_000)
    expect(code('Liens en liste')).toContain('?prefer=thym"')
    usePoolStore().problem = 'unreachable'
    await settled()
    expect(words(the('alert'))).not.toBe('')
  })
})

describe('the look', () => {
  it('a colour is judged in words on both grounds, and given an edge where it would not be seen', async () => {
    await show()
    await press(the('radio', 'La vôtre'))
    expect(words()).not.toContain('se voit mal')
    await type('#ffe680', the('textbox', 'Code de la couleur'))
    expect(words()).toMatch(
      /Sur fond clair, cette couleur se voit mal \(contraste de 1,2 ; il faut au moins 3\)\. Un bord plus foncé l’entoure donc : #/,
    )
    expect(words()).toContain('Sur fond sombre, ces boutons se voient bien')
    await addressIs('?accent=ffe680')
    expect(code('Boutons')).toMatch(/background:#ffe680;border:1px solid #(?!ffe680)/)
    await press(the('radio', 'Celle du portail'))
    await addressIs('')
  })

  it('a colour that is none is marked, and changes nothing', async () => {
    await show('?accent=0a7d5c')
    const field = the('textbox', 'Code de la couleur')
    await type('red;}', field)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(description(field)).toContain('Ce n’est pas un code de couleur : les boutons restent en #0a7d5c.')
    expect(code('Boutons')).toContain('background:#0a7d5c')
  })
})

describe('the ways', () => {
  it('a frame is shown as it will be, and as high as it says itself', async () => {
    await show('?services=pad')
    expect(frame()).toBeNull()
    await press(the('radio', 'Un cadre'))
    await vi.waitFor(() => expect(frame()?.getAttribute('src')).toMatch(/\/embed\/\?services=pad$/), 3000)
    expect(plain(frame()?.title ?? '')).toBe('Entraide : Créer un pad')
    // Frames are not loaded here: tests/e2e/integrate.spec.ts has a real one.
    const inside = {}
    Object.defineProperty(frame(), 'contentWindow', { value: inside })
    const tell = async (source: unknown, height: unknown, origin = location.origin) => {
      const data = { type: 'entraide:height', v: 1, height }
      dispatchEvent(Object.assign(new Event('message'), { source, origin, data }))
      await settled()
    }
    await tell(inside, 900, 'https://evil.example')
    await tell({}, 900)
    await tell(null, 900)
    await tell(inside, 'high')
    expect(code('Cadre')).toContain('height="600"')
    // What a click shows has room, too, where nobody sizes it.
    await tell(inside, 333)
    expect(code('Cadre')).toContain('height="608"')
    expect(words()).toContain('le cadre fait 333 pixels de haut. Le code en prévoit 608')
    await tell(inside, 1e9)
    expect(code('Cadre')).toContain('height="4275"')
    expect(code('Sources à autoriser')).toMatch(/^frame-src \S+\/embed\/$/)
  })

  it('the script is named by its hash, for the page and for its policy', async () => {
    await show('?how=component&heading=3&theme=dark')
    const hash = code('Empreinte du script').slice(11, -1)
    expect(code('Composant web')).toContain(`integrity="${hash}" crossorigin="anonymous" async></script>`)
    expect(code('Composant web')).toMatch(
      /^<entraide-portail theme="dark" heading="3" label="[^"]+" style="display:block;min-height:clamp\([^"]+\)">\n<ul lang="fr">/,
    )
    expect(code('Sources à autoriser')).toContain(`script-src '${hash}'`)
    expect(code('HTML dans un article SPIP')).toContain('<html>\n<entraide-portail')
  })

  it('frames tell what they need: https, a style, and on WordPress one more click, where links come first', async () => {
    await show('?how=sized')
    expect(description(the('field', 'Cadre et script'))).toContain('Votre site doit être en https')
    expect(names('field').join('|')).toMatch(/\|Liens dans un bloc[^|]*\|Cadre dans[^|]*\|Adresse à coller/)
    expect(description(the('field', /^Adresse à coller/))).toContain('un clic de plus')
    await press(the('radio', 'Des liens, remplacés par un cadre'))
    expect(words()).toContain('attribut « style »')
  })

  it('what becomes of visitors’ data is said of what was chosen', async () => {
    await show()
    expect(words()).toContain('Tant que personne ne clique, rien n’est demandé à Entraide.')
    await press(the('radio', 'Un cadre qui s’ajuste'))
    expect(words()).not.toContain('rien n’est demandé')
    expect(words()).toContain('Le script met le cadre en place')
    expect(words()).toContain('le navigateur demande au chaton proposé s’il est là')
    expect(addressOf(the('link', /vie privée chez Entraide/))).toMatch(/\/fr\/privacy\/$/)
  })
})

it('each code is copied by its own button, or selected where the browser refuses', async () => {
  await show('?services=pad')
  await press(the('button', 'Copier : Raccourcis SPIP'))
  expect(copied).toEqual([code('Raccourcis SPIP')])
  expect(words()).toContain('Raccourcis SPIP : c’est copié.')
  await press(the('checkbox', 'Ouvrir une visio'))
  expect(words()).not.toContain('c’est copié')
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no'))
  await press(the('button', 'Copier : Liens Markdown'))
  expect(document.activeElement).toBe(the('field', 'Liens Markdown'))
  expect(words()).toContain('Ce navigateur refuse de copier.')
})

it('a fixed language is that of the words, of the links and of the frame', async () => {
  await show('?services=pad,date&lang=en&how=frame')
  await vi.waitFor(
    () => expect(code('Cadre')).toContain('title="Entraide: Create a pad and create a poll"'),
    5000,
  )
  expect(code('Cadre')).toMatch(/\/embed\/en\/\?services=pad,date"/)
  expect(code('Liens Markdown')).toMatch(/^- \[Create a pad\]\(<\S+\/en\/ouvrir\/pad\/>\)$/m)
})

it('an address restores all that was chosen, and what is hostile in one counts as not said', async () => {
  const query =
    '?services=visio,pad&lang=en&theme=dark&accent=0a7d5c&size=compact&heading=4&only=thym&how=sized&width=760&ground=dark'
  await show(query)
  expect(ticked()).toEqual(['Ouvrir une visio', 'Créer un pad', 'Chaton thym'])
  const on = all('radio').filter(isChecked).map(nameOf)
  expect(on).toEqual([
    'Ces chatons seulement',
    'La vôtre',
    'Toujours sombre',
    'Compacte',
    'Niveau 4 (h4)',
    'English',
    'Un cadre qui s’ajuste',
    '760 pixels',
    'Sombre',
  ])
  page.close()
  await show(
    '?services=<script>&lang=de&accent=red;}&heading=9&only=../..&how=onload&width=1e9&ground=url(x)',
  )
  expect(ticked()).toHaveLength(9)
  expect(all('radio').filter(isChecked).map(nameOf)).toEqual([
    'Un chaton choisi par le portail',
    'Celle du portail',
    'Clair ou sombre, comme l’appareil',
    'Confortable',
    'Celle du navigateur, si le portail la parle',
    'Des liens ou des boutons',
    '480 pixels',
    'Clair',
  ])
  expect(document.querySelector('script, [onload]')).toBeNull()
})

it('prints a poster with a code for each tool, and the partner’s own line, which the address never has', async () => {
  const printed: string[] = []
  vi.stubGlobal('print', () => {
    const paper = document.querySelector('body > .printed') ?? document.body
    printed.push(words(paper), String(paper.querySelectorAll('svg').length))
  })
  await show('?services=pad,visio&prefer=thym')
  await type('Mairie de <b>Brest</b>', the('textbox', /tête d’affiche/))
  await press(the('button', 'Imprimer l’affiche'))
  await vi.waitFor(() => expect(printed).toHaveLength(2), 10_000)
  expect(printed[0]).toMatch(/^Mairie de <b>Brest<\/b> Des outils libres, sans compte/)
  expect(printed[0]).toContain('Créer un pad')
  expect(printed[0]).toMatch(/\/fr\/ouvrir\/pad\/\?prefer=thym/)
  await press(the('checkbox', 'Ouvrir une visio'))
  await press(the('button', 'Imprimer l’affiche'))
  await vi.waitFor(() => expect([printed[1], printed[3]]).toEqual(['2', '1']))
  expect(printed[2]).toContain('Un outil libre, sans compte Visez ce code')
  await addressIs('?services=pad&prefer=thym')
})
