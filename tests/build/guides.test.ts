import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { guides } from '../../src/build/guides.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'entraide-guides-'))
  await mkdir(join(root, 'src/content/en/services'), { recursive: true })
})
afterAll(() => rm(root, { recursive: true }))

const error = vi.fn((message: string) => {
  throw new Error(message)
})

/** What the plugin makes of a file with this body, at this place below src/content. */
async function loaded(place: string, body: string): Promise<unknown> {
  const file = join(root, 'src/content', place)
  await writeFile(file, `---\ntitle: T\ndescription: D\n---\n\n${body}\n`)
  const { load } = guides()
  if (typeof load !== 'function') throw new Error('It loads nothing')
  return load.call({ error } as never, file, {} as never)
}

it('makes a guide a module', async () => {
  const text = { title: 'T', description: 'D', html: '<p>Write <strong>together</strong></p>' }
  expect(await loaded('en/services/pad.md', 'Write **together**')).toEqual({
    code: `export default ${JSON.stringify(text)}`,
    moduleType: 'js',
  })
})

it('tells with the file and the line what would differ from portal to portal', async () => {
  await expect(loaded('en/services/pad.md', 'a\n\n{portal}')).rejects.toThrow(
    /services\/pad\.md:8 {2}there is no value \{portal\}/,
  )
  await expect(loaded('en/services/pad.md', '[a](page:why)')).rejects.toThrow(
    /services\/pad\.md:6 {2}there is no page why/,
  )
})

it('leaves every other file alone', async () => {
  const { load } = guides()
  if (typeof load !== 'function') throw new Error('It loads nothing')
  for (const id of ['/work/README.md', '/work/src/content/en/about.md', '/work/src/a.ts'])
    expect(await load.call({ error } as never, id, {} as never)).toBeUndefined()
})
