import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  failedIn,
  follow,
  isOurFault,
  overtakenIn,
  pursue,
  wakeAt,
  type Pursuit,
  type PursuitEvent,
} from '../../../src/core/health/pursuit.ts'

const candidates = ['a', 'b', 'c', 'd'].map(id => ({ id, host: `${id}.test` }))

/** `800 tick, 900 b answers, 950 a fails`: what happens after the intent, in milliseconds. */
function events(story: string): PursuitEvent[] {
  return story.split(', ').map(part => {
    const [at, who = '', what] = part.split(' ')
    if (who === 'tick') return { what: 'tick', at: Number(at) }
    return { what: what === 'answers' ? 'answer' : 'failure', id: who, at: Number(at) }
  })
}
const told = (story: string, from: Pursuit = pursue(candidates, 0)) => events(story).reduce(follow, from)
const asked = ({ questions }: Pursuit) => questions.map(({ id, at }) => `${id}@${at}`).join(' ')

describe('pursue', () => {
  it('asks the first, and only the first, at once', () => {
    const pursuit = pursue(candidates, 5)
    expect([asked(pursuit), pursuit.outcome, wakeAt(pursuit)]).toEqual(['a@5', 'pending', 805])
  })

  it('asks nobody where data is saved or asking is off, nor where nobody can be asked', () => {
    for (const pursuit of [pursue(candidates, 0, false), pursue([], 0)])
      expect([pursuit.outcome, pursuit.questions, wakeAt(pursuit)]).toEqual(['skipped', [], undefined])
  })
})

describe('follow', () => {
  it.each([
    ['is content with the first answer', '200 a answers', 'a@0', 'found'],
    ['waits before it asks a second', '799 tick', 'a@0', 'pending'],
    ['asks a second beside a silent first', '800 tick', 'a@0 b@800', 'pending'],
    [
      'asks a third beside two silent ones, and no fourth',
      '800 tick, 1400 tick, 2100 tick',
      'a@0 b@800 c@1400',
      'pending',
    ],
    ['asks the next as soon as one fails', '30 a fails', 'a@0 b@30', 'pending'],
    ['takes whoever answers first', '800 tick, 900 b answers', 'a@0 b@800', 'found'],
    ['hears the slow first, too', '800 tick, 900 a answers', 'a@0 b@800', 'found'],
    ['lets it be at the deadline', '800 tick, 1400 tick, 2500 tick', 'a@0 b@800 c@1400', 'nobody'],
    ['asks nobody after the deadline', '2500 a fails', 'a@0', 'nobody'],
    ['sees its own fault when all three fail', '5 a fails, 9 b fails, 12 c fails', 'a@0 b@5 c@9', 'us'],
    ['does not hear who was not asked', '5 b answers, 9 zz answers', 'a@0', 'pending'],
    ['counts no failure twice', '5 a fails, 6 a fails, 7 a fails', 'a@0 b@5', 'pending'],
  ])('%s', (_, story, questions, outcome) => {
    const pursuit = told(story)
    expect([asked(pursuit), pursuit.outcome]).toEqual([questions, outcome])
  })

  it('does not blame itself with two hosts, or when one was merely slow', () => {
    expect(told('5 a fails, 9 b fails', pursue(candidates.slice(0, 2), 0)).outcome).toBe('nobody')
    expect(told('5 a fails, 9 b fails, 2500 tick').outcome).toBe('nobody')
  })

  it('asks no host twice, whatever instances it carries', () => {
    const twins = [...candidates.slice(0, 1), { id: 'a2', host: 'a.test' }, ...candidates.slice(1)]
    expect(asked(told('5 a fails', pursue(twins, 0)))).toBe('a@0 b@5')
  })

  it('never asks more than three hosts, each once, nor for longer than 2.5 s, whatever happens', () => {
    const event = fc.record({
      what: fc.constantFrom('answer' as const, 'failure' as const, 'tick' as const),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      wait: fc.integer({ min: 0, max: 900 }),
    })
    fc.assert(
      fc.property(fc.array(event), stories => {
        let [pursuit, at] = [pursue(candidates, 0), 0]
        for (const { what, id, wait } of stories) {
          at += wait
          const before = pursuit
          pursuit = follow(pursuit, { what, id, at })
          if (before.outcome !== 'pending') expect(pursuit).toBe(before)
          const hosts = pursuit.questions.map(({ host }) => host)
          expect(new Set(hosts).size).toBe(hosts.length)
          expect(hosts.length).toBeLessThanOrEqual(3)
          expect(pursuit.questions.every(question => question.at < 2500)).toBe(true)
          const wake = wakeAt(pursuit)
          expect(wake === undefined).toBe(pursuit.outcome !== 'pending')
          if (wake !== undefined) expect(wake).toBeLessThanOrEqual(2500)
        }
        for (let wake = wakeAt(pursuit); wake !== undefined; wake = wakeAt(pursuit))
          pursuit = follow(pursuit, { what: 'tick', at: wake })
        expect(pursuit.outcome).not.toBe('pending')
      }),
      { numRuns: 500 },
    )
  })
})

describe('failedIn', () => {
  it('names those that failed, and the first when it had all the time; nobody when the fault is here', () => {
    expect(failedIn(told('5 a fails, 40 b answers'))).toEqual(['a'])
    expect(failedIn(told('800 tick, 1400 tick, 2500 tick'))).toEqual(['a'])
    expect(failedIn(told('800 tick, 900 b answers'))).toEqual([])
    expect(failedIn(told('5 a fails, 9 b fails, 12 c fails'))).toEqual([])
  })
})

describe('overtakenIn', () => {
  it.each([
    ['nobody when the first answers, late as it is', '800 tick, 900 a answers', []],
    ['the first when the second answers before it', '800 tick, 900 b answers', ['a']],
    ['both when the third answers before them', '800 tick, 1400 tick, 1500 c answers', ['a', 'b']],
    ['nobody who failed', '5 a fails, 40 b answers', []],
    ['nobody when nobody answers', '800 tick, 1400 tick, 2500 tick', []],
  ])('names %s', (_, story, expected) => {
    expect(overtakenIn(told(story))).toEqual(expected)
  })
})

describe('isOurFault', () => {
  const failure = (host: string, heard: number) => ({
    id: host,
    host,
    at: heard,
    heard,
    outcome: 'failure' as const,
  })
  const answer = (host: string, heard: number) => ({ ...failure(host, heard), outcome: 'answer' as const })

  it.each([
    ['three hosts within three seconds', [failure('a', 0), failure('b', 1500), failure('c', 3000)], true],
    ['three hosts over a longer time', [failure('a', 0), failure('b', 1500), failure('c', 3001)], false],
    ['one host three times', [failure('a', 0), failure('a', 1), failure('a', 2)], false],
    [
      'three while a fourth answers',
      [failure('a', 0), answer('d', 1), failure('b', 2), failure('c', 3)],
      false,
    ],
    [
      'three long after one answered',
      [answer('d', 0), failure('a', 5000), failure('b', 5001), failure('c', 5002)],
      true,
    ],
  ])('judges failures of %s', (_, questions, expected) => {
    expect(isOurFault(questions)).toBe(expected)
  })
})
