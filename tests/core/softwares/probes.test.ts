import { describe, expect, it } from 'vitest'
import type { Obstacle, Probe } from '../../../src/core/softwares/contract.ts'
import { isSoftware, softwares, type SoftwareId } from '../../../src/core/softwares/index.ts'
import * as list from '../../../src/core/softwares/probes.ts'
import { answers, type Answer } from './answers.ts'

// A missing line in probes.ts does not compile.
const probes: Readonly<Record<SoftwareId, Probe>> = list

/** Pages that answer 200 in a tool's place. */
const strangers = [
  'Welcome to nginx!',
  "<title>Making sure you're not a bot!</title>",
  '<title>Maintenance</title><h1>Back soon</h1>',
  '<title>This domain is for sale</title>',
  '',
]

describe.each(Object.keys(softwares).filter(isSoftware))('%s', id => {
  const probe = probes[id]
  const { working, closed = [], broken = [] } = answers[id]

  it.each(working)('works when it answers %o', answer => {
    expect(judge(probe, answer)).toBe('working')
  })

  it.each(closed)('is closed when it answers %o', ({ reason, ...answer }) => {
    expect(judge(probe, answer)).toBe(reason)
  })

  it.each(broken)('proves nothing when it answers %o', answer => {
    expect(judge(probe, answer)).toBe('unproven')
  })

  it('takes a stranger at its address for itself only where its evidence is shallow', () => {
    const expected = probe.evidence === 'shallow' ? 'working' : 'unproven'
    for (const body of strangers) expect(judge(probe, { body })).toBe(expected)
  })

  it('has a sample for each reason it may be closed', () => {
    const reasons = new Set(probe.closed?.map(sign => sign.reason))
    expect(new Set(closed.map(answer => answer.reason))).toEqual(reasons)
  })
})

/** How the contract reads: a closed sign first, every part of it; then the status and what the body shows. */
function judge(
  probe: Probe,
  { status = 200, location = '', body = '' }: Answer,
): 'working' | 'unproven' | Obstacle {
  const sign = probe.closed?.find(
    sign =>
      (sign.status ?? status) === status &&
      (sign.location?.test(location) ?? true) &&
      (sign.shows?.test(body) ?? true),
  )
  if (sign) return sign.reason
  const works = status === (probe.status ?? 200) && (probe.shows?.test(body) ?? true)
  return works ? 'working' : 'unproven'
}
