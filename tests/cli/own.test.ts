import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownProblems } from '../../src/cli/own.ts'
import { loadConfig, type Config } from '../../src/config/load.ts'
import { folderWith } from './site.ts'

const read = await loadConfig('config')
if ('problems' in read) throw new Error('config/ has problems')
const config: Config = read

const text = (body: string) => `---\ntitle: Nous\ndescription: Qui nous sommes\n---\n\n${body}\n`

/** What is said of these files beside an operator's YAML, without the folder they are in. */
async function said(files: Record<string, string>): Promise<string[]> {
  const folder = await folderWith(files)
  const problems = await ownProblems(folder, config)
  return problems.map(problem => problem.replace(`${folder}/`, ''))
}

test('nothing is said of files that can be laid over the site, or of texts of their own', async () => {
  expect(
    await said({
      'public/icon.svg': '<svg/>',
      'public/robots.txt': '',
      'public/social/fr.png': '',
      'public/.well-known/security.txt': '',
      'texts/fr/about.md': text('{portal}, à [propos](page:privacy).'),
    }),
  ).toEqual([])
  expect(await said({ 'portal.yml': '' })).toEqual([])
})

test.each([
  ['index.html'],
  ['fr/about/index.html'],
  ['assets/mine.js'],
  ['assets'],
  ['embed/1.js'],
  ['pool.json'],
  ['sw.js'],
  ['_headers'],
  ['robots.txt.gz'],
])('public/%s is not taken silently: each build writes it itself', async path => {
  expect(await said({ [`public/${path}`]: '' })).toEqual([
    `public/${path}  is written by each build itself: take it away`,
  ])
})

test('hidden files are not served, so they are not taken', async () => {
  expect(await said({ 'public/.htaccess': '' })).toEqual([
    'public/.htaccess  is hidden, and hidden files are not served: take it away',
  ])
})

test('links are not followed, wherever they lead', async () => {
  const folder = await folderWith({ 'public/robots.txt': '' })
  await symlink('/etc', join(folder, 'public/all'))
  await mkdir(join(folder, 'texts/fr'), { recursive: true })
  await symlink('/etc/hostname', join(folder, 'texts/fr/about.md'))
  expect((await ownProblems(folder, config)).map(problem => problem.replace(`${folder}/`, ''))).toEqual(
    expect.arrayContaining([
      'public/all  is no ordinary file: put a copy here',
      expect.stringContaining('texts/fr/about.md  is no text of the portal'),
    ]),
  )
})

test('a text nobody would ever see is named, and a mistake in one has its line', async () => {
  expect(await said({ 'texts/fr/apropos.md': text('') })).toEqual([
    'texts/fr/apropos.md  is no text of the portal: there are about.md, privacy.md, legal.md, accessibility.md, by language',
  ])
  expect(await said({ 'texts/de/about.md': text('') })).toEqual([
    'texts/de/about.md  is in a language that the portal does not speak',
  ])
  expect(await said({ 'texts/fr/about.md': text('a\n\n{nom}') })).toEqual([
    expect.stringMatching(/^texts\/fr\/about\.md:8 {2}there is no value \{nom\}/),
  ])
})
