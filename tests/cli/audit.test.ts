import { expect, it } from 'vitest'
import { audit } from '../../src/cli/audit.ts'
import { accepted, type Accepted } from '../../src/cli/audit/accepted.ts'
import { judge, readAdvisories } from '../../src/cli/audit/advisories.ts'
import { readLock } from '../../src/cli/audit/lock.ts'

const today = '2026-11-26'

/** As `npm audit --json` of npm 11 writes it, for one package. */
const report = (name: string, severity: string): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      [name]: {
        name,
        severity,
        isDirect: true,
        via: [
          {
            source: 1,
            name,
            dependency: name,
            title: 'Runs what it reads',
            url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
            severity,
            range: '<99',
          },
        ],
        effects: ['another'],
        range: '<99',
        nodes: [`node_modules/${name}`],
        fixAvailable: true,
      },
      another: { name: 'another', severity, via: [name], nodes: ['node_modules/another'], effects: [] },
    },
    metadata: {},
  })

async function audited(text: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const out = { write: (line: string) => said.push(line) }
  const code = await audit(args, { out, today, ask: async () => ({ text, trouble: 'no network' }) })
  return { code, said: said.join('') }
}

it('a registry that does not answer is said, and fails nothing', async () => {
  const { code, said } = await audited('{"message":"405 Method Not Allowed"}')
  expect(said).toContain('could not be asked for known weaknesses: no network')
  expect(code).toBe(0)
})

it('says so when nothing is known', async () => {
  const { code, said } = await audited('{"auditReportVersion":2,"vulnerabilities":{}}')
  expect(said).toContain('No weakness of theirs is known')
  expect(code).toBe(0)
})

it('a grave weakness in what ships fails, but not the tests of an unchanged tree', async () => {
  const found = report('vue', 'high')
  const alone = await audited(found)
  expect(alone.code).toBe(1)
  expect(alone.said).toContain(
    'to mend before a release: vue, high, in what ships: Runs what it reads https://',
  )

  const inTests = await audited(found, '--tell')
  expect(inTests.code).toBe(0)
  expect(inTests.said).toBe(alone.said)
})

it.each([
  ['a moderate one in what ships', 'vue', 'moderate', 'known: vue, moderate, in what ships'],
  ['a critical one in a tool', 'vite', 'critical', 'known: vite, critical, in a tool'],
])('%s is told and fails nothing', async (_, name, severity, sentence) => {
  const { code, said } = await audited(report(name, severity))
  expect(said).toContain(sentence)
  expect(code).toBe(0)
})

it('what was accepted counts again the day after', () => {
  const packages = { '': {}, 'node_modules/vue': {} }
  const lock = readLock(JSON.stringify({ lockfileVersion: 3, packages }))
  const found = readAdvisories(report('vue', 'critical'), lock) ?? []
  const reason: Accepted = { id: 'GHSA-aaaa-bbbb-cccc', because: 'We never call it.', until: today }
  const graveOn = (day: string) => judge(found, [reason], day).mend.map(({ id }) => id)
  expect(graveOn(today)).toEqual([])
  expect(graveOn('2026-11-27')).toEqual(['GHSA-aaaa-bbbb-cccc'])
})

it('each accepted weakness has an address, a reason and an end', () => {
  const shape = {
    id: expect.stringMatching(/^GHSA(-\w{4}){3}$/),
    until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  }
  for (const each of accepted)
    expect(each).toEqual({ ...shape, because: expect.stringMatching(/^.{20,}\.$/) })
})

it.each(['', 'not JSON', '[]', '{"auditReportVersion":1,"advisories":{}}', '{"vulnerabilities":{"vue":3}}'])(
  '%j is no report',
  text => {
    expect(readAdvisories(text, { lockfileVersion: 3, packages: {} })).toBeUndefined()
  },
)
