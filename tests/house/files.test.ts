import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { block, files, filesIn, lines, read } from './tree.ts'

const components = filesIn('src', '.vue')
const texts = files.filter(
  file => !/\.(png|ico|woff2)$/.test(file) && !['package-lock.json', 'LICENSE'].includes(file),
)

/** The files of a list that hold something, each with the sentence that says what to do. */
const refuse = (list: readonly string[], pattern: RegExp, advice: string): string[] =>
  list.flatMap(file => {
    const found = pattern.exec(read(file))
    return found ? [`${file} has "${found[0].trim()}": ${advice}`] : []
  })

describe('sizes', () => {
  const tooLong = (list: readonly string[], most: number, part = (text: string) => text) =>
    list
      .filter(file => lines(part(read(file))) > most)
      .map(file => `${file} is longer than ${most} lines: split it by subject`)

  it('a source file has at most 200 lines', () => {
    const sources = filesIn('src', '.ts', '.mjs', '.mts', '.vue')
    expect(tooLong(sources, 200)).toEqual([])
  })

  it('a template has at most 80 lines', () => {
    expect(tooLong(components, 80, text => block(text, 'template'))).toEqual([])
  })

  it('a test file has at most 300 lines', () => {
    expect(tooLong(filesIn('tests', '.ts'), 300)).toEqual([])
  })
})

describe('names', () => {
  it('no file or folder is a drawer for anything', () => {
    const drawer = /(^|\/)(utils?|helpers?|common|shared|lib|misc|types|constants|managers?|base)(\.|\/|$)/
    const found = files.filter(file => drawer.test(file))
    expect(found.map(file => `${file}: name it after what it holds`)).toEqual([])
  })

  it('a component has a name of two words, the general one first', () => {
    const found = components.filter(file => !/^([A-Z][a-z]+){2,}\.vue$/.test(basename(file)))
    expect(found.filter(file => file !== 'src/App.vue').map(file => `${file}: give it two words`)).toEqual([])
  })

  it('a view ends in View, a composable begins with use', () => {
    const views = filesIn('src/views', '').filter(file => !file.endsWith('View.vue'))
    const composables = filesIn('src/composables', '').filter(file => !/\/use[A-Z]\w+\.ts$/.test(file))
    expect([...views, ...composables].map(file => `${file}: see "Words" in CONTRIBUTING.md`)).toEqual([])
  })
})

describe('contents', () => {
  it('nothing is left for later in a comment', () => {
    const sources = texts.filter(file => !file.startsWith('tests/house/'))
    expect(refuse(sources, /\b(TODO|FIXME)\b/, 'do it, or open an issue')).toEqual([])
  })

  it('nothing refers to a folder outside the repository', () => {
    const outside = new RegExp(['\\.\\.', 'shared\\b'].join('/'))
    expect(refuse(texts, outside, 'a clone does not have it')).toEqual([])
  })

  it('what a release ships for operators names no source, which a release does not have', () => {
    const shipped = files.filter(file => file.startsWith('config/'))
    const advice = 'name the command, or the page in docs/'
    expect(shipped.length).toBeGreaterThan(0)
    expect(refuse([...shipped, 'docs/operate.md'], /(?<![\w./-])src\/[\w./-]*/, advice)).toEqual([])
  })

  const physical = new RegExp(
    [
      String.raw`^\s*(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)\b.*`,
      String.raw`^\s*(left|right):.*`,
      String.raw`^\s*border-(top|bottom)-(left|right)-radius:.*`,
      String.raw`^\s*(text-align|float|clear):\s*(left|right).*`,
    ].join('|'),
    'm',
  )

  it('styles know start and end, not left and right', () => {
    const styles = filesIn('src', '.vue', '.css')
    expect(refuse(styles, physical, 'use the logical property, such as margin-inline-start')).toEqual([])
  })

  it('no template carries a style attribute, which the policy of the page refuses', () => {
    expect(refuse([...components, 'index.html'], /\s:?style="[^"]*"/, 'use a class')).toEqual([])
  })
})
