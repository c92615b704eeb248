import { whole } from '../colour.ts'
import { services as all, type ServiceId } from '../services.ts'

/** What a partner decides about what stands on their page: the query of `/embed/`, of `/…/ouvrir/` and of the builder. */
export interface Choices {
  /** What is offered, in this order. */
  services: readonly ServiceId[]
  /** One of the portal's languages; absent: the visitor's, as far as there is one. */
  language?: string
  theme: Theme
  /** Its buttons' colour, `#rrggbb`; absent: the portal's. */
  accent?: string
  size: Size
  /** The level of its heading on the partner's page. */
  heading: Heading
  /** Ids of providers: their kittens come first, or alone when `only`. */
  kittens: readonly string[]
  only: boolean
}

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const sizes = ['comfortable', 'compact'] as const
export type Size = (typeof sizes)[number]

export const headings = [2, 3, 4] as const
export type Heading = (typeof headings)[number]

/** What there is to choose from. */
export interface Known {
  services: readonly ServiceId[]
  languages: readonly string[]
}

/** More would be a list of everybody, and an address that no mail program carries. */
export const mostKittens = 20

/** What a partner who says nothing gets. */
export const usual = ({ services }: Known): Choices => ({
  services,
  theme: 'auto',
  size: 'comfortable',
  heading: 2,
  kittens: [],
  only: false,
})

/** What a query says. What it says of anything unknown, or in words unknown here, counts as not said. */
export function readChoices(query: URLSearchParams, known: Known): Choices {
  const said = usual(known)
  const services = listed(query, 'services').filter(
    each => isOne(all, each) && isOne(known.services, each),
  ) as ServiceId[]
  const language = query.get('lang')
  const accent = readAccent(query.get('accent'))
  const only = idsIn(query, 'only')
  return {
    services: services.length > 0 ? services : said.services,
    ...(isOne(known.languages, language) && { language }),
    theme: oneOf(themes, query.get('theme')) ?? said.theme,
    ...(accent && { accent }),
    size: oneOf(sizes, query.get('size')) ?? said.size,
    heading: headings.find(each => String(each) === query.get('heading')) ?? said.heading,
    kittens: only.length > 0 ? only : idsIn(query, 'prefer'),
    only: only.length > 0,
  }
}

/** The shortest query that `readChoices` reads as these: what is usual is left out. */
export function writeChoices(choices: Choices, known: Known): string {
  const said = usual(known)
  const query = new URLSearchParams()
  const set = (name: string, value: string | undefined, unless: string): void => {
    if (value !== undefined && value !== unless) query.set(name, value)
  }
  set('services', choices.services.join(), said.services.join())
  set('lang', choices.language, '')
  set('theme', choices.theme, said.theme)
  set('accent', choices.accent?.slice(1), '')
  set('size', choices.size, said.size)
  set('heading', String(choices.heading), String(said.heading))
  set(choices.only ? 'only' : 'prefer', choices.kittens.join(), '')
  // Commas may stand in a query as they are, and people read these addresses.
  return query.toString().replaceAll('%2C', ',')
}

/** `#0a7d5c` of `0A7D5C`, `#0a7d5c` or `0a7`. */
export function readAccent(text: string | null): string | undefined {
  const [, hex] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text ?? '') ?? []
  return hex === undefined ? undefined : whole(`#${hex}`)
}

const listed = (query: URLSearchParams, name: string): string[] => [
  ...new Set((query.get(name) ?? '').split(',')),
]

/** As config/schema has them: anything else cannot be anybody's. */
const idsIn = (query: URLSearchParams, name: string): string[] =>
  listed(query, name)
    .filter(each => /^[a-z0-9-]{1,60}$/.test(each))
    .slice(0, mostKittens)

const isOne = <T extends string>(list: readonly T[], value: string | null): value is T =>
  list.includes(value as T)

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | undefined =>
  isOne(list, value) ? value : undefined
