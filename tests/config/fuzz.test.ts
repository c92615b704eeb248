import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from '../../src/config/load.ts'
import { inWords } from '../../src/config/problem.ts'
import { readSource } from '../../src/config/source.ts'
import type { Pool } from '../../src/core/pool.ts'
import { readPool, writePool } from '../../src/core/poolfile.ts'

const given = { languages: ['fr', 'en'], today: '2026-01-15' }
const good = (name: string) => readFileSync(join(import.meta.dirname, 'good', `${name}.yml`), 'utf8')
const [portal, pool] = [good('portal'), good('pool')]

const signs =
  '[ ] { } &a *a !!set ? | " \' # % : - , << ~ null true -1 .nan 1e999 0x10 https:// https://[::1] https://% // ..'
const names = '__proto__: constructor: toString: 🐈 é'
const nasty = fc.constantFrom(
  ...`${signs} ${names}`.split(' '),
  ...['\t', '\n', '  ', ': ', '- ', '---\n', '\0', '\r', '\u{feff}', '\ud800', '9'.repeat(400)],
)
const anything = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 8 }))
const cut = fc.record({ at: fc.nat(), length: fc.nat(40), put: anything })

function mutate(text: string, cuts: { at: number; length: number; put: string }[]): string {
  return cuts.reduce((changed, { at, length, put }) => {
    const start = at % (changed.length + 1)
    return changed.slice(0, start) + put + changed.slice(start + length)
  }, text)
}

const carried = (from: Pool) => readPool(JSON.parse(JSON.stringify(writePool(from))))

test('whatever is done to the files, they are accepted or refused, each refusal with a place in the file', () => {
  const cuts = fc.array(cut, { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(cuts, cuts, fc.boolean(), (inPool, inPortal, both) => {
      const texts = { portal: both ? mutate(portal, inPortal) : portal, pool: mutate(pool, inPool) }
      const result = judge(
        { portal: readSource('portal.yml', texts.portal), pool: readSource('pool.yml', texts.pool) },
        given,
      )
      if (!('problems' in result)) {
        expect(carried(result.pool)).toEqual(result.pool)
        return
      }
      for (const { file, line, column } of result.problems) {
        const lines = (file === 'pool.yml' ? texts.pool : texts.portal).split('\n')
        expect(line).toBeLessThanOrEqual(lines.length)
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1)
      }
      for (const finding of result.problems) expect(inWords(finding).split('\n').length).toBeLessThan(3)
    }),
    { numRuns: 300 },
  )
})

test('data of any shape is judged, not stumbled over', () => {
  const value = fc.jsonValue({ maxDepth: 5 })
  fc.assert(
    fc.property(value, value, (first, second) => {
      const source = (name: string, data: unknown) => ({ ...readSource(name, ''), data })
      const result = judge({ portal: source('portal.yml', first), pool: source('pool.yml', second) }, given)
      expect(result).toHaveProperty('problems')
    }),
    { numRuns: 300 },
  )
})
