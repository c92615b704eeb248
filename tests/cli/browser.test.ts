import { describe, expect, test, vi } from 'vitest'
import { browser as browserOf, browserFlags, shellOf } from '../../src/cli/browser.ts'
import type { Machine } from '../../src/cli/debian.ts'

const complained = vi.spyOn(console, 'error').mockReturnValue()

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
const ubuntu = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n'

const browser = (here: Machine) => browserOf(here, '/home/me/.cache/ms-playwright/chromium')

/** A machine with these browsers; what a command brings is there after it. */
function machine(
  present: readonly string[],
  { brings = {}, ...rest }: Partial<Machine> & { brings?: Record<string, string> } = {},
): { machine: Machine; ran: string[] } {
  const there = new Set(present)
  const ran: string[] = []
  return {
    ran,
    machine: {
      env: { PATH: '/usr/local/bin:/usr/bin' },
      root: false,
      system: '',
      starts: async path => there.has(path),
      run: async (command, args) => {
        const line = [command, ...args].join(' ')
        ran.push(line)
        const [, brought] = Object.entries(brings).find(([part]) => line.startsWith(part)) ?? []
        if (brought) there.add(brought)
        return 0
      },
      ...rest,
    },
  }
}

describe('a browser that is here', () => {
  test.each([
    [
      'the first name that starts',
      ['/usr/bin/google-chrome', '/usr/bin/chromium-browser'],
      '/usr/bin/chromium-browser',
    ],
    ['the first folder', ['/usr/bin/chromium', '/usr/local/bin/chromium'], '/usr/local/bin/chromium'],
    [
      'Playwright’s own last',
      ['/home/me/.cache/ms-playwright/chromium'],
      '/home/me/.cache/ms-playwright/chromium',
    ],
  ])('is taken: %s', async (_, present, expected) => {
    const { machine: here, ran } = machine(present)
    expect(await browser(here)).toBe(expected)
    expect(ran).toEqual([])
  })

  test.each(['CHROMIUM', 'CHROME_PATH'])('is the one %s names, before all others', async name => {
    const present = ['/opt/mine', '/usr/bin/chromium']
    const { machine: here } = machine(present, { env: { PATH: '/usr/bin', [name]: '/opt/mine' } })
    expect(await browser(here)).toBe('/opt/mine')
  })

  test('is not another than the one that was named', async () => {
    const { machine: here, ran } = machine(['/usr/bin/chromium'], {
      env: { PATH: '/usr/bin', CHROMIUM: '/opt/gone' },
    })
    expect(await browser(here)).toBeUndefined()
    expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('/opt/gone, which does not start'))
    expect(ran).toEqual([])
  })
})

describe('where there is none', () => {
  const apt = { 'apt-get install': '/usr/bin/chromium' }
  const download = { 'playwright install': '/home/me/.cache/ms-playwright/chromium' }

  test('root on Debian gets Debian’s', async () => {
    const { machine: here, ran } = machine([], { root: true, system: debian, brings: apt })
    expect(await browser(here)).toBe('/usr/bin/chromium')
    expect(ran).toEqual([
      'apt-get update',
      'apt-get install -y --no-install-recommends chromium fonts-dejavu-core fonts-noto-color-emoji',
    ])
  })

  test.each([
    ['an ordinary user on Debian', { system: debian }, 'playwright install chromium'],
    ['root on Ubuntu', { root: true, system: ubuntu }, 'playwright install --with-deps chromium'],
    ['root elsewhere', { root: true, system: 'ID=fedora\n' }, 'playwright install chromium'],
  ])('%s gets Playwright’s', async (_, rest, command) => {
    const { machine: here, ran } = machine([], { ...rest, brings: download })
    expect(await browser(here)).toBe('/home/me/.cache/ms-playwright/chromium')
    expect(ran).toEqual([command])
  })

  test('and none can be had, a sentence says what to do', async () => {
    const { machine: here } = machine([], { root: true, system: debian })
    expect(await browser(here)).toBeUndefined()
    expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('set CHROMIUM to its path'))
  })
})

describe('a browser without windows', () => {
  const whole = '/usr/bin/chromium'
  const shell = '/usr/bin/chromium-headless-shell'
  const apt = { 'apt-get install': shell }

  test('is taken where it is', async () => {
    const { machine: here, ran } = machine([whole, shell])
    expect(await shellOf(here, whole)).toBe(shell)
    expect(ran).toEqual([])
  })

  test('is brought from Debian to root', async () => {
    const { machine: here, ran } = machine([whole], { root: true, system: debian, brings: apt })
    expect(await shellOf(here, whole)).toBe(shell)
    expect(ran.at(-1)).toBe('apt-get install -y --no-install-recommends chromium-headless-shell')
  })

  test.each([
    ['it cannot be installed', { root: true, system: debian }],
    ['one is no root', { system: debian, brings: apt }],
    ['it would be a snap', { root: true, system: ubuntu, brings: apt }],
    [
      'somebody named another',
      { env: { PATH: '/usr/bin', CHROMIUM: whole }, root: true, system: debian, brings: apt },
    ],
  ])('gives way to the whole one where %s', async (_, rest) => {
    const { machine: here } = machine([whole], rest)
    expect(await shellOf(here, whole)).toBe(whole)
  })
})

test('the sandbox is given up by root alone', () => {
  expect(browserFlags(false)).not.toContain('--no-sandbox')
  expect(browserFlags(true)).toContain('--no-sandbox')
})
