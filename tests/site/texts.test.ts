import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readTexts } from '../../src/site/texts.ts'
import { portal } from '../../src/portal.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'entraide-texts-'))
})
afterAll(() => rm(root, { recursive: true }))

const usual = join(import.meta.dirname, '../../src/content')
const given = { legal: {}, statement: { state: 'none' as const }, portal, base: '/' }

/** What becomes of our texts where an operator has put another "about" before them. */
async function withAbout(body: string, more: { base?: string } = {}) {
  const own = join(root, 'texts')
  await mkdir(join(own, 'en'), { recursive: true })
  await writeFile(join(own, 'en/about.md'), `---\ntitle: Us\ndescription: Who we are\n---\n\n${body}\n`)
  return readTexts({ ...given, ...more, folders: [own, usual] })
}

it('reads every text in every language of the portal', async () => {
  const { texts, mistakes } = await readTexts({ ...given, folders: [usual] })
  expect(mistakes).toEqual([])
  expect(Object.keys(texts)).toEqual(portal.languages)
  for (const pages of Object.values(texts))
    expect(Object.keys(pages)).toEqual(['about', 'privacy', 'legal', 'accessibility'])
})

it.each([
  [['pad', 'visio'], []],
  [['pad', 'date'], ['Quand vous envoyez un formulaire']],
  [['pictures'], ['Quand vous envoyez un formulaire', 'D’une image']],
  [['text'], ['Quand vous envoyez un formulaire', 'Un texte secret']],
] as const)('where %j is offered, it says of what is prepared here: %j', async (services, says) => {
  const { texts } = await readTexts({ ...given, portal: { ...portal, services }, folders: [usual] })
  const sentences = ['Quand vous envoyez un formulaire', 'D’une image', 'Un texte secret']
  const html = texts['fr']?.privacy.html ?? ''
  expect(sentences.filter(sentence => html.includes(sentence))).toEqual(says)
})

it("takes an operator's own text before ours, and ours where there is none", async () => {
  const { texts } = await withAbout('{portal}, by us.')
  expect(texts['en']?.about).toEqual({
    title: 'Us',
    description: 'Who we are',
    html: `<p>${portal.name}, by us.</p>`,
  })
  expect(texts['fr']?.about.html).not.toContain('by us')
  expect(texts['en']?.privacy.html).not.toBe('')
})

it('leads to our pages in the same language, wherever the site is served from', async () => {
  const { texts } = await withAbout('[a](page:why) [b](page:home)', { base: '/sub/' })
  expect(texts['en']?.about.html).toBe('<p><a href="/sub/en/why/">a</a> <a href="/sub/en/">b</a></p>')
})

it('tells every mistake with the file and the line', async () => {
  const file = join(root, 'texts/en/about.md')
  expect((await withAbout('a\n\n{nobody}')).mistakes).toEqual([
    { file, line: 8, message: expect.stringContaining('there is no value {nobody}') },
  ])
  expect((await withAbout('[a](page:nowhere)')).mistakes).toEqual([
    { file, line: 6, message: 'there is no page nowhere' },
  ])
})

it('names a text that nobody has written', async () => {
  const { mistakes } = await readTexts({ ...given, folders: [join(root, 'nothing')] })
  expect(mistakes[0]).toEqual({ file: 'fr/about.md', line: 1, message: 'the file does not exist' })
})
