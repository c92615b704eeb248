import type { RouteLocationNormalizedLoaded } from 'vue-router'
import { composerOf, type I18n } from './i18n.ts'
import { portal } from './portal.ts'

/** What a page says of itself, and where it is. */
interface Said {
  title: string
  description: string
  address: string
}

const site = `${portal.url}#site`
const operator = `${portal.url}#operator`

/** A page for search engines, in schema.org's words (JSON-LD 1.1): home pages and services, nothing for others. */
export function graphOf(route: RouteLocationNormalizedLoaded, said: Said, i18n: I18n): object | undefined {
  const language = String(route.params['language'])
  if (route.name === 'home') return graph(...ofHome(said, language))
  if (route.name === 'service') return graph(...ofService(said, language, route, i18n))
  return undefined
}

const graph = (...things: object[]): object => ({ '@context': 'https://schema.org', '@graph': things })

function ofHome({ description, address }: Said, inLanguage: string): object[] {
  const { name, website } = portal.operator
  return [
    {
      '@type': 'WebSite',
      '@id': site,
      url: address,
      name: portal.name,
      description,
      inLanguage,
      publisher: { '@id': operator },
    },
    { '@type': 'Organization', '@id': operator, name, ...(website && { url: website }) },
  ]
}

function ofService(
  { title, description, address }: Said,
  inLanguage: string,
  route: RouteLocationNormalizedLoaded,
  i18n: I18n,
): object[] {
  const { t } = composerOf(i18n)
  const service = String(route.params['service'])
  const verb = t(`services.${service}.verb`)
  const place = (position: number, name: string, item: string) => ({
    '@type': 'ListItem',
    position,
    name,
    item,
  })
  return [
    {
      '@type': 'WebPage',
      '@id': address,
      url: address,
      name: title,
      description,
      inLanguage,
      isPartOf: { '@id': site },
      breadcrumb: { '@id': `${address}#path` },
      mainEntity: { '@id': `${address}#tool` },
    },
    {
      '@type': 'WebApplication',
      '@id': `${address}#tool`,
      url: address,
      name: verb,
      description,
      inLanguage,
      applicationCategory: 'UtilitiesApplication',
      operatingSystem: 'Any',
      browserRequirements: t('graph.browser'),
      isAccessibleForFree: true,
    },
    {
      '@type': 'BreadcrumbList',
      '@id': `${address}#path`,
      itemListElement: [
        place(1, portal.name, new URL(`${inLanguage}/`, portal.url).href),
        place(2, verb, address),
      ],
    },
  ]
}
