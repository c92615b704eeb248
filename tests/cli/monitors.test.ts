import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { monitors } from '../../src/cli/monitors.ts'

const config = join(import.meta.dirname, '../config/good')
let folder = ''
let written = ''
const out = { write: (text: string) => (written += text) }

beforeEach(async () => {
  written = ''
  folder = await mkdtemp(join(tmpdir(), 'entraide-monitors-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('writes three files that agree with each other, and nothing else', async () => {
  const files = join(folder, 'a', 'b')
  expect(await monitors(['--config', config, '--out', files], out)).toBe(0)
  expect(written).toBe(`${files}: blackbox.yml, targets.json, prometheus.yml for 3 instances\n`)
  expect((await readdir(files)).toSorted()).toEqual(['blackbox.yml', 'prometheus.yml', 'targets.json'])

  const { modules } = parse(await readFile(join(files, 'blackbox.yml'), 'utf8'))
  const targets: { labels: Record<string, string> }[] = JSON.parse(
    await readFile(join(files, 'targets.json'), 'utf8'),
  )
  for (const { labels } of targets) expect(Object.keys(modules)).toContain(labels['__param_module'])
  expect(
    parse(await readFile(join(files, 'prometheus.yml'), 'utf8')).scrape_configs[0].file_sd_configs,
  ).toEqual([{ files: ['targets.json'] }])
})

test('gives whoever is probed an honest name and somebody to write to', async () => {
  await monitors(['--config', config, '--out', folder], out)
  const agents = new Set((await readFile(join(folder, 'blackbox.yml'), 'utf8')).match(/User-Agent: .*/g))
  expect(agents.size).toBe(1)
  expect([...agents][0]).toMatch(
    /^User-Agent: Entraide-probe\/\d+\.\d+\.\d+ \(\+mailto:kitten@example\.org\)$/,
  )
})

test('keeps what the operator’s monitoring calls an instance out of the labels', async () => {
  await monitors(['--config', config, '--out', folder], out)
  expect(await readFile(join(folder, 'targets.json'), 'utf8')).not.toMatch(/the drop|monitor/)
})

test('asks where to write when it is not told', async () => {
  expect(await monitors(['--config', config], out)).toBe(2)
  expect(written).toBe('Say where to write blackbox.yml, targets.json and prometheus.yml: --out DIR\n')
})
