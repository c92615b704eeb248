import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { judge } from '../../src/config/load.ts'
import { inWords } from '../../src/config/problem.ts'
import { readSource } from '../../src/config/source.ts'
import { softwares } from '../../src/core/softwares/index.ts'

// Each file in broken/ begins with the report it must get, as comments. It stands for pool.yml, or for portal.yml or
// accessibility.yml when its name says so; the others come from good/. Not named .yml: no formatter should touch what is wrong on purpose.

const given = { languages: ['fr', 'en'], today: '2026-01-15' }
const broken = join(import.meta.dirname, 'broken')
const good = join(import.meta.dirname, 'good')

const source = (name: string, folder: string, file: string) =>
  readSource(name, readFileSync(join(folder, file), 'utf8'))

function expectedReport(text: string): string {
  const [comments = ''] = text.split('\n\n')
  const every = Object.keys(softwares).toSorted().join(', ')
  return comments.replaceAll(/^# /gm, '').replaceAll('{every software}', every)
}

function judged(file: string) {
  const which = /^(portal|accessibility)-/.exec(file)?.[1] ?? 'pool'
  const sources = {
    portal: source('portal.yml', good, 'portal.yml'),
    pool: source('pool.yml', good, 'pool.yml'),
    [which]: source(`${which}.yml`, broken, file),
  }
  const result = judge(sources, given)
  return 'problems' in result ? result.problems : []
}

test.each(readdirSync(broken))('says of %s exactly what it says of itself', file => {
  const report = judged(file).map(inWords).join('\n')
  expect(report).toBe(expectedReport(readFileSync(join(broken, file), 'utf8')))
})

test.each(readdirSync(broken))('says what to do about each problem of %s', file => {
  expect(judged(file).length).toBeGreaterThan(0)
  for (const { message, tip } of judged(file)) expect(tip, message).toMatch(/^(\w+: )?\S.{10,}/)
})
