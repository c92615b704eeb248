import { createHash } from 'node:crypto'
import { build as bundle, type Rolldown } from 'vite'
import { digest, languageOf, pageAt, type Build } from '../core/offline.ts'

interface Site {
  /** package.json's. */
  version: string
  languages: readonly string[]
  /** All that was built below assets/: names change with what is in them. */
  files: readonly { fileName: string; modules: readonly string[] }[]
  documents: readonly { file: string; source: string; lives: boolean }[]
}

/** Inside a built site, for src/cli/budgets.ts. Hidden, so never served. */
export const buildFile = '.offline.json'

/** What a build's service worker has to know of it. */
export function buildOf({ version, languages, files, documents }: Site): Build {
  const words: Record<string, string[]> = Object.fromEntries(languages.map(tag => [tag, []]))
  const [shell, more]: [string[], string[]] = [[], []]
  for (const { fileName, modules } of files.filter(each => !each.modules.some(isForFew))) {
    const tag = languages.find(each => modules.some(id => isOf(id, each)))
    const group = /\.(js|svg)$/.test(fileName) ? shell : more
    ;(words[tag ?? ''] ?? group).push(fileName)
  }
  const pages = Object.fromEntries(
    documents.map(({ file, source, lives }) => [pathOf(file), { digest: digest(sha256(source)), lives }]),
  )
  const all = { shell, words, more, pages }
  const known = Object.entries(pages).filter(
    ([path]) =>
      path === '' || (!isForFew(path) && languageOf(path, { version, ...all }) && pageAt(path) === path),
  )
  const build = { ...all, pages: Object.fromEntries(known) }
  return { version: `${version}-${digest(sha256(JSON.stringify(build)))}`, ...build }
}

/** Words of a language, and its texts. */
const isOf = (id: string, language: string): boolean =>
  id.includes(`/src/locales/${language}.json`) || id.includes(`/src/content/${language}/`)

/**
 * Two pages and their code. For those who put the portal on a site of their own: without network it has no frame to show.
 * For those who ask how the kittens were: without network it has no history.
 */
const isForFew = (name: string): boolean =>
  /\/src\/(views\/(Integrate|Health)View|components\/(TheBuilder|PosterPaper|TheHealth))\.vue|\/(integrer|etat)\/$/.test(
    name,
  )

const pathOf = (file: string): string => file.replace(/index\.html$/, '')

const sha256 = (text: string): ArrayBuffer =>
  new Uint8Array(createHash('sha256').update(text).digest()).buffer

/** The service worker as one classic script, with what it has to know put in. */
export async function workerScript(entry: string, build?: Build): Promise<string> {
  const output = await bundle({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { __BUILD__: JSON.stringify(build ?? null), 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'es2022', rolldownOptions: { input: entry, output: { format: 'iife' } } },
  })
  const [{ output: files }] = [output].flat() as [Rolldown.RolldownOutput]
  return files[0].code
}
