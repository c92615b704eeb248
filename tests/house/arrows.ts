/** Who may import whom, room by room. The reasons are in CONTRIBUTING.md, "Who may import whom". */
export interface Room {
  /** Which of the project's own rooms it may use. */
  uses: readonly string[]
  /** Which it may use for their types alone, which are gone once it runs. */
  types?: readonly string[]
  /** Which packages, by name or by how their names begin; absent: any. */
  packages?: readonly string[]
}

const vue = ['vue', 'vue-i18n', 'vue-router']

export const rooms = {
  core: { uses: ['core'], packages: ['@scure/base'] },
  config: {
    uses: ['config', 'core'],
    packages: ['node:', 'valibot', '@valibot/', 'yaml', 'fastest-levenshtein'],
  },
  site: {
    uses: ['site', 'core'],
    types: ['page'],
    packages: ['node:', 'markdown-it', 'yaml'],
  },
  cli: { uses: ['cli', 'site', 'config', 'core'], types: ['page'] },
  build: { uses: ['build', 'site', 'core'], packages: ['node:', 'vite'] },
  tool: { uses: ['build', 'site', 'cli', 'config', 'core'] },

  given: { uses: ['given', 'core'], packages: [] },
  stores: { uses: ['stores', 'core'], packages: ['vue', 'pinia', 'ky', 'idb', 'workbox-window'] },
  composables: { uses: ['composables', 'stores', 'core'], packages: vue },
  components: {
    uses: ['components', 'composables', 'core'],
    types: ['stores'],
    packages: [...vue, 'uqr'],
  },
  the: { uses: ['the', 'components', 'composables', 'core', 'given', 'stores'], packages: vue },
  views: {
    uses: ['the', 'components', 'composables', 'core', 'given', 'stores'],
    packages: vue,
  },
  worker: {
    uses: ['worker', 'core'],
    packages: ['workbox-routing', 'workbox-strategies', 'workbox-core'],
  },
  page: {
    uses: ['page', 'the', 'views', 'components', 'composables', 'core', 'given', 'stores'],
    packages: [...vue, 'vue/', 'pinia'],
  },
  frame: { uses: ['frame', 'core'], packages: [] },
  alone: { uses: [], packages: [] },
} satisfies Record<string, Room>

export type RoomId = keyof typeof rooms

/** Files that belong to no folder, and what they are. Every other file beside App.vue is the page's. */
const special: Readonly<Record<string, RoomId>> = {
  'src/told.ts': 'given',
  'src/portal.ts': 'given',
  'src/conformity.ts': 'given',
  'src/languages.ts': 'given',
  'src/texts.ts': 'given',
  'src/embedding.ts': 'given',
  'src/embed.ts': 'alone',
  'src/start.ts': 'alone',
  'src/negotiate.ts': 'alone',
  'src/theme.ts': 'alone',
  'src/sw.ts': 'worker',
  'src/sw-off.ts': 'alone',
}

export function roomOf(file: string): RoomId | undefined {
  if (!file.startsWith('src/')) return 'tool'
  const [, folder = '', name] = file.split('/')
  if (name === undefined) return special[file] ?? 'page'
  if (folder === 'locales') return undefined
  if (folder === 'components' && /^The[A-Z]/.test(name)) return 'the'
  return folder in rooms ? (folder as RoomId) : undefined
}
