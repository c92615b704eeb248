import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { judge } from '../../src/config/load.ts'
import { inWords } from '../../src/config/problem.ts'
import { readSource } from '../../src/config/source.ts'
import { wordsIn } from '../../src/core/portal.ts'

const good = (file: string) => readFileSync(join(import.meta.dirname, 'good', file), 'utf8')

function judged(more: string) {
  const sources = {
    portal: readSource('portal.yml', good('portal.yml') + more),
    pool: readSource('pool.yml', good('pool.yml')),
  }
  const result = judge(sources, { languages: ['fr', 'en'], today: '2026-01-15' })
  if ('problems' in result) throw new Error(result.problems.map(inWords).join('\n'))
  return { portal: result.portal, warnings: result.warnings.map(inWords) }
}

/** What the good files are warned of anyway. */
const usual = judged('').warnings

const warned = (more: string) => judged(more).warnings.filter(warning => !usual.includes(warning))

it.each([
  ["colours: { accent: '#0a5d8c', paper: '#eef6ff' }\n", []],
  [
    "colours: { accent: '#ffd000' }\n",
    [
      'portal.yml:17:20  colours.accent stands out by 1.3 to 1 where it takes 4.5: by day it becomes "#806800"\n' +
        '    tip: write that one, or choose a darker one; by night it is made lighter by itself',
    ],
  ],
  [
    "colours: { paper: '#9ab' }\n",
    [
      'portal.yml:17:19  colours.paper is too dark for what is written on it: it becomes "#e0e6eb"\n' +
        '    tip: write that one, or choose a lighter one',
    ],
  ],
  [
    'words: { fr: { heading: Bonjour } }\n',
    ['portal.yml:17:1  words are not written in en: pages in it say ours\n    tip: add them, or leave it so'],
  ],
  ['words: { fr: { heading: Bonjour }, en: { heading: Hello } }\n', []],
])('says of %j what becomes of it', (more, expected) => {
  expect(warned(more)).toEqual(expected)
})

it('gives the portal its colours and words as they were written', () => {
  const { portal } = judged("colours: { accent: '#0A5' }\nwords: { fr: { introduction: Pour tous. } }\n")
  expect(portal.colours).toEqual({ accent: '#0A5' })
  expect(wordsIn(portal, 'fr')).toEqual({ introduction: 'Pour tous.' })
  expect(wordsIn(portal, 'en')).toEqual({})
})
