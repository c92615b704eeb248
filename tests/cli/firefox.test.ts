import { expect, test, vi } from 'vitest'
import type { Machine } from '../../src/cli/debian.ts'
import { firefox } from '../../src/cli/firefox.ts'

const complained = vi.spyOn(console, 'error').mockReturnValue()

/** A machine with these programs; what apt-get installs is there after it. */
function machine(present: readonly string[], rest: Partial<Machine> = {}, brings?: string) {
  const there = new Set(present)
  const ran: string[] = []
  const here: Machine = {
    env: { PATH: '/usr/bin' },
    root: true,
    system: 'ID=debian\n',
    starts: async path => there.has(path),
    run: async (command, args) => {
      ran.push([command, ...args].join(' '))
      if (brings && args.includes('install')) there.add(brings)
      return 0
    },
    ...rest,
  }
  return { here, ran }
}

test.each([
  ['the long-lived one first', ['/usr/bin/firefox', '/usr/bin/firefox-esr'], '/usr/bin/firefox-esr'],
  ['any other', ['/usr/bin/firefox'], '/usr/bin/firefox'],
])('a Firefox that is here is taken: %s', async (_, present, expected) => {
  const { here, ran } = machine(present)
  expect(await firefox(here)).toBe(expected)
  expect(ran).toEqual([])
})

test('FIREFOX names the one that is taken, and no other in its place', async () => {
  const env = { PATH: '/usr/bin', FIREFOX: '/opt/mine' }
  expect(await firefox(machine(['/opt/mine', '/usr/bin/firefox'], { env }).here)).toBe('/opt/mine')
  expect(await firefox(machine(['/usr/bin/firefox'], { env }).here)).toBeUndefined()
  expect(complained).toHaveBeenLastCalledWith('FIREFOX says /opt/mine, which does not start.')
})

test('where there is none, root on Debian gets Debian’s', async () => {
  const { here, ran } = machine([], {}, '/usr/bin/firefox-esr')
  expect(await firefox(here)).toBe('/usr/bin/firefox-esr')
  expect(ran).toEqual(['apt-get update', 'apt-get install -y --no-install-recommends firefox-esr'])
})

test.each([
  ['for who is not root', { root: false }],
  ['elsewhere than on Debian', { system: 'ID=fedora\n' }],
])('none can be had %s, and a sentence says what to do', async (_, rest) => {
  const { here, ran } = machine([], rest)
  expect(await firefox(here)).toBeUndefined()
  expect(ran).toEqual([])
  expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('set FIREFOX to its path'))
})
