import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin, Rolldown } from 'vite'
import type { Pool } from '../core/pool.ts'
import { writePool } from '../core/poolfile.ts'
import type { Portal } from '../core/portal.ts'
import type { Language } from '../languages.ts'
import { sprite, type Art } from './art.ts'
import { frameOf, frameParts, partnerScript } from './frame.ts'
import { inlineScript } from './inline.ts'
import { manifestFile, manifestOf } from './manifest.ts'
import { documentOf, isLive, type Assets } from './page.ts'
import { oembeds } from './oembed.ts'
import { framePolicy, policy } from './policy.ts'
import { screenshotFile, screenshots, type Screenshot } from './screenshots.ts'
import { sitemap } from './sitemap.ts'
import { buildFile, buildOf, workerScript } from './worker.ts'

/** As Vite's own does, where a piece is gone: src/main.ts listens. */
const lost = `error => { dispatchEvent(new Event('vite:preloadError')); throw error }`

interface Given {
  portal: Portal
  /** Of the portal's program. */
  version: string
  pool: () => Promise<Pool>
  languages: readonly Language[]
  art: Art
}

/**
 * Writes every page of the portal as a document of its own: the application's HTML from .cache/prerender (built
 * before), the style and the small scripts inside, and the policy whose hashes allow just these.
 *
 * The application's own script is not linked: src/start.ts, inside each page, imports it after the first paint.
 */
export function pages({ portal, version, pool, languages, art }: Given): Plugin {
  let base = '/'
  let root = '.'
  return {
    name: 'entraide:pages',
    enforce: 'post',
    configResolved(config) {
      ;({ base, root } = config)
    },
    // Vite's own importer fetches a chunk's styles first. There are none: 3 kB of script for nothing.
    load(id) {
      return id.endsWith('vite/preload-helper.js')
        ? `export const __vitePreload = load => load().catch(${lost})`
        : undefined
    },
    configureServer(server) {
      server.middlewares.use(`${base}pool.json`, (_, response, next) => {
        pool().then(found => response.end(JSON.stringify(writePool(found))), next)
      })
      server.middlewares.use(base + art.kittens.fileName, (_, response) => {
        response.setHeader('Content-Type', 'image/svg+xml').end(art.kittens.source)
      })
    },
    // For `npm run dev`; the built pages carry their drawings by themselves.
    transformIndexHtml: html => html.replace('<body>', `<body>${sprite(art.symbols)}`),
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        if (this.environment.name !== 'client') return
        const chunks = Object.values(bundle).filter(output => output.type === 'chunk')
        const styles = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.css'))
        const assets: Assets = {
          style: styles.map(text).join('').trim(),
          icon: await icon(join(root, 'public/icon.svg')),
          touchIcon: `${base}icons/apple-touch-180.png`,
          drawings: art.symbols,
          scripts: await scripts(root, base, chunks, languages),
          words: language => base + chunkOf(chunks, `/src/locales/${language}.json?first.json`),
        }
        const all = await (await built(root)).prerender(await pool())
        const documents = all.map(page => ({ ...page, source: documentOf(page, assets) }))
        for (const { fileName } of styles) delete bundle[fileName]
        delete bundle['index.html']

        const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source })
        for (const { file, source } of documents) emit(file, source)
        emit(art.kittens.fileName, art.kittens.source)
        const known = buildOf({
          version,
          languages: languages.map(({ tag }) => tag),
          files: [...Object.values(bundle), { ...art.kittens, type: 'asset' as const }]
            .filter(({ fileName }) => fileName.startsWith('assets/'))
            .map(each => ({ fileName: each.fileName, modules: each.type === 'chunk' ? each.moduleIds : [] })),
          documents: documents.map(each => ({ ...each, lives: isLive(each) })),
        })
        emit(buildFile, JSON.stringify(known))
        emit('sw.js', await workerScript(join(root, 'src/sw.ts'), known))
        emit('sw-off.js', await workerScript(join(root, 'src/sw-off.ts')))
        emit('sitemap.xml', sitemap(all))
        for (const language of languages)
          emit(manifestFile(language.tag), JSON.stringify(await manifest({ root, base, portal, language })))
        const headers = { 'Content-Security-Policy': policy(Object.values(assets.scripts), [assets.style]) }
        emit('.headers.json', JSON.stringify(headers))
        for (const { fileName, source } of await embedded({ root, base, portal, languages, art }))
          emit(fileName, source)
      },
    },
  }
}

interface Embedded {
  root: string
  base: string
  portal: Portal
  languages: readonly Language[]
  art: Art
}

/** What partner sites use. */
async function embedded({ root, base, portal, languages, art }: Embedded) {
  const parts = await frameParts(join(root, 'src/frame/main.ts'))
  const script = await partnerScript(join(root, 'src/embed.ts'))
  const negotiate = await inlineScript(join(root, 'src/negotiate.ts'), {
    ...languagesFor(languages),
    __FIRST__: "new URLSearchParams(location.search).get('lang')",
  })
  const { sentencesIn } = await built(root)
  const documents = languages.map(async (language, place) => {
    const t = await sentencesIn(language.tag)
    const given = { base, portal, language, t, symbols: art.symbols, ...parts }
    return [
      { fileName: `embed/${language.tag}/index.html`, source: frameOf(given) },
      ...(place === 0 ? [{ fileName: 'embed/index.html', source: frameOf({ ...given, negotiate }) }] : []),
      ...oembeds({ portal, language, t }),
    ]
  })
  const headers = { 'Content-Security-Policy': framePolicy([parts.script, negotiate], parts.style) }
  return [
    ...(await Promise.all(documents)).flat(),
    { fileName: 'embed/1.js', source: script.source },
    { fileName: '.headers-embed.json', source: JSON.stringify(headers) },
  ]
}

const languagesFor = (languages: readonly Language[]) => ({
  __LANGUAGES__: JSON.stringify(languages.map(({ tag }) => ({ tag }))),
})

async function scripts(
  root: string,
  base: string,
  chunks: readonly Rolldown.OutputChunk[],
  languages: readonly Language[],
): Promise<Assets['scripts']> {
  const address = (ending: string) => JSON.stringify(base + chunkOf(chunks, ending))
  const start = (reader: string) =>
    inlineScript(join(root, 'src/start.ts'), { __APP__: address('/index.html'), __READER__: reader })
  return {
    theme: await inlineScript(join(root, 'src/theme.ts'), {}),
    start: await start(address('/src/stores/reader.ts')),
    apart: await start('undefined'),
    negotiate: await inlineScript(join(root, 'src/negotiate.ts'), {
      ...languagesFor(languages),
      __FIRST__: "localStorage.getItem('entraide.language')",
    }),
  }
}

/** The application as it was built for this. */
async function built(root: string): Promise<typeof import('../prerender.ts')> {
  return import(pathToFileURL(join(root, '.cache/prerender/prerender.js')).href)
}

async function manifest({ root, base, portal, language }: Place): Promise<object> {
  const { tag } = language
  const isTaken = (each: Screenshot): boolean => existsSync(join(root, 'public', screenshotFile(tag, each)))
  const t = await (await built(root)).sentencesIn(tag)
  return manifestOf({ base, portal, language, t, screenshots: screenshots.filter(isTaken) })
}

interface Place {
  root: string
  base: string
  portal: Portal
  language: Language
}

/** The file of the chunk made for one module, known by how its path ends. */
function chunkOf(chunks: readonly Rolldown.OutputChunk[], ending: string): string {
  const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(ending))
  if (!chunk) throw new Error(`The build made no chunk for ${ending}`)
  return chunk.fileName
}

const text = (output: Rolldown.OutputAsset | Rolldown.OutputChunk): string =>
  output.type === 'asset' ? String(output.source) : ''

/** Inside the page: an icon that is a file of its own would be fetched before the first paint. */
const icon = async (file: string): Promise<string> =>
  `data:image/svg+xml,${encodeURIComponent((await readFile(file, 'utf8')).trim())}`
