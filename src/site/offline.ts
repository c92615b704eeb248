import { createHash } from 'node:crypto'
import { digest, languageOf, pageAt, type Build } from '../core/offline.ts'
import type { BuiltFile } from './parts.ts'

interface Site {
  /** package.json's. */
  version: string
  /** Those the portal speaks. */
  languages: readonly string[]
  files: readonly BuiltFile[]
  documents: readonly { file: string; source: string; lives: boolean }[]
}

/** Inside a built site, for src/cli/budgets.ts. Hidden, so never served. */
export const buildFile = '.offline.json'

/** What a build's service worker has to know of it. */
export function buildOf({ version, languages, files, documents }: Site): Build {
  const words: Record<string, string[]> = Object.fromEntries(languages.map(tag => [tag, []]))
  const [shell, more]: [string[], string[]] = [[], []]
  for (const { fileName, language } of files) {
    if (language !== undefined) words[language]?.push(fileName)
    else if (/\.(js|svg)$/.test(fileName)) shell.push(fileName)
    else more.push(fileName)
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

/**
 * Two pages: for those who put the portal on a site of their own, without network it has no frame to show; for those who
 * ask how the kittens were, it has no history.
 */
const isForFew = (path: string): boolean => /\/(integrer|etat)\/$/.test(path)

const pathOf = (file: string): string => file.replace(/index\.html$/, '')

const sha256 = (text: string): ArrayBuffer =>
  new Uint8Array(createHash('sha256').update(text).digest()).buffer
