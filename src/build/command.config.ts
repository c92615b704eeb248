import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { carriedFile } from '../site/licences.ts'
import { carriedIn } from './carried.ts'

// Makes one file of all that an operator types, with the packages it needs: for a release (src/cli/release.ts).

const root = join(import.meta.dirname, '../..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const tags = globSync('src/locales/*.json', { cwd: root }).map(file => basename(file, '.json'))

/** What a checkout reads in its own files, a release has written in. */
const written = (): Plugin => ({
  name: 'entraide:written',
  enforce: 'pre',
  resolveId: id => (/(^|\/)program\.ts$/.test(id) ? join(root, 'src/build/release.ts') : undefined),
  load: id =>
    id.endsWith('/src/config/spoken.ts')
      ? `export const spoken = async () => ${JSON.stringify(tags)}`
      : undefined,
})

/** Whose work is in it. */
const carried = (): Plugin => ({
  name: 'entraide:carried',
  async generateBundle(_, output) {
    const modules = Object.values(output).flatMap(each => (each.type === 'chunk' ? each.moduleIds : []))
    const source = JSON.stringify(await carriedIn(modules, root))
    this.emitFile({ type: 'asset', fileName: carriedFile, source })
  },
})

export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'warn',
  plugins: [written(), carried()],
  define: { __VERSION__: JSON.stringify(version) },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: join(root, 'src/cli/operator.ts'),
    target: 'node20',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'entraide.mjs', codeSplitting: false } },
  },
})
