import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { filesIn, read } from './tree.ts'

const run = promisify(execFile)
const units = filesIn('deploy/systemd', '.service', '.timer')
const services = units.filter(file => file.endsWith('.service'))
const setting = (file: string, name: string): string[] =>
  [...read(file).matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value)

/** How open a unit may be, from 0 to 10, in the words of `systemd-analyze security`. */
const exposures: Readonly<Record<string, number>> = {
  'entraide-serve.service': 0.9,
  'entraide-probe.service': 1.1,
}

const analyzer = await run('systemd-analyze', ['--version']).then(
  ({ stdout }) => Number(/^systemd (\d+)/.exec(stdout)?.[1]),
  () => 0,
)
if (analyzer < 252)
  console.warn('There is no systemd-analyze of 252 or later here: units are not tried by it.')

describe.skipIf(analyzer < 252)('as systemd sees them', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entraide-units-'))
    // It looks whether what they start is there, and Node may be elsewhere here.
    for (const file of units)
      await writeFile(join(folder, basename(file)), read(file).replaceAll('/usr/bin/node', process.execPath))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('all units are understood to the last line', async () => {
    const paths = units.map(file => join(folder, basename(file)))
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', ...paths])
    expect(stdout + stderr).toBe('')
  })

  it.each(services.map(file => basename(file)))('%s is as closed as it was', async name => {
    const args = ['security', '--offline=true', '--no-pager', join(folder, name)]
    const { stdout } = await run('systemd-analyze', args)
    const [, figure] = /Overall exposure level for \S+: ([\d.]+)/.exec(stdout) ?? []
    expect(Number(figure)).toBeLessThanOrEqual(exposures[name] ?? 0)
  })
})

describe.each(services)('%s', file => {
  it('calls a command that there is, by options that it has', () => {
    const [call = ''] = setting(file, 'ExecStart')
    const [, command = '', ...words] =
      /^\/usr\/bin\/node entraide\.mjs .+$/.exec(call)?.[0].split(' ').slice(1) ?? []
    const known = Object.entries(commands).find(([each]) => each === command)?.[1]
    expect(known, call).toBeDefined()
    const options = Object.keys(known && 'options' in known ? known.options : {}).map(
      each => each.split(' ')[0],
    )
    for (const word of words.filter(each => each.startsWith('--'))) expect(options).toContain(word)
  })

  it('is not root, and gets no right of root’s', () => {
    expect([...setting(file, 'User'), ...setting(file, 'DynamicUser')]).toHaveLength(1)
    expect(setting(file, 'User')).not.toContain('root')
    expect(setting(file, 'CapabilityBoundingSet')).toEqual([''])
    expect(setting(file, 'NoNewPrivileges')).toEqual(['yes'])
  })
})

it('who serves writes nowhere and calls nobody; who probes writes into the site alone', () => {
  const [serve = '', probe = ''] = ['serve', 'probe'].map(each => `deploy/systemd/entraide-${each}.service`)
  expect(setting(serve, 'ReadWritePaths')).toEqual([])
  expect(setting(serve, 'IPAddressDeny')).toEqual(['any'])
  expect(setting(serve, 'IPAddressAllow')).toEqual(['localhost'])
  expect(setting(probe, 'ReadWritePaths')).toEqual(['/srv/entraide/dist'])
  for (const file of [serve, probe]) expect(setting(file, 'ProtectSystem')).toEqual(['strict'])
})
