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

it('splits a language file in parts that share nothing and miss nothing', async () => {
  const parts = ['first', 'rest', 'after', 'late', 'written', 'still'].map(part =>
    loaded(`${file}?${part}.json`),
  )
  const groups = (await Promise.all(parts)).map(part => Object.entries(part ?? {}))
  for (const part of groups) expect(part).not.toEqual([])
  expect(Object.fromEntries(groups.flat())).toEqual(JSON.parse(read('src/locales/fr.json')))
  expect(new Set(groups.flat().map(([name]) => name)).size).toBe(groups.flat().length)
})

it('shows a change of the file at once under `npm run dev`', async () => {
  await loaded(`${file}?rest.json`)
  expect(addWatchFile).toHaveBeenCalledWith(file)
})

it('leaves every other file alone', async () => {
  for (const id of [file, `${file}?raw`, '/work/other.json?first.json'])
    expect(await loaded(id)).toBeUndefined()
})
