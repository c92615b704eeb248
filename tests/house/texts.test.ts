import { describe, expect, it } from 'vitest'
import { valuesOf } from '../../src/site/values.ts'
import { textOf } from '../../src/site/markdown.ts'
import { services } from '../../src/core/services.ts'
import { pageIds, texts } from '../../src/core/texts.ts'
import { portal } from '../../src/portal.ts'
import { filesIn, read } from './tree.ts'

const files = filesIn('src/content', '.md')
const languageOf = (file: string) => file.split('/')[2] ?? ''
const nameOf = (file: string) => file.split('/').slice(3).join('/')
const languages = [...new Set(files.map(languageOf))]
const source = files.filter(file => languageOf(file) === 'fr')

/** What is written for people: without addresses, the signs of blocks, the names and quotes of front matter. */
const prose = (file: string): [number, string][] =>
  read(file)
    .split('\n')
    .map((line, at): [number, string] => [
      at + 1,
      line
        .replaceAll(/\]\([^)]*\)/g, ']')
        .replace(/^\s*:::.*$/, '')
        .replace(/^(?:title|description|missing): (?:'(.*)'$)?/, '$1'),
    ])

const breaking = (file: string, wrong: RegExp, advice: string) =>
  prose(file)
    .filter(([, line]) => wrong.test(line))
    .map(([at, line]) => `${file}:${at}  "${line.slice(0, 60)}"  ${advice}`)

/** Its headings and blocks, in order: what has to be the same in every language. */
const shape = (file: string) =>
  [...read(file).matchAll(/^\s*(#+ |::: .*)/gm)].map(([, sign = '']) => sign.trim())

const blanks = (file: string) => [...new Set([...read(file).matchAll(/\{\w+\}/g)].map(String))].toSorted()

describe.each(languages)('src/content/%s', language => {
  it('has the texts that src/content/fr has, no more and no fewer', () => {
    const own = files.filter(file => languageOf(file) === language)
    expect(own.map(nameOf)).toEqual(source.map(nameOf))
    for (const text of texts) expect(own.map(nameOf)).toContain(`${text}.md`)
  })
})

describe.each(files)('%s', file => {
  const original = `src/content/fr/${nameOf(file)}`
  const address = (page: string) =>
    page === 'home' || [...pageIds, ...services].includes(page as never) ? `/${page}/` : undefined

  it('has the headings and blocks of the French text, and names the same values', () => {
    expect(shape(file)).toEqual(shape(original))
    expect(blanks(file)).toEqual(blanks(original))
  })

  it('names only values and pages that exist', () => {
    const values = valuesOf({ portal, legal: {}, statement: { state: 'none' } }, languageOf(file))
    expect(() => textOf(read(file), { values, address })).not.toThrow()
  })

  it('skips no level of heading', () => {
    const levels = [2, ...shape(file).flatMap(sign => (sign.startsWith('#') ? [sign.length] : []))]
    const jumps = levels.filter((level, at) => level > (levels[at - 1] ?? 2) + 1)
    expect(jumps).toEqual([])
  })

  it('has typographic apostrophes, quotes and dots', () => {
    expect(breaking(file, /['"]|\.\.\./, 'write ’ “ ” … instead of \' " ...')).toEqual([])
  })
})

describe.each(source)('French typography in %s', file => {
  it('has U+202F before ; ! ? and inside « »', () => {
    expect(
      breaking(file, /(?<!\u202f)[;!?»]|«(?!\u202f)/, 'put a narrow no-break space (U+202F) there'),
    ).toEqual([])
  })

  it('has U+00A0 before a colon and a percent sign', () => {
    expect(breaking(file, /(?<!\u00a0)[:%]/, 'put a no-break space (U+00A0) before it')).toEqual([])
  })

  it('has no median dot, which screen readers stumble on', () => {
    expect(breaking(file, /\p{L}·\p{L}/u, 'write both words, or one that fits everybody')).toEqual([])
  })
})
