import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from 'vite'
import { firstPages, stillPages, type Build } from '../core/offline.ts'
import { toBrotli } from './compress.ts'

/** What a first visit to the home page costs, in bytes as they travel (brotli), except for the loader. */
export interface Weights {
  /** The inline script that applies the settings before the first paint, as it stands in the page's head. */
  theme: number
  /** The inline scripts that start the rest, as they stand in the page. */
  loader: number
  html: number
  /** All scripts before the page answers: the entry, what it imports, the words of its language. */
  app: number
  /** The heaviest of what one more step brings: a page, a dialogue, a form, or the words of one. */
  step: number
  /** The heaviest guide to one service, in any language. */
  guide: number
  pool: number
  /** What every first visit loads. */
  visit: number
  /** The service worker, which comes after that. */
  worker: number
  /** All that it keeps for later, what the visit has loaded before included. */
  kept: number
  /** What stands in a frame on a partner's page, the list of kittens included; and the script that sizes it. */
  frame: number
  script: number
}

/** Weighs a built site by its home page in this language. */
export async function weigh(dir: string, language: string): Promise<Weights> {
  const home = `${language}/index.html`
  const page = await readFile(join(dir, home), 'utf8')
  const manifest: Manifest = JSON.parse(await readFile(join(dir, '.vite', 'manifest.json'), 'utf8'))
  const scripts = sortScripts(page, manifest, language)

  const size = async (files: readonly string[]): Promise<number> => {
    const sizes = await Promise.all(files.map(file => travelSize(join(dir, file))))
    return sizes.reduce((sum, each) => sum + each, 0)
  }
  const html = await size([home])
  const app = await size(scripts.app)
  const pool = await size(['pool.json'])
  const visit = html + app + pool + (await size([...scripts.request, ...iconFiles(page)]))
  const [head = '', body = ''] = page.split('</head>')
  const inline = { theme: inlineScript(head).length, loader: inlineScript(body).length }
  const steps = await Promise.all(scripts.steps.map(size))
  const guides = await Promise.all(scripts.guides.map(file => size([file])))
  const offline: Build = JSON.parse(await readFile(join(dir, '.offline.json'), 'utf8'))
  const kept = [
    ...offline.shell,
    ...(offline.words[language] ?? []),
    ...[...firstPages(language), ...stillPages(language, offline)].map(path => `${path}index.html`),
  ]
  return {
    ...{ ...inline, html, app, pool, visit },
    ...{ step: Math.max(0, ...steps), guide: Math.max(0, ...guides) },
    ...{ worker: await size(['sw.js']), kept: await size(kept) },
    ...{ frame: (await size([`embed/${language}/index.html`])) + pool, script: await size(['embed/1.js']) },
  }
}

/**
 * Sorts the built scripts by when this page needs them. `request`: late too, but part of every visit, to fetch the pool;
 * `steps`: what is imported at once after that, each with all it needs that is not there yet.
 */
export function sortScripts(
  page: string,
  manifest: Manifest,
  language: string,
): { app: string[]; request: string[]; steps: string[][]; guides: string[] } {
  const chunks = Object.entries(manifest).filter(([, { file }]) => file.endsWith('.js'))
  const keysWhere = (test: (key: string, file: string) => boolean) =>
    chunks.filter(([key, { file }]) => test(key, file)).map(([key]) => key)

  const reader = keysWhere(key => key === 'src/stores/reader.ts')
  const first = keysWhere((key, file) => page.includes(`/${file}`) && !reader.includes(key))
  const words = keysWhere(key => key.endsWith(`locales/${language}.json?first.json`))
  const restOfWords = keysWhere(key => key.endsWith(`locales/${language}.json?rest.json`))
  const otherWords = keysWhere(key => key.includes('locales/') && !key.includes(`locales/${language}.json`))
  const guides = keysWhere(key => key.startsWith('src/content/'))
  if (first.length === 0) throw new Error('The home page names none of the scripts in the manifest.')

  const app = withImports(manifest, [...first, ...words])
  const filesOf = (keys: readonly string[]) => keys.flatMap(key => manifest[key]?.file ?? [])
  const request = withImports(manifest, [...reader, ...restOfWords]).filter(file => !app.includes(file))
  const apart = [...first, ...reader, ...words, ...restOfWords, ...otherWords, ...guides]
  const called = new Set(chunks.flatMap(([, { dynamicImports = [] }]) => dynamicImports))
  const steps = [...called]
    .filter(key => !apart.includes(key))
    .map(key => withImports(manifest, [key]).filter(file => ![...app, ...request].includes(file)))
  return { app, request, steps, guides: filesOf(guides) }
}

/** The files of these chunks and of all they import at once. */
function withImports(manifest: Manifest, keys: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    manifest[key]?.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return [...seen].flatMap(key => manifest[key]?.file ?? [])
}

/** The text of the page's inline scripts, without blocks of data. */
export const inlineScript = (page: string): string =>
  [...page.matchAll(/<script(?: type="?module"?)?>(.*?)<\/script>/gs)].map(([, text]) => text).join('')

/** The icons the page names; one that stands in the page itself travels with it. */
export const iconFiles = (page: string): string[] =>
  [...page.matchAll(/<link(?=[^>]* rel="icon")[^>]* href="\/([^"]+)"/g)].flatMap(([, file]) => file ?? [])

const travelSize = async (path: string): Promise<number> => {
  const bytes = await readFile(path)
  return Math.min(bytes.length, (await toBrotli(bytes)).length)
}
