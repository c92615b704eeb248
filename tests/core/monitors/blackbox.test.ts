import { expect, test } from 'vitest'
import { blackboxModules } from '../../../src/core/monitors/blackbox.ts'
import { targetsOf } from '../../../src/core/monitors/targets.ts'
import { isSoftware, softwares } from '../../../src/core/softwares/index.ts'
import * as probes from '../../../src/core/softwares/probes.ts'
import type { Probe } from '../../../src/core/softwares/contract.ts'
import { instance } from '../instances.ts'

const agent = 'entraide/test (+https://entraide.example/)'

const httpOf = (probe: Probe) => blackboxModules({ own: probe }, agent).modules['own']?.http

test('every software’s patterns survive the journey to Go', () => {
  const { modules, unwritten } = blackboxModules(probes, agent)
  expect(unwritten).toEqual([])
  expect(Object.keys(modules).toSorted()).toEqual(Object.keys(softwares).filter(isSoftware).toSorted())
})

test('a module asks as the adapter asks, and stays with the host', () => {
  expect(httpOf({ path: '', method: 'OPTIONS', status: 204, evidence: 'signature' })).toMatchObject({
    method: 'OPTIONS',
    valid_status_codes: [204],
    follow_redirects: false,
    headers: { 'User-Agent': agent },
    body_size_limit: '256KB',
  })
})

test('a sign of being closed is refused where it comes with the expected status, and left to the status elsewhere', () => {
  const http = httpOf({
    path: '',
    shows: /open/,
    closed: [
      { reason: 'full', shows: /full/ },
      { reason: 'full', status: 200, shows: /crowded/ },
      { reason: 'maintenance', status: 503, shows: /later/ },
      { reason: 'login-required', status: 302, location: /login/ },
    ],
    evidence: 'signature',
  })
  expect(http?.fail_if_body_matches_regexp).toEqual(['full', 'crowded'])
  expect(http?.fail_if_body_not_matches_regexp).toEqual(['(?:open)'])
})

test('either answer of a software that has two is accepted', () => {
  const or = { status: 403, shows: /not here/, evidence: 'signature' } as const
  const http = httpOf({ path: '', shows: /yes|no/, or, evidence: 'signature' })
  expect(http?.valid_status_codes).toEqual([200, 403])
  expect(http?.fail_if_body_not_matches_regexp).toEqual(['(?:yes|no)|(?:not here)'])
})

test('what cannot show itself is at least not somebody else', () => {
  const other: Probe = { path: '', shows: /x/, marks: /other-mark/, evidence: 'signature' }
  const { modules } = blackboxModules(
    { own: { path: '', marks: /own-mark/, evidence: 'shallow' }, other },
    agent,
  )
  const refused = modules['own']?.http.fail_if_body_matches_regexp
  expect(refused).toContain('other-mark')
  expect(refused).not.toContain('own-mark')
  expect(refused?.length).toBeGreaterThan(5)
})

test('one pattern that Go reads otherwise keeps its module from being written', () => {
  const { modules, unwritten } = blackboxModules(
    { own: { path: '', shows: /a(?!b)/, evidence: 'signature' } },
    agent,
  )
  expect(modules).toEqual({})
  expect(unwritten).toEqual(['own'])
})

test('a target leads to where its software’s probe looks, below the base address, and carries the instance’s id', () => {
  const instances = [instance('kitten/week', 'etherpad', { url: 'https://kitten.test/week/' })]
  const [target] = targetsOf({ instances })
  expect(target?.targets).toEqual([new URL(probes.etherpad.path, 'https://kitten.test/week/').href])
  expect(target?.labels).toEqual({
    __param_module: 'etherpad',
    instance: 'kitten/week',
    module: 'etherpad',
    software: 'etherpad',
    provider: 'kitten/week',
    services: ',pad,',
  })
})
