import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import type { Language } from '../core/told.ts'
import { carriedFile, licences, licencesFile } from '../site/licences.ts'
import { sprite } from '../site/sprite.ts'
import { partsFile, type BuiltFile, type Parts } from '../site/parts.ts'
import type { Art } from './art.ts'
import { bundle } from './bundle.ts'
import { carriedIn } from './carried.ts'
import { inlineScript } from './inline.ts'
import { partnerScript } from './partner.ts'

/** As Vite's own does, where a piece is gone: src/main.ts listens. */
const lost = `error => { dispatchEvent(new Event('vite:preloadError')); throw error }`

interface Given {
  /** Of the portal's program. */
  version: string
  languages: readonly Language[]
  art: Art
  /** For `npm run dev`. */
  pool: object | undefined
}

/**
 * Writes no page, but all that pages are made of: see src/site/parts.ts. The application's own script is linked nowhere:
 * src/start.ts, inside each page, imports it after the first paint.
 */
export function parts({ version, languages, art, pool }: Given): Plugin {
  let root = '.'
  return {
    name: 'entraide:parts',
    enforce: 'post',
    configResolved(config) {
      ;({ root } = config)
    },
    // Vite's own importer fetches a chunk's styles first. There are none: 3 kB of script for nothing.
    load(id) {
      return id.endsWith('vite/preload-helper.js')
        ? `export const __vitePreload = load => load().catch(${lost})`
        : undefined
    },
    // For `npm run dev`; the built pages carry their drawings by themselves.
    configureServer(server) {
      server.middlewares.use('/pool.json', (_, response) => void response.end(JSON.stringify(pool)))
      server.middlewares.use(`/${art.kittens.fileName}`, (_, response) => {
        response.setHeader('Content-Type', 'image/svg+xml').end(art.kittens.source)
      })
    },
    transformIndexHtml: html => html.replace('<body>', `<body>${sprite(art.symbols)}`),
    generateBundle: {
      order: 'post',
      async handler(_, output) {
        const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source })
        const modules = Object.values(output).flatMap(modulesOf)
        // What writes the documents is not published, but goes with a release.
        if (this.environment.name !== 'client') {
          emit(carriedFile, JSON.stringify(await carriedIn(modules, root)))
          return
        }
        const styles = Object.values(output).filter(({ fileName }) => fileName.endsWith('.css'))
        for (const { fileName } of styles) delete output[fileName]
        delete output['index.html']

        emit(art.kittens.fileName, art.kittens.source)
        emit('embed/1.js', (await partnerScript(join(root, 'src/embed.ts'))).source)
        const files = [...Object.values(output), { ...art.kittens, type: 'asset' as const }]
        const { bundled, ...inline } = await scripts(root)
        const carried = await carriedIn([...modules, ...bundled], root)
        emit(licencesFile, licences(carried))
        emit(carriedFile, JSON.stringify(carried))
        const made: Parts = {
          ...{ version, languages, symbols: art.symbols },
          style: styles.map(text).join('').trim(),
          ...inline,
          chunks: chunksOf(files, languages),
          files: files.flatMap(file => keepable(file, languages) ?? []),
        }
        emit(partsFile, JSON.stringify(made))
      },
    },
  }
}

/** With the modules of those that are bundled apart. */
async function scripts(
  root: string,
): Promise<Pick<Parts, 'scripts' | 'frame' | 'workers'> & { bundled: readonly string[] }> {
  const at = (file: string) => join(root, 'src', file)
  const { modules, ...frame } = await bundle(at('frame/main.ts'))
  const on = await bundle(at('sw.ts'))
  const off = await bundle(at('sw-off.ts'))
  return {
    scripts: {
      theme: await inlineScript(at('theme.ts')),
      start: await inlineScript(at('start.ts')),
      negotiate: await inlineScript(at('negotiate.ts')),
    },
    frame,
    workers: { on: on.script, off: off.script },
    bundled: [modules, on.modules, off.modules].flat(),
  }
}

const modulesOf = (file: Rolldown.OutputAsset | Rolldown.OutputChunk): readonly string[] =>
  file.type === 'chunk' ? file.moduleIds : file.originalFileNames

type File = Pick<Rolldown.OutputChunk, 'type' | 'fileName' | 'moduleIds' | 'facadeModuleId'> | Asset
type Asset = Pick<Rolldown.OutputAsset, 'type' | 'fileName'>

function chunksOf(files: readonly File[], languages: readonly Language[]): Parts['chunks'] {
  /** The file of the chunk made for one module, known by how its path ends. */
  const chunk = (ending: string): string => {
    const found = files.find(file => file.type === 'chunk' && file.facadeModuleId?.endsWith(ending))
    if (!found) throw new Error(`The build made no chunk for ${ending}`)
    return found.fileName
  }
  return {
    app: chunk('/index.html'),
    reader: chunk('/src/stores/reader.ts'),
    words: Object.fromEntries(
      languages.map(({ tag }) => [tag, chunk(`/src/locales/${tag}.json?first.json`)]),
    ),
  }
}

/** What a service worker may be asked to keep. */
function keepable(file: File, languages: readonly Language[]): BuiltFile | undefined {
  const { fileName } = file
  const modules = file.type === 'chunk' ? file.moduleIds : []
  if (!fileName.startsWith('assets/') || modules.some(isForFew)) return undefined
  const language = languages.find(({ tag }) => modules.some(id => isOf(id, tag)))?.tag
  return language === undefined ? { fileName } : { fileName, language }
}

/** Words of a language, and its texts. */
const isOf = (id: string, language: string): boolean =>
  id.includes(`/src/locales/${language}.json`) || id.includes(`/src/content/${language}/`)

/** The code of pages that are of no use without network: src/site/offline.ts says why. */
const isForFew = (id: string): boolean =>
  /\/src\/(views\/(Integrate|Health)View|components\/(TheBuilder|PosterPaper|TheHealth))\.vue/.test(id)

const text = (output: Rolldown.OutputAsset | Rolldown.OutputChunk): string =>
  output.type === 'asset' ? String(output.source) : ''
