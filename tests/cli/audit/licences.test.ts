import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { licenceProblems } from '../../../src/cli/audit/licences.ts'
import { readLock } from '../../../src/cli/audit/lock.ts'

const problemsOf = (license: string | undefined, dev = false): string[] => {
  const packages = { '': {}, 'node_modules/one': { ...(license && { license }), ...(dev && { dev }) } }
  return licenceProblems(readLock(JSON.stringify({ lockfileVersion: 3, packages })))
}

it('every package of this project may stand where it stands', () => {
  expect(licenceProblems(readLock(readFileSync('package-lock.json', 'utf8')))).toEqual([])
})

it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-2.0-only)', '(MIT AND Zlib)', 'OFL-1.1'])(
  '%s may ship',
  license => {
    expect(problemsOf(license)).toEqual([])
  },
)

it.each([
  'GPL-2.0-only',
  'SSPL-1.0',
  'BUSL-1.1',
  'CC-BY-NC-4.0',
  '(MIT AND CC-BY-NC-4.0)',
  '(GPL-2.0-only OR SSPL-1.0)',
  'UNLICENSED',
  'SEE LICENSE IN LICENSE.md',
  '',
  undefined,
])('%s may not', license => {
  expect(problemsOf(license)).toHaveLength(1)
})

it('a list of names under a licence for texts may help to build, and not ship', () => {
  expect(problemsOf('CC-BY-3.0', true)).toEqual([])
  expect(problemsOf('CC-BY-3.0')).toEqual([
    'node_modules/one is under CC-BY-3.0, which is not on the list for what ships (src/cli/audit/licences.ts)',
  ])
})
