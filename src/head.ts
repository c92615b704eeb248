import type { RouteLocationNormalizedLoaded } from 'vue-router'
import { composerOf, type I18n } from './i18n.ts'
import { languages } from './languages.ts'
import { portal } from './portal.ts'

/** What a page says of itself to browsers, search engines and link previews. */
export interface Head {
  title: string
  description: string
  /** The page's own absolute address; absent for pages nobody should find. */
  canonical?: string
  alternates: { language: string; address: string }[]
}

/** The whole head, for the documents written at build. */
export function headOf(route: RouteLocationNormalizedLoaded, i18n: I18n): Head {
  const service = String(route.params['service'] ?? '')
  const found = { root: '', home: '', service: `${service}/`, why: 'why/', settings: 'settings/' }[
    String(route.name)
  ]
  const tag = route.name === 'root' ? undefined : String(route.params['language'] ?? '')
  return { ...wordsOf(route, i18n), ...(found === undefined ? { alternates: [] } : addresses(found, tag)) }
}

/** What of the head is words: all that changes while the application runs. */
export function wordsOf(
  route: RouteLocationNormalizedLoaded,
  i18n: I18n,
): Pick<Head, 'title' | 'description'> {
  const t = (key: string, values: Record<string, string> = {}) =>
    composerOf(i18n).t(key, { portal: portal.name, ...values })
  const service = String(route.params['service'] ?? '')

  switch (route.name) {
    case 'root':
      return { title: portal.name, description: t('home.description') }
    case 'home':
      return { title: t('home.title'), description: t('home.description') }
    case 'service': {
      const verb = t(`services.${service}.verb`)
      const says = t(`services.${service}.says`)
      return { title: t('service.title', { verb }), description: t('service.description', { says }) }
    }
    case 'why':
      return { title: t('why.title'), description: t('why.description') }
    case 'settings':
      return { title: t('settings.title'), description: t('settings.description') }
    default:
      return { title: t('lost.title'), description: t('lost.says') }
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
