import { sharePage } from '../../core/arrival/entry.ts'
import { builtHeadersFile } from '../headers.ts'
import { memoryFile } from '../probe/state.ts'
import { header, isAnswer, jsonOf, textOf, type Answer } from './answer.ts'
import type { How } from './ask.ts'
import { languagesOf, readDocument } from './document.ts'
import { answer, given, type Name, type Seen } from './seen.ts'
import { servicesShown } from './shown.ts'

/** One request to make. */
export interface Call {
  name: Name
  url: string
  how?: How
}

/** Of a portal that speaks many languages, the first: what is wrong with one is wrong with all. */
const mostLanguages = 3

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

/** What must not be given to anybody. */
export const hidden = [builtHeadersFile, memoryFile, '.built', '.offline.json']

/** What to ask once the first page is known. */
export function first({ address, replies, hops }: Seen): Call[] {
  const root = replies.root?.find(isAnswer)
  const tags = root ? languagesOf(readDocument(textOf(root))).slice(0, mostLanguages) : []
  const [tag = 'fr'] = tags
  const at = (path: string) => new URL(path, address).href
  const calls: [Name, string, How?][] = [
    ...tags.map((each): [Name, string, How] => ['homes', at(`${each}/`), html]),
    ['homeHead', at(`${tag}/`), { ...html, method: 'HEAD' }],
    ['slashless', at(tag), html],
    ['frames', at('embed/'), { ...html, encoding: 'gzip' }],
    ['frames', at(`embed/${tag}/`), html],
    ['script', at('embed/1.js')],
    ['pool', at('pool.json')],
    ['poolPlain', at('pool.json'), { encoding: 'identity' }],
    ['health', at('health.json')],
    ['healthPlain', at('health.json'), { encoding: 'identity' }],
    ['runs', at('history/runs.json')],
    ['worker', at('sw.js')],
    ['missingPage', at(`${tag}/doctor-looks-for-nothing/`), html],
    ['missingAsset', at('assets/doctor-looks-for-nothing.js')],
    ['listing', at('assets/'), html],
    ...hidden.map((name): [Name, string] => ['hidden', at(name)]),
    ['share', at(`${tag}/${sharePage}/`), { ...html, ...sharing }],
    ['manifest', at(`${tag}/manifest.webmanifest`)],
    ['sitemap', at('sitemap.xml')],
    ...(address.pathname === '/' ? ofWholeHost(at) : []),
    ...(hops.length === 1 && isUsual(address) ? [['plain', asPlain(address)] as [Name, string]] : []),
  ]
  return calls.map(([name, url, how]) => ({ name, url, ...(how && { how }) }))
}

/** A portal below a path leaves these to whoever has the rest. */
const ofWholeHost = (at: (path: string) => string): [Name, string][] => [
  ['robots', at('robots.txt')],
  ['security', at('.well-known/security.txt')],
]

const sharing: How = {
  method: 'POST',
  known: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'title=doctor',
}

/** Whether it may be asked without TLS too, at the port of that. */
const isUsual = ({ protocol, port }: URL): boolean => protocol === 'https:' && port === ''

const asPlain = (address: URL): string => address.href.replace(/^https:/, 'http:')

/** What to ask once pages say what else there is. */
export function second(seen: Seen): Call[] {
  const [home] = given(seen, 'homes')
  const [worker] = given(seen, 'worker')
  const at = (path: string) => new URL(path, seen.address).href
  const [service = 'pad'] = home ? servicesShown(seen, home) : []
  const asset = home && assetIn(textOf(home), 'js')
  const font = worker && assetIn(textOf(worker), 'woff2')
  const calls: [Name, string, How?][] = [
    ...(home ? ([['service', new URL(`${service}/`, home.url).href, html]] as [Name, string, How][]) : []),
    ...(home ? oembed(home).map((url): [Name, string] => ['oembed', url]) : []),
    ...(home ? knowing(home).map((how): [Name, string, How] => ['homeKnown', home.url, how]) : []),
    ...(asset
      ? ([
          ['asset', at(asset)],
          ['assetGzip', at(asset), { encoding: 'gzip' }],
        ] as [Name, string, How?][])
      : []),
    ...(font ? ([['font', at(font)]] as [Name, string][]) : []),
    ['history', at(`history/${service}.json`)],
    ...icons(seen).map((url): [Name, string] => ['icons', url]),
  ]
  return calls.map(([name, url, how]) => ({ name, url, ...(how && { how }) }))
}

/** The application's own script rather than another. */
const assetIn = (text: string, ending: string): string | undefined => {
  const all = [...text.matchAll(new RegExp(`assets/[\\w.-]+\\.${ending}\\b`, 'g'))].map(([found]) => found)
  return all.find(each => each.startsWith('assets/index-')) ?? all[0]
}

const oembed = (home: Answer): string[] =>
  readDocument(textOf(home))
    .links.filter(({ type }) => type === 'application/json+oembed')
    .flatMap(({ href = '' }) => {
      // Pages name the portal's public address: it is asked where we look.
      const { pathname = '' } = URL.parse(href) ?? {}
      return pathname === '' ? [] : [new URL(pathname, home.url).href]
    })

function knowing(home: Answer): How[] {
  const [tag, date] = [header(home, 'etag'), header(home, 'last-modified')]
  if (tag === '' && date === '') return []
  return [{ ...html, known: tag === '' ? { 'if-modified-since': date } : { 'if-none-match': tag } }]
}

const mostIcons = 4

function icons(seen: Seen): string[] {
  const manifest = answer(seen, 'manifest')
  const { icons: listed } = (manifest && (jsonOf(manifest) as { icons?: unknown } | null)) ?? {}
  if (!manifest || !Array.isArray(listed)) return []
  const found = listed.flatMap(icon => URL.parse(String(icon?.src), manifest.url)?.href ?? [])
  return [...new Set(found)].slice(0, mostIcons)
}
