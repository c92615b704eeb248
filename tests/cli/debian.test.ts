import { expect, test } from 'vitest'
import { unpackFromDebian, type Machine } from '../../src/cli/debian.ts'

const debian = 'ID=debian\n'

/** A machine on which each command fails as often as is said, then works. */
function machine(rest: Partial<Machine>, failures: Record<string, number> = {}) {
  const ran: string[] = []
  const left = new Map(Object.entries(failures))
  const here: Machine = {
    env: {},
    root: true,
    system: debian,
    starts: async () => false,
    run: async command => {
      ran.push(command)
      const count = left.get(command) ?? 0
      left.set(command, count - 1)
      return count > 0 ? 100 : 0
    },
    ...rest,
  }
  return { here, ran }
}

test.each([
  ['once, where the lists of packages are there', {}, {}, ['sh']],
  ['again after fetching the lists, for root', {}, { sh: 1 }, ['sh', 'apt-get', 'sh']],
  ['no second time where the lists cannot be fetched', {}, { sh: 1, 'apt-get': 1 }, ['sh', 'apt-get']],
  ['no second time for who may not fetch the lists', { root: false }, { sh: 1 }, ['sh']],
  ['never where there are no Debian packages', { system: 'ID=fedora\n' }, {}, []],
])('packages are unpacked %s', async (_, rest, failures, expected) => {
  const { here, ran } = machine(rest, failures)
  await unpackFromDebian(here, ['prometheus'], '/tmp/nowhere')
  expect(ran).toEqual(expected)
})
