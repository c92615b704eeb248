import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { jsonSchemas } from '../../src/config/json-schema.ts'
import { loadConfig, type Config, type Refusal } from '../../src/config/load.ts'
import { inWords } from '../../src/config/problem.ts'
import { instancesFor } from '../../src/core/pool.ts'
import { readPool, writePool } from '../../src/core/poolfile.ts'
import { services } from '../../src/core/services.ts'

const folder = join(import.meta.dirname, '../../config')
const text = (file: string) => readFileSync(join(folder, file), 'utf8')

let config: Config | Refusal
beforeAll(async () => {
  config = await loadConfig(folder)
})

function checked(): Config {
  if ('problems' in config) throw new Error(config.problems.map(inWords).join('\n'))
  return config
}

test('the configuration of this repository has no problem', () => {
  expect('problems' in config ? config.problems.map(inWords) : []).toEqual([])
})

test.each(services)('two instances or more serve %s', service => {
  expect(instancesFor(checked().pool, service).length).toBeGreaterThanOrEqual(2)
})

test('the pool survives the journey to the browser unchanged', () => {
  const { pool } = checked()
  expect(readPool(JSON.parse(JSON.stringify(writePool(pool))))).toEqual(pool)
})

test('providers stand in the order of their ids', () => {
  const ids = checked().providers.map(provider => provider.id)
  expect(ids).toEqual(ids.toSorted())
})

test('every instance says where it is known from', () => {
  const silent = checked().providers.flatMap(provider => provider.instances.filter(({ sources }) => !sources))
  expect(silent).toEqual([])
})

test.each(Object.entries(jsonSchemas))(
  '%s is what the schema says today; npm run check -- --write-schemas writes it again',
  (file, content) => {
    expect(text(file)).toBe(content)
  },
)

test.each(['portal', 'pool'])('%s.yml points editors to its schema in its first line', name => {
  expect(text(`${name}.yml`)).toMatch(`# yaml-language-server: $schema=./${name}.schema.json\n`)
})

test('every field of the pool is explained at the top of the file', () => {
  const [header = ''] = text('pool.yml').split('\nproviders:')
  const explained = [...header.matchAll(/^# {3}(\w+)/gm)].map(([, field]) => field)
  const { properties } = JSON.parse(jsonSchemas['pool.schema.json'])
  const { providers, ...rest } = properties
  const fields = [
    ...Object.keys(rest),
    ...Object.keys(rest.changes.additionalProperties.properties),
    ...Object.keys(providers.items.properties),
    ...Object.keys(providers.items.properties.instances.items.properties),
  ]
  expect(fields.filter(field => !explained.includes(field))).toEqual([])
})
