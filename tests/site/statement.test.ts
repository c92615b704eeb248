import { describe, expect, it } from 'vitest'
import { textOf } from '../../src/site/markdown.ts'
import { valuesOf } from '../../src/site/values.ts'
import type { Statement } from '../../src/core/statement.ts'
import { portal } from '../../src/portal.ts'
import { read } from '../house/tree.ts'

/** The statement as its page says it, in one line of words and elements. */
function said(statement: Statement, language = 'fr'): string {
  const values = valuesOf({ portal, legal: {}, statement }, language)
  const source = read(`src/content/${language}/accessibility.md`)
  return textOf(source, { values, address: page => `/${page}/` }).html.replaceAll(/\s+/g, ' ')
}

const audited: Statement = {
  state: 'partial',
  date: '2026-03-02',
  audit: { date: '2026-02-28', by: 'Us', rate: 62.5, environment: ['Firefox, NVDA'] },
  nonconformities: [
    { what: { fr: 'Un titre manque.', en: 'A heading lacks.' }, reason: { fr: 'Oubli.', en: 'Forgotten.' } },
    { what: { fr: 'Deux.', en: 'Two.' }, instead: { fr: 'Trois.', en: 'Three.' } },
  ],
}

describe('without an audit', () => {
  it.each([
    ['fr', /<strong>non conforme<\/strong>.*n’a pas encore été audité.*Défenseur des droits/],
    ['en', /<strong>not compliant<\/strong>.*not been audited yet.*Défenseur des droits/],
  ])('it says so in %s, as French law words it, and gives no rate', (language, expected) => {
    expect(said({ state: 'none' }, language)).toMatch(expected)
    expect(said({ state: 'none' }, language)).not.toContain('%')
  })

  it('it calls automatic tests what they are', () => {
    expect(said({ state: 'none' })).toMatch(/tests automatiques.*ce n’est pas un audit/)
  })
})

it('after an audit, it gives its rate, its list and how it was done', () => {
  expect(said(audited)).toMatch(
    /partiellement conforme.*28 février 2026 par Us.*62,5 %.*2 mars 2026.*Firefox, NVDA/,
  )
  expect(said(audited)).toMatch(/<li> <p>Un titre manque\.<\/p> <p>Raison : Oubli\.<\/p> <\/li>/)
  expect(said(audited)).toMatch(/<li> <p>Deux\.<\/p> <p>À la place : Trois\.<\/p> <\/li> <\/ul>/)
  expect(said(audited, 'en')).toMatch(/partially compliant.*62\.5%.*Reason: Forgotten\./)
  expect(said(audited)).not.toMatch(/Aucun essai|pas encore été audité/)
})

it('elsewhere than in France, it names no French law', () => {
  for (const language of ['fr', 'en'])
    expect(said({ state: 'none', law: 'none' }, language)).not.toMatch(/2005-102|RGAA|Défenseur/)
})
