import { describe, expect, it } from 'vitest'
import { judge, judgeGate } from '../../../src/core/health/judge.ts'
import type { Answer } from '../../../src/core/health/reply.ts'
import type { Probe } from '../../../src/core/softwares/contract.ts'
import { isSoftware, softwares, type SoftwareId } from '../../../src/core/softwares/index.ts'
import * as list from '../../../src/core/softwares/probes.ts'
import { answers, type Sample } from './answers.ts'

// A missing line in probes.ts does not compile.
const probes: Readonly<Record<SoftwareId, Probe>> = list

/** Pages that answer 200 in a tool's place. */
const strangers = [
  '<title>Welcome to nginx!</title>',
  "<title>Making sure you're not a bot!</title><script src=/.within.website/x/cmd/anubis/static/js/main.mjs>",
  '<title>Maintenance</title><h1>Back soon</h1>',
  '<title>This domain is for sale</title>',
  '',
]

describe.each(Object.keys(softwares).filter(isSoftware))('%s', id => {
  const probe = probes[id]
  const { working, closed = [], broken = [], gate } = answers[id]

  it.each(working)('works when it answers %o', sample => {
    expect(judge(probe, answer(sample))).toMatchObject({ status: 'pass', reason: 'ok' })
  })

  it.each(closed)('is closed when it answers %o', ({ reason, ...sample }) => {
    expect(judge(probe, answer(sample))).toMatchObject({ status: 'fail', reason, depth: 3 })
  })

  it.each(broken)('proves nothing when it answers %o', sample => {
    expect(judge(probe, answer(sample)).status).not.toBe('pass')
  })

  it.each(strangers)('is not taken for working when its address shows %o', body => {
    expect(judge(probe, answer({ body })).status).not.toBe('pass')
  })

  it('is known by its own pages alone', () => {
    const others = Object.values(probes).filter(other => other !== probe)
    for (const sample of working) {
      const takenFor = others.filter(other => other.marks?.test(sample.body ?? ''))
      expect(takenFor).toEqual([])
    }
  })

  it('has a sample for each reason it may be closed', () => {
    const reasons = new Set(probe.closed?.map(sign => sign.reason))
    expect(new Set(closed.map(sample => sample.reason))).toEqual(reasons)
  })

  it('has samples of its second look, where it has one', () => {
    expect(gate !== undefined).toBe(probe.gate !== undefined)
    for (const sample of gate?.open ?? []) expect(judgeGate(probe, answer(sample))).toBeUndefined()
    for (const { reason, ...sample } of gate?.closed ?? [])
      expect(judgeGate(probe, answer(sample))).toMatchObject({ status: 'fail', reason, depth: 3 })
  })
})

const answer = ({ status = 200, location, body = '' }: Sample): Answer => ({
  kind: 'answer',
  status,
  headers: {},
  body,
  url: 'https://host.test/below',
  ...(location !== undefined && { pointer: new URL(location, 'https://host.test/below').href }),
})
