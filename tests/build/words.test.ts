import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { words } from '../../src/build/words.ts'
import { read } from '../house/tree.ts'

const file = join(import.meta.dirname, '../../src/locales/fr.json')
const addWatchFile = vi.fn()

async function loaded(id: string): Promise<Record<string, unknown> | undefined> {
  const { load } = words()
  if (typeof load !== 'function') throw new Error('The plugin loads nothing')
  const code = await load.call({ addWatchFile } as never, id)
  return typeof code === 'string' ? JSON.parse(code) : undefined
}

it('splits a language file in three that share nothing and miss nothing', async () => {
  const first = await loaded(`${file}?first.json`)
  const rest = await loaded(`${file}?rest.json`)
  const late = await loaded(`${file}?late.json`)
  expect({ ...first, ...rest, ...late }).toEqual(JSON.parse(read('src/locales/fr.json')))
  const groups = [first, rest, late].flatMap(part => Object.keys(part ?? {}))
  expect(groups.filter((group, place) => groups.indexOf(group) !== place)).toEqual([])
  for (const part of [first, rest, late]) expect(part).not.toEqual({})
})

it('shows a change of the file at once under `npm run dev`', async () => {
  await loaded(`${file}?rest.json`)
  expect(addWatchFile).toHaveBeenCalledWith(file)
})

it('leaves every other file alone', async () => {
  for (const id of [file, `${file}?raw`, '/work/other.json?first.json'])
    expect(await loaded(id)).toBeUndefined()
})
