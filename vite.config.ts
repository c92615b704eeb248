import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { readArt } from './src/build/art.ts'
import { guides } from './src/build/guides.ts'
import { partnerScript } from './src/build/partner.ts'
import { parts } from './src/build/parts.ts'
import { words } from './src/build/words.ts'
import { readConfig } from './src/cli/configuration.ts'
import { writePool } from './src/core/poolfile.ts'
import type { Language, Told } from './src/core/told.ts'
import { readTexts } from './src/site/texts.ts'

const root = import.meta.dirname
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** What each language file says of itself. */
const languages = globSync('src/locales/*.json', { cwd: root })
  .toSorted()
  .map((file): Language => {
    const { meta } = JSON.parse(readFileSync(join(root, file), 'utf8'))
    return { tag: basename(file, '.json'), ...meta }
  })

/** What built documents say (src/site), for development and tests, which have none. */
async function saysConfig(): Promise<{ told: Told; pool: object }> {
  const config = await readConfig(join(root, 'config'))
  if ('problems' in config) throw new Error('config/ has problems: npm run check says which')
  const { portal, statement, pool } = config
  const { texts } = await readTexts({ ...config, folders: [join(root, 'src/content')], base: '/' })
  const spoken = portal.languages.flatMap(tag => languages.find(language => language.tag === tag) ?? [])
  return { told: { portal, conformity: statement.state, languages: spoken, texts }, pool: writePool(pool) }
}

// The application in one piece and what it shows next in another: in a dozen they would compress worse and take longer.
// What only other pages show, or another language, comes with these.
const groups = [
  { name: 'app', tags: ['$initial' as const], priority: 1 },
  {
    name: 'next',
    // All that the home page shows once it stands; not what only few people get to see.
    test: /\/src\/(components\/(Kitten(?!List|Report)|PageLinks|SessionEnd|TheChooser|TheHeader|TheRest)|composables\/use(Format|Health|Host|Kept|Place|Size)|core\/health\/|stores\/health|core\/poolfile)/,
  },
  { name: 'abouts', test: /\/src\/core\/softwares\/abouts/ },
  {
    name: 'rooms',
    // What holds them, for all that shows some.
    test: /\/node_modules\/idb\/|\/src\/(stores\/(rooms|memory|talk)|core\/myrooms\/(changes|forgetting|merge|reading|secrets))/,
  },
  // Small, and wanted together by the sheet and by the list of rooms.
  { name: 'hands', test: /\/src\/composables\/use(Copy|Files|Invitation|Print)/ },
  // All that draws codes.
  { name: 'codes', test: /\/node_modules\/uqr\/|\/src\/components\/(CodeDrawing|RoomPaper|SheetCode)/ },
]

/** Built code is the same on any portal: documents say which one they are of (src/site/page.ts) … */
const fromDocument = {
  __TOLD__: "JSON.parse(document.getElementById('told').textContent)",
  'import.meta.env.BASE_URL': 'document.documentElement.dataset.base',
}
/** … and whoever makes documents says it first (src/cli/site.ts). */
const fromMaker = {
  __TOLD__: 'globalThis.entraide.told',
  'import.meta.env.BASE_URL': 'globalThis.entraide.base',
  'process.env.NODE_ENV': '"production"',
}

/** One or two letters for each component, the same in every build. */
const components = globSync('src/**/*.vue', { cwd: root }).toSorted()
const nameOf = (file: string): string => components.indexOf(file.split('?')[0] ?? '').toString(36)

export default defineConfig(async ({ command, isSsrBuild, mode }): Promise<ViteUserConfig> => {
  const art = await readArt(join(root, 'src/art'))
  const { integrity } = await partnerScript(join(root, 'src/embed.ts'))
  const inBrowser = !isSsrBuild && mode !== 'test'
  const isBuild = command === 'build' && mode !== 'test'
  const said = isBuild ? undefined : await saysConfig()

  return {
    plugins: [
      // Names by which styles find their component: in every rule and element, so they are kept short.
      vue({ features: { componentIdGenerator: file => nameOf(file) } }),
      words(),
      guides(),
      vueI18n({
        include: [join(root, 'src/locales/*.json'), join(root, 'src/locales/*.json?*.json')],
        runtimeOnly: true,
        compositionOnly: true,
        fullInstall: false,
        dropMessageCompiler: true,
      }),
      parts({ version, art, languages, pool: said?.pool }),
    ],
    define: {
      ...(said ? { __TOLD__: JSON.stringify(said.told) } : isSsrBuild ? fromMaker : fromDocument),
      __KITTENS__: JSON.stringify(art.kittens.fileName),
      __INTEGRITY__: JSON.stringify(integrity),
      __VERSION__: JSON.stringify(version),
      __INTLIFY_PROD_DEVTOOLS__: false,
      __VUE_OPTIONS_API__: false,
      __VUE_PROD_DEVTOOLS__: false,
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
    },
    // Pinia's ordinary build keeps the file saver of its developer tools: 1 kB for nothing.
    resolve: inBrowser
      ? { alias: { pinia: join(root, 'node_modules/pinia/dist/pinia.esm-browser.prod.js') } }
      : {},
    build: {
      target: 'es2022',
      // Ten-year-old computers keep Firefox ESR 115 for good: what it lacks, light-dark() above all, is written out.
      cssTarget: ['chrome100', 'firefox115', 'safari15.4'],
      // 2 % smaller than Vite's own after compression, for one second of build.
      minify: inBrowser && 'terser',
      terserOptions: { module: true, compress: { passes: 3 } },
      // Of the browser's build only, for src/cli/budgets.ts: which chunk imports which.
      manifest: inBrowser,
      // One style, inside every page; scripts are imported by src/start.ts: nothing for Vite to preload.
      cssCodeSplit: false,
      modulePreload: false,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      // Short hashes: the application names a dozen files, and chance does not compress.
      rolldownOptions: inBrowser
        ? { output: { codeSplitting: { groups }, chunkFileNames: 'assets/[name]-[hash:7].js' } }
        : {},
    },
    ssr: { noExternal: true as const },
    test: {
      // For machines that do other things meanwhile: nothing here is about speed.
      testTimeout: 30_000,
      // All of the machine: by itself it would leave one of two cores idle.
      maxWorkers: '100%',
      projects: [
        {
          extends: true,
          test: {
            name: 'page',
            isolate: false,
            setupFiles: ['tests/clean.ts'],
            restoreMocks: true,
            unstubGlobals: true,
            include: ['tests/{components,stores,composables,views}/**/*.test.ts'],
            environment: 'happy-dom',
          },
        },
        {
          extends: true,
          test: {
            name: 'rest',
            // They leave nothing behind: one process may run them all, and loads what they test once.
            isolate: false,
            include: ['tests/**/*.test.ts'],
            exclude: ['tests/{components,stores,composables,views}/**', 'node_modules/**'],
          },
        },
      ],
    },
  }
})
