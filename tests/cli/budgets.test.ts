import { describe, expect, test } from 'vitest'
import { compare, limits } from '../../src/cli/budgets.ts'
import { iconFiles, inlineScript, sortScripts, weigh } from '../../src/cli/weigh.ts'
import { folderWith } from './site.ts'

const manifest = {
  'index.html': {
    file: 'assets/index-1.js',
    isEntry: true,
    imports: ['_core.js'],
    dynamicImports: ['src/locales/fr.json?first.json', 'src/locales/en.json?first.json', 'src/qr.ts'],
    css: ['assets/style-1.css'],
  },
  '_core.js': { file: 'assets/core-1.js', imports: ['_vue.js'] },
  '_vue.js': { file: 'assets/vue-1.js', imports: ['_core.js'] },
  'src/locales/fr.json?first.json': { file: 'assets/fr-1.js' },
  'src/locales/fr.json?rest.json': { file: 'assets/fr-2.js' },
  'src/locales/en.json?first.json': { file: 'assets/en-1.js' },
  'src/locales/en.json?rest.json': { file: 'assets/en-2.js' },
  'src/qr.ts': { file: 'assets/qr-1.js', imports: ['_vue.js'] },
  'src/content/fr/services/pad.md': { file: 'assets/pad-1.js' },
  'src/content/en/services/pad.md': { file: 'assets/pad-2.js' },
  'src/stores/reader.ts': { file: 'assets/reader-1.js' },
}

const loader = 'import("/assets/index-1.js"),import("/assets/reader-1.js")'
const page =
  `<html data-words="/assets/fr-1.js"><head><script>theme</script><link rel="icon" href="/icon.svg"><link rel="canonical" href="/fr/"></head>` +
  `<script type="application/json" id="list">{"long":"list"}</script><script>${loader}</script></html>`

describe('the scripts of a page', () => {
  test('are its entry, all that the entry imports, and its own words', () => {
    expect(sortScripts(page, manifest, 'fr').app.toSorted()).toEqual([
      'assets/core-1.js',
      'assets/fr-1.js',
      'assets/index-1.js',
      'assets/vue-1.js',
    ])
  })

  test('come late where the page answers without them; other languages are not loaded at all', () => {
    const { request, steps } = sortScripts(page, manifest, 'fr')
    expect(request).toEqual(['assets/reader-1.js', 'assets/fr-2.js'])
    expect(steps).toEqual([['assets/qr-1.js']])
  })

  test('of one more step are all that is not there yet', () => {
    const more = { ...manifest, 'src/qr.ts': { file: 'assets/qr-1.js', imports: ['_vue.js', '_codes.js'] } }
    const { steps } = sortScripts(page, { ...more, '_codes.js': { file: 'assets/codes-1.js' } }, 'fr')
    expect(steps).toEqual([['assets/qr-1.js', 'assets/codes-1.js']])
  })

  test('do not count the guides to services, which people load one at a time', () => {
    expect(sortScripts(page, manifest, 'fr').guides).toEqual(['assets/pad-1.js', 'assets/pad-2.js'])
  })

  test('cannot be none', () => {
    expect(() => sortScripts('<html></html>', manifest, 'fr')).toThrow('names none of the scripts')
  })
})

test('the inline loader is weighed without blocks of data', () => {
  expect(inlineScript(page)).toBe(`theme${loader}`)
})

test.each([
  ['<link rel="icon" href="/icon.svg">', ['icon.svg']],
  ['<link href="/icon.png" sizes="any" rel="icon">', ['icon.png']],
  ['<link rel="icon" href="data:image/svg+xml,x"><link rel="canonical" href="/fr/">', []],
])('the icons of %s', (head, icons) => {
  expect(iconFiles(head)).toEqual(icons)
})

test('a site is weighed as it travels', async () => {
  const scripts = Object.values(manifest).map(({ file }) => [file, 'x'.repeat(10_000)])
  const offline = {
    shell: ['assets/index-1.js'],
    words: { fr: ['assets/fr-1.js'], en: ['assets/en-1.js'] },
    pages: {},
  }
  const dir = await folderWith({
    'fr/index.html': page,
    '.vite/manifest.json': JSON.stringify(manifest),
    'pool.json': '{}',
    'icon.svg': '<svg/>',
    'sw.js': 'worker',
    '.offline.json': JSON.stringify(offline),
    'fr/shell/index.html': 'shell',
    'embed/fr/index.html': 'frame',
    'embed/1.js': 'script',
    ...Object.fromEntries(scripts),
  })
  const {
    theme,
    loader: raw,
    html,
    app,
    step,
    guide,
    pool,
    visit,
    worker,
    kept,
    frame,
    script,
  } = await weigh(dir, 'fr')
  expect([theme, raw]).toEqual(['theme'.length, loader.length])
  expect(html).toBeLessThan(page.length)
  expect(app).toBeLessThan(200)
  expect(step).toBe(app / 4)
  expect(guide).toBe(app / 4)
  expect(pool).toBe(2)
  expect([worker, kept]).toEqual(['worker'.length, app / 2 + html + 'shell'.length])
  expect([frame, script]).toEqual(['frame'.length + pool, 'script'.length])
  expect(visit).toBe(html + app + app / 2 + pool + '<svg/>'.length)
})

describe('a budget', () => {
  const weights = {
    theme: 300,
    loader: 320,
    html: 10_000,
    app: 46_000,
    step: 16_000,
    guide: 1300,
    pool: 6000,
    visit: 75_000,
    worker: 8000,
    kept: 160_000,
    frame: 14_000,
    script: 1900,
  }
  const verdict = (app: number) => compare({ ...weights, app }).find(({ of }) => of === 'app')?.verdict

  test('is kept up to its limit, and told above its target', () => {
    expect([52_000, 52_001, 54_200, 54_201].map(verdict)).toEqual([
      'good',
      'above target',
      'above target',
      'too heavy',
    ])
  })

  test('exists for each weight', () => {
    expect(limits.map(({ of }) => of).toSorted()).toEqual(Object.keys(weights).toSorted())
    expect(compare(weights).every(each => each.verdict === 'good')).toBe(true)
  })
})
