import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { check } from '../../src/cli/check.ts'

const good = join(import.meta.dirname, '../config/good')

let folder = ''
let written = ''
const out = { write: (text: string) => (written += text) }

beforeEach(async () => {
  written = ''
  folder = await mkdtemp(join(tmpdir(), 'entraide-check-'))
  await cp(good, folder, { recursive: true })
  await mkdir(join(folder, 'public/social'), { recursive: true })
  for (const tag of ['fr', 'en']) await writeFile(join(folder, `public/social/${tag}.png`), '')
})
afterEach(() => rm(folder, { recursive: true }))

test('sums up a good configuration in one line, and is content', async () => {
  expect(await check(['--config', folder], out)).toBe(0)
  expect(written).toBe(
    '1 providers, 7 instances: 4 drawn, 2 paused, 1 that ask for an account; ' +
      'pad 3, visio 0, date 0, calc 0, drop 1, pictures 0, postit 1, link 0, text 0\n',
  )
})

test('writes each problem, then how many there are, and is not content', async () => {
  await writeFile(join(folder, 'pool.yml'), 'providers: []\nprovider: []\n')
  expect(await check(['--config', folder], out)).toBe(1)
  expect(written).toBe(
    `${folder}/pool.yml:1:12  providers must list at least one provider\n` +
      '    tip: write each entry on a line of its own, after a hyphen\n' +
      `${folder}/pool.yml:2:1  "provider" is not a field of the pool\n` +
      '    tip: did you mean "providers"? known here: changes, prefer, providers, shared\n' +
      '2 problems to mend\n',
  )
})

test('who has another name or fewer services than our pictures show is told to make some, or to go without', async () => {
  await rm(join(folder, 'public/social/fr.png'))
  expect(await check(['--config', folder], out)).toBe(0)
  expect(written).toContain(`${folder}/public  warning: social/fr.png is missing: links to the portal are`)
  expect(written).toMatch(/\n {4}tip: put your own there, 1200 by 630/)
  written = ''
  const portal = await readFile(join(good, 'portal.yml'), 'utf8')
  const all = 'services: [pad, visio, date, calc, drop, pictures, postit, link, text]'
  await writeFile(join(folder, 'portal.yml'), portal.replace('services: [pad]', all))
  await check(['--config', folder], out)
  expect(written).not.toContain('fr.png')
})

test('examples that are left are counted last, where one reads, for they will be published', async () => {
  const portal = await readFile(join(good, 'portal.yml'), 'utf8')
  const example = portal.replace(/^source: .*$/m, 'source: https://entraide.example/source')
  await writeFile(join(folder, 'portal.yml'), example)
  expect(await check(['--config', folder], out)).toBe(0)
  expect(written).toMatch(/text 0\n1 example is left: a build publishes what is there\n$/)
})

test('a warning is told and forgiven', async () => {
  const portal = await readFile(join(good, 'portal.yml'), 'utf8')
  await writeFile(join(folder, 'portal.yml'), portal.replace('[pad]', '[pad, drop]'))
  expect(await check(['--config', folder], out)).toBe(0)
  expect(written).toContain(`${folder}/portal.yml:4:17  warning: only 1 instance serves drop\n`)
})

test('writes the schemas for editors beside the files', async () => {
  expect(await check(['--config', folder, '--write-schemas'], out)).toBe(0)
  const schema: unknown = JSON.parse(await readFile(join(folder, 'pool.schema.json'), 'utf8'))
  expect(schema).toMatchObject({ properties: { providers: { type: 'array', minItems: 1 } } })
})

test.each([[['--confg', 'x']], [['extra']], [['--config']]])(
  '%j is refused as a wrong command',
  async args => {
    await expect(check(args, out)).rejects.toMatchObject({ code: expect.stringMatching(/^ERR_PARSE_ARGS/) })
  },
)
