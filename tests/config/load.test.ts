import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { judge, loadConfig, type Config } from '../../src/config/load.ts'
import { inWords } from '../../src/config/problem.ts'
import { readSource } from '../../src/config/source.ts'
import { readPool, writePool } from '../../src/core/poolfile.ts'

const good = join(import.meta.dirname, 'good')
const given = { languages: ['fr', 'en'], today: '2026-01-15' }

async function accepted(folder: string): Promise<Config> {
  const config = await loadConfig(folder, given)
  if ('problems' in config) throw new Error(config.problems.map(inWords).join('\n'))
  return config
}

const goodSource = async (file: string) => readSource(file, await readFile(join(good, file), 'utf8'))

async function refused(folder: string): Promise<string[]> {
  const config = await loadConfig(folder, given)
  return 'problems' in config ? config.problems.map(inWords) : []
}

describe('a good configuration', () => {
  test('leaves paused instances and those that ask for an account out of the pool', async () => {
    const { pool, providers } = await accepted(good)
    expect(pool.instances.map(instance => instance.id)).toEqual([
      'kitten/etherpad',
      'kitten/pads-of-a-week',
      'kitten/lufi',
      'kitten/cryptpad',
    ])
    expect(providers.flatMap(provider => provider.instances)).toHaveLength(7)
  })

  test('gives each instance the shape the portal uses', async () => {
    const [first, second, third, fourth] = (await accepted(good)).pool.instances
    expect(first).toEqual({
      id: 'kitten/etherpad',
      provider: {
        id: 'kitten',
        name: 'Kitten',
        website: 'https://kitten.example.org/',
        country: 'FR',
        place: 'Brest',
        chaton: true,
        contact: 'kitten@example.org',
        terms: 'https://kitten.example.org/terms?lang=fr',
      },
      software: 'etherpad',
      url: 'https://pad.kitten.example.org/',
      services: ['pad'],
      weight: 1,
      retention: { days: 180, after: 'change' },
      languages: ['fr', 'pt-BR'],
    })
    expect(second).toMatchObject({ url: 'https://kitten.example.org/week/', weight: 0 })
    expect(third).toMatchObject({ maxSize: 1_610_612_736, weight: 0.25 })
    expect(fourth?.services).toEqual(['pad', 'postit'])
  })

  test('survives the journey to the browser unchanged', async () => {
    const { pool } = await accepted(good)
    expect(readPool(JSON.parse(JSON.stringify(writePool(pool))))).toEqual(pool)
  })

  test('gives the portal as the operator wrote it, with a slash at the end of its address', async () => {
    const { portal } = await accepted(good)
    expect(portal).toMatchObject({
      name: 'Entraide',
      url: 'https://entraide.example.org/',
      languages: ['fr', 'en'],
      sharedComputer: true,
    })
  })

  test('keeps the monitoring for the commands: visitors get neither its address nor its names', async () => {
    const sources = { portal: await goodSource('portal.yml'), pool: await goodSource('pool.yml') }
    const config = judge(sources, given)
    if ('problems' in config) throw new Error(config.problems.map(inWords).join('\n'))
    expect(config.monitor).toEqual({
      kind: 'kuma',
      url: 'http://kuma.internal/status/kittens',
      names: new Map([
        ['kitten/etherpad', '12'],
        ['kitten/lufi', 'the drop'],
      ]),
    })
    const travelling = JSON.stringify([config.portal, writePool(config.pool)])
    expect(travelling).not.toMatch(/monitor|kuma|"12"|the drop/)
  })

  test('warns of what is still an example, and of a service with one host', () => {
    const portal = readSource(
      'portal.yml',
      `name: Entraide
url: https://entraide.example/
languages: [fr]
services: [drop]
operator: { name: Nom à remplacer }
collective: false
source: https://entraide.example/source
`,
    )
    const pool = readSource(
      'pool.yml',
      `providers:
  - id: kitten
    name: Kitten
    website: https://kitten.example.org/
    instances:
      - { software: lufi, url: 'https://drop.kitten.example.org/' }
`,
    )
    const { warnings } = judge({ portal, pool }, given)
    expect(warnings.map(inWords)).toEqual([
      'portal.yml:2:6  url is still an example: "https://entraide.example/"\n    tip: config/portal.yml says what to write here',
      'portal.yml:4:12  only 1 instance serves drop\n    tip: with two, one can stand in for the other',
      'portal.yml:5:11  the legal pages lack legal.form, legal.address, legal.phone, legal.director, legal.logs, legal.host\n    tip: until then they say that it is not given; your law says what you must give',
      'portal.yml:5:11  there is no operator.contact yet: until there is one, no host is probed\n    tip: contact: a mail address or a page of yours',
      'portal.yml:5:19  operator.name is still an example: "Nom à remplacer"\n    tip: config/portal.yml says what to write here',
      'portal.yml:7:9  source is still an example: "https://entraide.example/source"\n    tip: config/portal.yml says what to write here',
    ])
  })
})

describe('files that cannot be read', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entraide-config-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('are named, both of them, when the folder is not there', async () => {
    const missing = join(folder, 'nowhere')
    const tip =
      'go first to the folder of the portal, or say with --config where portal.yml and pool.yml stand'
    expect(await refused(missing)).toEqual([
      `${missing}/pool.yml:1:1  the file does not exist\n    tip: ${tip}`,
      `${missing}/portal.yml:1:1  the file does not exist\n    tip: ${tip}`,
    ])
  })

  test('that are there, but no files to read, lead to another folder no more', async () => {
    await mkdir(join(folder, 'pool.yml'))
    expect((await refused(folder))[0]).toMatch(
      /pool\.yml:1:1 {2}the file cannot be read: EISDIR.*\n {4}tip: see that it is a file, and that its folder is one$/,
    )
  })

  test.skipIf(process.getuid?.() === 0)('are to be opened for whoever types', async () => {
    await writeFile(join(folder, 'pool.yml'), '', { mode: 0o000 })
    expect((await refused(folder))[0]).toMatch(/EACCES.*\n {4}tip: let this user read it, or/)
  })

  test('are refused when they are not UTF-8', async () => {
    await writeFile(join(folder, 'pool.yml'), Buffer.from('providers: [{ name: Gr\xe9sille }]', 'latin1'))
    expect((await refused(folder))[0]).toBe(
      `${folder}/pool.yml:1:1  the file is not UTF-8 text\n    tip: save it again as UTF-8`,
    )
  })

  test('do not hide what is wrong in the other file', async () => {
    await writeFile(join(folder, 'portal.yml'), 'name: [')
    await writeFile(join(folder, 'pool.yml'), 'provider: []')
    const sentences = (await refused(folder)).join('\n')
    expect(sentences).toContain('portal.yml:1:8  this is not YAML')
    expect(sentences).toContain(
      'pool.yml:1:1  "provider" is not a field of the pool\n    tip: did you mean "providers"?',
    )
  })

  test.each(['name: Entraide\rlanguages: [fr]\r', '# a comment\rname: Entraide\n'])(
    'are refused when a line ends as on old Macs: %j',
    async text => {
      await writeFile(join(folder, 'portal.yml'), text)
      const [, portal, ...others] = await refused(folder)
      expect([portal, others]).toEqual([
        `${folder}/portal.yml:1:${text.indexOf('\r') + 1}  this line ends with CR alone, as on old Macs\n    tip: save the file again with the line ends of Unix, LF`,
        [],
      ])
    },
  )

  test('may have the line ends of Windows', async () => {
    for (const file of ['portal.yml', 'pool.yml']) {
      const text = await readFile(join(good, file), 'utf8')
      await writeFile(join(folder, file), text.replaceAll('\n', '\r\n'))
    }
    expect(await refused(folder)).toEqual([])
  })

  test.each([
    ['brackets', '['.repeat(20_000)],
    ['indents', '- '.repeat(20_000)],
  ])('are refused in one sentence when they are a tower of %s', async (_, tower) => {
    await writeFile(join(folder, 'portal.yml'), tower)
    const portal = (await refused(folder)).filter(line => line.startsWith(`${folder}/portal.yml`))
    expect(portal).toHaveLength(1)
    expect(portal[0]).toMatch(/the file is nested too deeply\n    tip: look for brackets or hyphens/)
  })
})
