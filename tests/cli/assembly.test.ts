import { chown, readdir, readFile, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { assembleSite, carryHealth, replaceSite } from '../../src/cli/assembly.ts'
import { judgeAge } from '../../src/core/health/age.ts'
import { readHealth } from '../../src/core/health/reading.ts'
import { folderWith } from './site.ts'

const empty = () => folderWith({})
const textOf = (folder: string, file: string) => readFile(join(folder, file), 'utf8')

test('a new site has a health.json from the first day on, which says that nothing is known', async () => {
  const site = await empty()
  await carryHealth(join(site, 'nothing-was-here'), site)
  expect(await readdir(site)).toEqual(['health.json', 'health.json.br', 'health.json.gz'])
  const file = readHealth(JSON.parse(await textOf(site, 'health.json')))
  if (typeof file === 'string') throw new Error(file)
  expect([file.instances.size, judgeAge(file, Date.now())]).toEqual([0, 'dead'])
  expect(gunzipSync(await readFile(join(site, 'health.json.gz'))).toString()).toBe(
    await textOf(site, 'health.json'),
  )
})

test('what probes found outlives a new build, byte for byte; nothing else of the old site does', async () => {
  const found = {
    'health.json': '{"found":1}',
    'health.json.br': 'compressed',
    'health.json.gz': 'compressed too',
    '.health-memory.json': '{"memory":1}',
    'history/pad.json': '{"history":1}',
  }
  const [old, site] = [await folderWith({ ...found, 'index.html': 'old' }), await empty()]
  await carryHealth(old, site)
  for (const [file, text] of Object.entries(found)) expect(await textOf(site, file)).toBe(text)
  expect(await readdir(site)).not.toContain('index.html')
})

test('a new site takes the place of the old, or of none, and nothing is left over', async () => {
  const folder = await folderWith({ 'dist/index.html': 'old', 'new/index.html': 'new', 'new.old/x': 'left' })
  await replaceSite(join(folder, 'dist'), join(folder, 'new'))
  expect(await readdir(folder)).toEqual(['dist'])
  expect(await textOf(folder, 'dist/index.html')).toBe('new')
  await replaceSite(join(folder, 'first'), join(folder, 'dist'))
  expect(await textOf(folder, 'first/index.html')).toBe('new')
})

test('a build that begins while another is running says so, and leaves its work alone', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  const folder = await folderWith({ '.dist.building': String(process.pid), '.dist.new/half': 'made' })
  const [config, out] = [join(import.meta.dirname, '../config/good'), join(folder, 'dist')]
  expect(await assembleSite({ parts: folder, folder: config, out })).toBe(1)
  expect(said).toHaveBeenLastCalledWith(expect.stringContaining(`Another build of ${out} is running`))
  expect(await readdir(folder)).toEqual(['.dist.building', '.dist.new'])
  expect(await textOf(folder, '.dist.new/half')).toBe('made')
})

test.skipIf(process.getuid?.() !== 0)(
  'root builds for whoever owns the site, and gives away nothing that links of theirs lead to',
  async () => {
    const folder = await folderWith({
      'secret/a': 'of root',
      'dist/history/pad.json': '{}',
      'new/index.html': '',
    })
    const [site, secret] = [join(folder, 'dist'), join(folder, 'secret')]
    await symlink(join(secret, 'a'), join(site, '.health-memory.json'))
    await symlink(secret, join(site, 'history/all'))
    for (const path of [site, join(site, 'history')]) await chown(path, 12_345, 12_345)

    await carryHealth(site, join(folder, 'new'))
    await symlink(secret, join(folder, 'new/planted'))
    await replaceSite(site, join(folder, 'new'))
    expect(await readdir(site)).not.toContain('.health-memory.json')
    expect(await readdir(join(site, 'history'))).toEqual(['pad.json'])
    const owner = async (path: string) => (await stat(join(folder, path))).uid
    expect([await owner('dist/index.html'), await owner('dist/history/pad.json')]).toEqual([12_345, 12_345])
    expect([await owner('secret'), await owner('secret/a')]).toEqual([0, 0])
  },
)
