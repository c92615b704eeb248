import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isSoftware, softwares } from '../../../src/core/softwares/index.ts'

const folder = join(import.meta.dirname, '../../../src/core/softwares')
const notAdapters = ['abouts.ts', 'contract.ts', 'index.ts', 'list.ts', 'probes.ts']
const ids = readdirSync(folder)
  .filter(file => file.endsWith('.ts'))
  .filter(file => !notAdapters.includes(file))
  .map(file => file.replace(/\.ts$/, ''))

it.each(ids)('src/core/softwares/%s.ts has its line in list.ts, under its own name', async id => {
  const adapter = await import(`../../../src/core/softwares/${id}.ts`)
  expect({ ...softwares }).toHaveProperty(id, adapter.default)
})

it('lists nothing without a file of its own', () => {
  expect(Object.keys(softwares).toSorted()).toEqual(ids.toSorted())
})

it('tells a software it knows from any other word', () => {
  expect(isSoftware('etherpad')).toBe(true)
  expect(isSoftware('Etherpad')).toBe(false)
  expect(isSoftware('toString')).toBe(false)
  expect(isSoftware(undefined)).toBe(false)
})
