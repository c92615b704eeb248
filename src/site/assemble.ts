import { paintCss, paperOf } from '../core/paint.ts'
import type { Portal } from '../core/portal.ts'
import type { Language, Told } from '../core/told.ts'
import type { Page } from '../prerender.ts'
import { frameOf } from './frame.ts'
import { manifestFile, manifestOf } from './manifest.ts'
import { buildFile, buildOf } from './offline.ts'
import { oembeds } from './oembed.ts'
import { documentOf, isLive, type Assets } from './page.ts'
import { put, type Parts } from './parts.ts'
import { framePolicy, policy } from './policy.ts'
import type { Screenshot } from './screenshots.ts'
import { sitemap } from './sitemap.ts'

interface Given {
  parts: Parts
  told: Told
  /** Every page, as the application draws it. */
  pages: readonly Page[]
  /** The sentences of a language. */
  say: (tag: string) => Promise<Say>
  /** The portal's icon, as SVG: inside each page, since a file of its own would be fetched before the first paint. */
  icon: string
  /** Those there are in a language. */
  screenshots: (tag: string) => readonly Screenshot[]
  /** Whether there is a picture for previews in a language. */
  pictured: (tag: string) => boolean
}

/** What decides what runs in a portal's pages. */
interface Making {
  parts: Parts
  told: { portal: Pick<Portal, 'url' | 'colours'>; languages: readonly Pick<Language, 'tag'>[] }
}

type Say = (key: string, values?: Record<string, unknown>) => string

/** A file of the site. */
export interface Written {
  /** Its path below the site's folder. */
  file: string
  source: string
}

/** The path below which a portal is served, with its slashes. */
export const baseOf = ({ url }: Pick<Portal, 'url'>): string => new URL(url).pathname

/**
 * All files of a site that depend on its configuration, but the lists: a document for each page, with the style and the
 * small scripts inside, the policies whose hashes allow just these, what installs the portal and what partners use.
 */
export async function assemble(given: Given): Promise<Written[]> {
  const { parts, told, pages } = given
  const base = baseOf(told.portal)
  const assets = assetsOf(given, base)
  const documents = pages.map(page => ({
    file: page.file,
    source: documentOf(page, assets),
    lives: isLive(page),
  }))
  const known = buildOf({
    ...{ version: parts.version, files: parts.files, documents },
    languages: told.languages.map(({ tag }) => tag),
  })
  return [
    ...documents.map(({ file, source }) => ({ file, source })),
    { file: buildFile, source: JSON.stringify(known) },
    { file: 'sw.js', source: put(parts.workers.on, { __BUILD__: JSON.stringify(known) }) },
    { file: 'sw-off.js', source: parts.workers.off },
    { file: 'sitemap.xml', source: sitemap(pages) },
    ...(await inEach(given, base)),
    ...(await frames(given, base)),
    ...policiesOf(given),
  ]
}

/** What pages and the documents of /embed/ run, and nothing else: no more has to be known of a portal to say this. */
export function policiesOf({ parts, told }: Making): Written[] {
  const { scripts, style } = inlineOf({ parts, told })
  const frame = framedIn({ parts, told })
  return [
    headers('.headers.json', policy(Object.values(scripts), [style])),
    headers('.headers-embed.json', framePolicy([frame.script, frame.negotiate], frame.style)),
  ]
}

function assetsOf({ parts, told, icon, pictured }: Given, base: string): Assets {
  return {
    ...inlineOf({ parts, told }),
    paper: paperOf(told.portal.colours ?? {}),
    icon: `data:image/svg+xml,${encodeURIComponent(icon.trim())}`,
    touchIcon: `${base}icons/apple-touch-180.png`,
    drawings: parts.symbols,
    words: language => base + parts.chunks.words[language],
    told: toBrowser(told),
    ...{ base, pictured },
  }
}

/** What stands inside documents. */
function inlineOf({ parts, told }: Making): Pick<Assets, 'style' | 'scripts'> {
  const base = baseOf(told.portal)
  const address = (fileName: string) => JSON.stringify(base + fileName)
  const { app, reader } = parts.chunks
  const start = (...readers: string[]) =>
    put(parts.scripts.start, { __APP__: address(app), __READERS__: `[${readers.join()}]` })
  return {
    style: parts.style.replaceAll('url(/assets/', `url(${base}assets/`) + paintCss(told.portal.colours ?? {}),
    scripts: {
      theme: parts.scripts.theme,
      start: start(address(reader)),
      apart: start(),
      negotiate: negotiate(parts, told, "localStorage.getItem('entraide.language')"),
    },
  }
}

/** What only still pages say, the application in a browser is not told. */
function toBrowser({ portal, languages, conformity }: Told): object {
  const { url: _url, languages: _languages, ...said } = portal
  const spoken = languages.map(({ tag, name, direction }) => ({ tag, name, direction }))
  return { portal: said, conformity, languages: spoken }
}

const negotiate = ({ scripts }: Parts, { languages }: Making['told'], first: string): string =>
  put(scripts.negotiate, {
    __LANGUAGES__: JSON.stringify(languages.map(({ tag }) => ({ tag }))),
    __FIRST__: first,
  })

/** What there is once per language beside its pages. */
async function inEach({ told, say, screenshots }: Given, base: string): Promise<Written[]> {
  const { portal } = told
  const files = told.languages.map(async language => {
    const t = await say(language.tag)
    const manifest = manifestOf({ base, portal, language, t, screenshots: screenshots(language.tag) })
    return [
      { file: manifestFile(language.tag), source: JSON.stringify(manifest) },
      ...oembeds({ portal, language, t }),
    ]
  })
  return (await Promise.all(files)).flat()
}

/** The documents of /embed/; the first stands for those whose language is not known. */
async function frames({ parts, told, say }: Given, base: string): Promise<Written[]> {
  const { negotiate: choose, ...frame } = framedIn({ parts, told })
  const documents = told.languages.map(async (language, place) => {
    const given = { base, portal: told.portal, language, t: await say(language.tag), ...frame }
    const document = { ...given, symbols: parts.symbols }
    return [
      { file: `embed/${language.tag}/index.html`, source: frameOf(document) },
      ...(place === 0
        ? [{ file: 'embed/index.html', source: frameOf({ ...document, negotiate: choose }) }]
        : []),
    ]
  })
  return (await Promise.all(documents)).flat()
}

const framedIn = ({ parts, told }: Making) => ({
  script: parts.frame.script,
  style: parts.frame.style + paintCss(told.portal.colours ?? {}),
  negotiate: negotiate(parts, told, "new URLSearchParams(location.search).get('lang')"),
})

/** For the server: what no file but the policy has to be sent with. */
const headers = (file: string, says: string): Written => ({
  file,
  source: JSON.stringify({ 'Content-Security-Policy': says }),
})
