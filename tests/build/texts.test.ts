import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { texts } from '../../src/build/texts.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'entraide-texts-'))
  await mkdir(join(root, 'src/content/en/services'), { recursive: true })
})
afterAll(() => rm(root, { recursive: true }))

const error = vi.fn((message: string) => {
  throw new Error(message)
})

/** What the plugin makes of a file with this body, at this place below src/content. */
async function loaded(place: string, body: string, base = '/'): Promise<unknown> {
  const file = join(root, 'src/content', place)
  await writeFile(file, `---\ntitle: T\ndescription: D\n---\n\n${body}\n`)
  const { load, configResolved } = texts({
    values: language => ({ language, portal: 'Entraide' }),
    pages: ['why', 'pad'],
  })
  if (typeof load !== 'function' || typeof configResolved !== 'function') throw new Error('It loads nothing')
  await configResolved.call({} as never, { base } as never)
  return load.call({ error } as never, file, {} as never)
}

const code = (html: string) => ({
  code: `export default ${JSON.stringify({ title: 'T', description: 'D', html })}`,
  moduleType: 'js',
})

it('makes a text a module, filled in the language of its folder', async () => {
  expect(await loaded('en/a.md', '{portal} in {language}')).toEqual(code('<p>Entraide in en</p>'))
  expect(await loaded('en/services/pad.md', '{language}')).toEqual(code('<p>en</p>'))
})

it('leads to our pages in the same language, wherever the site is served from', async () => {
  expect(await loaded('en/a.md', '[a](page:why) [b](page:home)', '/sub/')).toEqual(
    code('<p><a href="/sub/en/why/">a</a> <a href="/sub/en/">b</a></p>'),
  )
})

it('tells a mistake with the file and the line', async () => {
  await expect(loaded('en/a.md', 'a\n\n{nobody}')).rejects.toThrow(
    /en\/a\.md:8 {2}there is no value \{nobody\}/,
  )
  await expect(loaded('en/a.md', '[a](page:nowhere)')).rejects.toThrow(
    /en\/a\.md:6 {2}there is no page nowhere/,
  )
})

it('leaves every other file alone', async () => {
  const { load } = texts({ values: () => ({}), pages: [] })
  if (typeof load !== 'function') throw new Error('It loads nothing')
  for (const id of ['/work/README.md', '/work/src/content/en/a.md?raw', '/work/src/a.ts'])
    expect(await load.call({ error } as never, id, {} as never)).toBeUndefined()
})
