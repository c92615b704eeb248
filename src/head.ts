import type { RouteLocationNormalizedLoaded } from 'vue-router'
import { graphOf } from './graph.ts'
import { oembedFile } from './core/embed/oembed.ts'
import { composerOf, type I18n } from './i18n.ts'
import { languages } from './languages.ts'
import { wordsIn } from './core/portal.ts'
import { portal } from './portal.ts'
import type { TextId } from './core/texts.ts'
import { textOf } from './texts.ts'

/** What a page says of itself to browsers, search engines and link previews. */
export interface Head {
  title: string
  description: string
  /** The page's own absolute address; absent for pages nobody should find. */
  canonical?: string
  alternates: { language: string; address: string }[]
  /** What is shown beside a pasted link; absent as `canonical` is. */
  preview?: Preview
  /** The absolute address of what sites are told that show a pasted link (oEmbed); only pages that can be shown so. */
  oembed?: string
  /** The same for machines, in schema.org's words (JSON-LD); only pages that stand for something. */
  graph?: object
}

interface Preview {
  /** The absolute address of a picture, drawn by `npm run icons`, and what can be read in it. */
  picture: string
  says: string
  /** As ogp.me writes it: fr_FR. */
  locale: string
}

type Words = Pick<Head, 'title' | 'description'>

/** The whole head, for the documents written at build. */
export function headOf(route: RouteLocationNormalizedLoaded, i18n: I18n): Head {
  const service = String(route.params['service'] ?? '')
  const text = String(route.params['text'] ?? '')
  const found = {
    // A link into a service is not another page about it.
    ...{ root: '', home: '', service: `${service}/`, open: `${service}/`, text: `${text}/` },
    ...{
      why: 'why/',
      settings: 'settings/',
      rooms: 'rooms/',
      map: 'map/',
      integrate: 'integrer/',
      health: 'etat/',
    },
  }[String(route.name)]
  const tag = route.name === 'root' ? undefined : String(route.params['language'] ?? '')
  const words = stillWords(route, i18n) ?? wordsOf(route, i18n)
  if (!words) throw new Error(`${route.path} has no title`)
  if (found === undefined) return { ...words, alternates: [] }
  const oembed =
    tag && /^(home|service)$/.test(String(route.name))
      ? { oembed: new URL(oembedFile(tag, service), portal.url).href }
      : {}
  const head = { ...words, ...addresses(found, tag), preview: previewOf(i18n, tag), ...oembed }
  const graph = head.canonical && graphOf(route, { ...words, address: head.canonical }, i18n)
  return graph ? { ...head, graph } : head
}

function previewOf(i18n: I18n, tag = languages[0]?.tag ?? ''): Preview {
  const { language, region } = new Intl.Locale(tag).maximize()
  return {
    picture: new URL(`social/${tag}.png`, portal.url).href,
    says: `${portal.name} – ${composerOf(i18n).t('home.heading')}`,
    locale: `${language}_${region}`,
  }
}

/** Of pages that the application does not carry. */
function stillWords({ name, params }: RouteLocationNormalizedLoaded, i18n: I18n): Words | undefined {
  const { t } = composerOf(i18n)
  if (name === 'lost') return { title: t('lost.title', { portal: portal.name }), description: t('lost.says') }
  if (name === 'root' || name === 'shell') return { title: portal.name, description: homeIn(i18n) }
  if (name === 'map')
    return titled({ title: t('map.heading'), description: t('map.description', { portal: portal.name }) })
  return name === 'text' ? titled(textOf(String(params['language']), params['text'] as TextId)) : undefined
}

/** What search engines show of the home page: the operator's own words, where there are some. */
function homeIn(i18n: I18n): string {
  const { t, locale } = composerOf(i18n)
  return wordsIn(portal, locale.value).introduction ?? t('home.description')
}

const titled = ({ title, description }: Words): Words => ({
  title: `${title} · ${portal.name}`,
  description,
})

/** What of the head is words: all that changes while the application runs. Nothing where the document alone has them. */
export function wordsOf(route: RouteLocationNormalizedLoaded, i18n: I18n): Words | undefined {
  const t = (key: string) => composerOf(i18n).t(key, { portal: portal.name })
  const { service } = route.params

  switch (route.name) {
    case 'home':
      return { title: t('home.title'), description: homeIn(i18n) }
    case 'service':
      return route.meta.guide && titled(route.meta.guide)
    case 'open':
      return titled({ title: t(`services.${service}.create`), description: t('open.description') })
    case 'why':
      return { title: t('why.title'), description: t('why.description') }
    case 'health':
      return { title: t('health.title'), description: t('health.description') }
    case 'rooms':
      return { title: t('rooms.title'), description: t('rooms.description') }
    case 'settings':
      return { title: t('settings.title'), description: t('settings.description') }
    case 'share':
      return { title: t('share.title'), description: t('share.description') }
    case 'integrate':
      return { title: t('integrate.title'), description: t('integrate.description') }
    case 'end':
      return { title: t('end.title'), description: t('end.says') }
    default:
      return undefined
  }
}

/** One page in every language; the address without a language chooses for those who have none of them. */
function addresses(page: string, tag?: string): Pick<Head, 'canonical' | 'alternates'> {
  const address = (language: string) => new URL(`${language}/${page}`, portal.url).href
  const alternates = languages.map(language => ({ language: language.tag, address: address(language.tag) }))
  const anyLanguage = page === '' ? portal.url : address(languages[0]?.tag ?? '')
  return {
    canonical: tag ? address(tag) : portal.url,
    alternates: [...alternates, { language: 'x-default', address: anyLanguage }],
  }
}
