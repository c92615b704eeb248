import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judge } from '../../src/config/load.ts'
import { readSource } from '../../src/config/source.ts'
import { conformityAt, type Conformity } from '../../src/core/statement.ts'

const good = (file: string) => readSource(file, readFileSync(join(import.meta.dirname, 'good', file), 'utf8'))
const given = { languages: ['fr', 'en'], today: '2026-06-15' }

function judged(statement?: string, portal = good('portal.yml')) {
  const accessibility =
    statement === undefined ? {} : { accessibility: readSource('accessibility.yml', statement) }
  const result = judge({ portal, pool: good('pool.yml'), ...accessibility }, given)
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join('\n'))
  return result
}
const warnings = (statement: string) =>
  judged(statement)
    .warnings.map(({ message }) => message)
    .join('\n')

it.each<[number, Conformity]>([
  [0, 'none'],
  [49.9, 'none'],
  [50, 'partial'],
  [99.9, 'partial'],
  [100, 'full'],
])('an audit that finds %d %% of the criteria met allows to say %s', (rate, state) => {
  expect(conformityAt(rate)).toBe(state)
  const { statement } = judged(`{ state: ${state}, audit: { date: 2026-06-01, by: Us, rate: ${rate} } }`)
  expect(statement.state).toBe(state)
})

it('without a file, the statement is that there was no audit', () => {
  expect(judged().statement).toEqual({ state: 'none' })
})

describe('a statement', () => {
  it.each<[string, string, RegExp | undefined]>([
    ['of today', '2026-06-15', undefined],
    ['of three years ago', '2023-06-15', undefined],
    ['of a day more', '2023-06-14', /older than three years/],
  ])('%s is mentioned only when it has to be gone through again', (_, date, expected) => {
    if (expected) expect(warnings(`{ state: none, date: ${date} }`)).toMatch(expected)
    else expect(warnings(`{ state: none, date: ${date} }`)).not.toContain('statement')
  })

  it('without a date is mentioned', () => {
    expect(warnings('state: none')).toContain('bears no date')
  })
})

describe('the legal fields', () => {
  const text = readFileSync(join(import.meta.dirname, 'good/portal.yml'), 'utf8')
  const [most] = text.split('legal:')
  const portal = readSource('portal.yml', `${most}legal: { director: Claude, host: { name: Host } }`)

  it('reach the legal pages, and not the portal that every page carries', () => {
    const config = judged(undefined, portal)
    expect(config.legal).toEqual({ director: 'Claude', host: { name: 'Host' } })
    expect(JSON.stringify(config.portal)).not.toContain('Claude')
  })

  it('that are missing are named, each once', () => {
    const [warning] = judged(undefined, portal).warnings.filter(({ message }) =>
      message.includes('legal pages'),
    )
    expect(warning?.message).toBe(
      'the legal pages lack legal.form, legal.address, legal.phone, legal.logs, legal.host.address, legal.host.phone',
    )
  })
})
