/** What a build tells its service worker (src/site/offline.ts). Addresses are those below the portal's own. */
export interface Build {
  /** Of the portal, and what tells this build from any other. */
  version: string
  /** What the application needs in any language; names of files change with what is in them. */
  shell: readonly string[]
  /** What it needs besides, by language. */
  words: Readonly<Record<string, readonly string[]>>
  /** What only some need, such as a font. */
  more: readonly string[]
  /** By address: the documents. */
  pages: Readonly<Record<string, Page>>
}

interface Page {
  /** Of what is in it: `digest`. */
  digest: string
  /** Whether the application can draw it by itself. */
  lives: boolean
}

/** The document that stands for any page the application draws, without what is in it. */
export const shellPage = (language: string): string => `${language}/shell/`

/** The page that an address stands for: what can draw a service's page can draw the links into it, so no build tells of both. */
export const pageAt = (path: string): string => path.replace(/\/ouvrir(?=\/\w+\/?$)/, '')

/** What to do with somebody who goes to an address; nothing where it is none of this build's pages. */
export function destination(path: string, build: Build): 'page' | 'slash' | undefined {
  if (Object.hasOwn(build.pages, pageAt(path))) return 'page'
  return Object.hasOwn(build.pages, pageAt(`${path}/`)) ? 'slash' : undefined
}

/** Whether people may go to an address that no build made as to a page: a file is fetched, and the rest stands in frames. */
export const isForPeople = (path: string): boolean => /^(?!(assets|embed)(\/|$))[^.]*(\.html)?$/.test(path)

/** The language of an address; nothing where it has none. */
export function languageOf(path: string, build: Build): string | undefined {
  const [language = ''] = path.split('/')
  return Object.hasOwn(build.words, language) ? language : undefined
}

/** What opens without network in a language from the first visit on: any page the application draws. */
export const firstPages = (language: string): string[] => [`${language}/`, shellPage(language)]

/** What the application cannot draw: the texts. They are brought after all else. */
export const stillPages = (language: string, build: Build): string[] =>
  Object.keys(build.pages).filter(
    path => languageOf(path, build) === language && build.pages[path]?.lives === false,
  )

/**
 * Where somebody may go instead who wants a page that is not kept, best first: the same in a language that is, else its
 * home page. The page says why.
 */
export function instead(path: string, kept: readonly string[], build: Build): string[] {
  const own = languageOf(path, build)
  const part = path.slice(path.indexOf('/') + 1)
  return [...kept.filter(tag => tag === own), ...kept].flatMap(tag => [`${tag}/${part}`, `${tag}/`])
}

/** Behind the `#` of a page that stands for one that is not kept. */
export const away = '#away'

/** What is in a document, in short: 32 of the 256 bits of its SHA-256, as hexadecimal digits. */
export const digest = (hash: ArrayBuffer): string =>
  [...new Uint8Array(hash, 0, 4)].map(byte => byte.toString(16).padStart(2, '0')).join('')

/**
 * How the names of a portal's caches begin, by the path below which it stands: another may be on the same host. No path has
 * a space in it, so neither begins as the other.
 */
export const cachePrefix = (base: string): string => `entraide ${base} `

/** Where its documents are, of any build. */
export const pagesPrefix = (base: string): string => `${cachePrefix(base)}pages-`

/** Of the caches on a host, those that only earlier builds of this portal used; the first ones named no path. */
export const outdated = (names: readonly string[], base: string, version: string): string[] =>
  names.filter(
    name =>
      name.startsWith('entraide-') ||
      (name.startsWith(pagesPrefix(base)) && name !== pagesPrefix(base) + version),
  )
