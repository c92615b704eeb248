import type { RouteLocationNormalizedLoaded } from 'vue-router'
import { composerOf, type I18n } from './i18n.ts'
import { portal } from './portal.ts'

/** What a page says of itself, and where it is. */
interface Said {
  title: string
  description: string
  address: string
  inLanguage: string
}

const context = 'https://schema.org'
const site = `${portal.url}#site`

/** A page for search engines, in schema.org's words (JSON-LD 1.1): home pages and services, nothing for others. */
export function graphOf(
  { name, params }: RouteLocationNormalizedLoaded,
  words: Omit<Said, 'inLanguage'>,
  i18n: I18n,
): object | undefined {
  const said = { ...words, inLanguage: String(params['language']) }
  if (name === 'home') return { '@context': context, ...siteOf(said) }
  if (name !== 'service') return undefined
  const { t } = composerOf(i18n)
  const service = String(params['service'])
  const verb = t(`services.${service}.verb`)
  return {
    '@context': context,
    '@graph': [pageOf(said), toolOf(said, verb, t('graph.browser')), wayTo(said, verb)],
  }
}

function siteOf({ description, address, inLanguage }: Said): object {
  const { name, website } = portal.operator
  return {
    '@type': 'WebSite',
    '@id': site,
    url: address,
    name: portal.name,
    description,
    inLanguage,
    publisher: { '@type': 'Organization', name, ...(website && { url: website }) },
  }
}

const pageOf = ({ title, description, address, inLanguage }: Said): object => ({
  '@type': 'WebPage',
  '@id': address,
  url: address,
  name: title,
  description,
  inLanguage,
  isPartOf: { '@id': site },
  breadcrumb: { '@id': `${address}#path` },
  mainEntity: { '@id': `${address}#tool` },
})

const toolOf = ({ description, address, inLanguage }: Said, name: string, browser: string): object => ({
  '@type': 'WebApplication',
  '@id': `${address}#tool`,
  url: address,
  name,
  description,
  inLanguage,
  applicationCategory: 'UtilitiesApplication',
  operatingSystem: 'Any',
  browserRequirements: browser,
  isAccessibleForFree: true,
})

function wayTo({ address, inLanguage }: Said, name: string): object {
  const home = new URL(`${inLanguage}/`, portal.url).href
  const steps = [
    { name: portal.name, item: home },
    { name, item: address },
  ]
  return {
    '@type': 'BreadcrumbList',
    '@id': `${address}#path`,
    itemListElement: steps.map((step, i) => ({ '@type': 'ListItem', position: i + 1, ...step })),
  }
}
